using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>Implements QueryQualification.</summary>
internal sealed class VmsQueryAction(VmsStore store, EmulatorOptions options, VmsAssumptions assumptions)
{
    private const int DefaultLimit = 20;

    public Answer Query(ServiceCall call, string region)
    {
        if (call.Body.Length > 0 && call.Json is null)
            return VmsEnvelope.Error(call, VmsError.RequestParametersError, "the body is not a JSON object", region);
        var (filter, problem) = QualificationFilter.Read(call.Json ?? default);
        if (problem is not null)
            return VmsEnvelope.Error(call, VmsError.RequestParametersError, problem, region);
        var (page, total) = filter.IsEmpty ? store.Page(filter.Offset, filter.Limit) : Select(filter, call.Now);
        return VmsEnvelope.Ok(call, region, (page, total, filter, call, options, assumptions), static (json, part) =>
        {
            json.WriteStartObject();
            if (part.page.Length > 0 || part.assumptions.RecordList == "present")
            {
                json.WriteStartArray("Records");
                foreach (var record in part.page)
                    new QualificationView(json, part.call, part.assumptions).Write(record, part.options);
                json.WriteEndArray();
            }
            else if (part.assumptions.RecordList == "nullWhenEmpty")
                json.WriteNull("Records");
            json.WriteNumber("Limit", part.filter.Limit);
            json.WriteNumber("Offset", part.filter.Offset);
            json.WriteNumber("Total", part.total);
            json.WriteEndObject();
        });
    }

    private (Qualification[] Page, int Total) Select(QualificationFilter filter, DateTimeOffset now)
    {
        var candidates = filter.Numbers is { } numbers
            ? numbers.Select(store.Find).OfType<Qualification>()
            : store.Snapshot();
        var page = new List<Qualification>();
        var total = 0;
        foreach (var record in candidates)
        {
            lock (record)
            {
                record.Settle(now, options);
                if (!filter.Fits(record))
                    continue;
            }
            if (total++ >= filter.Offset && page.Count < filter.Limit)
                page.Add(record);
        }
        return ([.. page], total);
    }

    private sealed record QualificationFilter(
        IReadOnlyList<string>? Numbers,
        int? Status,
        string? EntityPart,
        int Offset,
        int Limit)
    {
        public bool IsEmpty => Numbers is null && Status is null && EntityPart is null;

        public static (QualificationFilter Filter, string? Problem) Read(JsonElement json)
        {
            var filter = new QualificationFilter(null, null, null, 0, DefaultLimit);
            if (json.Member("QualificationNoList") is { } list)
            {
                if (!IsListOfTexts(list))
                    return (filter, "QualificationNoList must be an array of strings");
                if (list.GetArrayLength() > 0)
                    filter = filter with
                    {
                        Numbers =
                        [
                            .. list.EnumerateArray()
                                .Select(number => number.GetString()!)
                                .Distinct(StringComparer.Ordinal),
                        ],
                    };
            }
            if (json.Member("ApprovalStatus") is { } status)
            {
                if (StatusOf(status) is not { } number)
                    return (filter, "ApprovalStatus must be 1, 2 or 3");
                filter = filter with { Status = number };
            }
            if (json.Member("QualificationEntityQueryPattern") is { } pattern)
            {
                if (pattern.ValueKind != JsonValueKind.String)
                    return (filter, "QualificationEntityQueryPattern must be a string");
                filter = filter with { EntityPart = pattern.GetString() is { Length: > 0 } text ? text : null };
            }
            if (json.Member("Offset") is not null)
                filter = filter with { Offset = json.Int("Offset") ?? -1 };
            if (json.Member("Limit") is not null)
                filter = filter with { Limit = json.Int("Limit") ?? -1 };
            return (
                filter,
                filter.Offset < 0 || filter.Limit < 0 ? "Offset and Limit must be integers of 0 or more" : null);
        }

        // Older SDKs send the status as a string.
        private static int? StatusOf(JsonElement json) =>
            int.TryParse(json.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 3
                ? number
                : null;

        private static bool IsListOfTexts(JsonElement list) =>
            list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(number => number.ValueKind == JsonValueKind.String);

        public bool Fits(Qualification record) =>
            (Status is null || record.Status == Status)
            && (EntityPart is null || record.Entity.Contains(EntityPart, StringComparison.Ordinal));
    }
}
