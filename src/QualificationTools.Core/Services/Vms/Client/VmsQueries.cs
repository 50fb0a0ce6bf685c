using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Http;

namespace QualificationTools.Vms;

/// <summary>Puts <c>QueryQualification</c> to the service.</summary>
internal sealed class VmsQueries(VmsClient client, Inquiry inquiry)
{
    public const string Action = "QueryQualification";

    /// <summary>Sends a query once. An answer that is not a list of records counts as lost.</summary>
    public static async Task<(Reply Reply, HttpExchange Exchange, VmsQueryPage? Page)> AskOnceAsync(
        VmsClient client,
        VmsQuery query,
        CancellationToken stop)
    {
        var (reply, exchange) = await client
            .PostAsync(Action, JsonSerializer.SerializeToUtf8Bytes(query, VmsJson.Wire.VmsQuery), stop)
            .ConfigureAwait(false);
        if (reply.Kind != ReplyKind.Succeeded)
            return (reply, exchange, null);
        return VmsQueryAnswer.Read(exchange.Body) is { } page
            ? (reply, exchange, page)
            : (
                TransportReply.ForForeignAnswer(exchange, client.Time) with
                {
                    RequestId = reply.RequestId,
                },
                exchange,
                null);
    }

    /// <summary>Gets one page, with retries; null if the reply is not a success.</summary>
    public async Task<(Reply Reply, VmsQueryPage? Page)> AskAsync(VmsQuery query, CancellationToken stop)
    {
        VmsQueryPage? page = null;
        var (reply, _) = await inquiry.AskAsync(Action, async token =>
        {
            (var answer, var exchange, page) = await AskOnceAsync(client, query, token).ConfigureAwait(false);
            return (answer, exchange);
        }, stop).ConfigureAwait(false);
        return (reply, page);
    }

    /// <summary>
    /// Finds qualifications by their numbers. A number that is in neither the reply nor the records does not exist.
    /// </summary>
    public async Task<(Reply Reply, IReadOnlyDictionary<string, VmsQualification> Found)> FindAsync(
        IEnumerable<string> numbers,
        CancellationToken stop)
    {
        var found = new Dictionary<string, VmsQualification>(StringComparer.Ordinal);
        var left = numbers.Distinct(StringComparer.Ordinal).ToList();
        while (true)
        {
            var (reply, page) = await AskAsync(new VmsQuery { QualificationNoList = left, Limit = left.Count }, stop)
                .ConfigureAwait(false);
            if (page is null)
                return (reply, found);
            var before = found.Count;
            foreach (var record in page.Records.Where(record => left.Contains(record.Number!)))
                found.TryAdd(record.Number!, record);
            left.RemoveAll(found.ContainsKey);
            // If the service returns fewer than requested, the rest is requested again.
            if (left.Count == 0 || found.Count == before || !(page.Total > page.Records.Count))
                return (reply, found);
        }
    }
}
