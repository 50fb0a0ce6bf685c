using System.Collections.Frozen;
using System.Globalization;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Implements upload_material.</summary>
internal sealed class MaterialUpload(DouyinStore store, DouyinTokens tokens, TimeProvider time)
{
    private const int MostPerSecond = 10;
    private const int Megabyte = 1024 * 1024;

    private static readonly FrozenDictionary<int, MaterialLimit> Limits = new Dictionary<int, MaterialLimit>
    {
        [1000] = MaterialLimit.LargeImage,
        [1001] = MaterialLimit.LargeImage,
        [1002] = MaterialLimit.LargeImage,
        [1003] = MaterialLimit.LargeImage,
        [1004] = MaterialLimit.LargeImage,
        [1005] = MaterialLimit.LargeImage,
        [1006] = MaterialLimit.LargeImage,
        [1007] = MaterialLimit.SmallImage,
        [1008] = MaterialLimit.SmallImage,
        [1009] = MaterialLimit.SmallImage,
        [1010] = MaterialLimit.Document,
        [1011] = MaterialLimit.SmallImage,
        [1012] = MaterialLimit.SmallImage,
    }.ToFrozenDictionary();

    private readonly Lock _gate = new();
    private readonly Queue<long> _recent = new();

    public Answer Upload(ServiceCall call)
    {
        var form = MultipartForm.Read(call.ContentType, call.Body);
        if (form is null)
            return Refused(call, DouyinProblem.Illegal("the body", "is not multipart/form-data"));
        if (
            (DouyinService.CheckAppId(form.Text("appid"), "appid") ?? tokens.Check(form.Text("access_token"))) is
            { } refusal)
            return Refused(call, refusal);
        if (!TryTakeTurn())
            return Refused(call, new(28003018, "too many requests"));
        if (CheckFile(form, out var content) is { } problem)
            return Refused(call, problem);

        var path = $"certification/resource/{Guid.NewGuid():N}";
        store.Files.Add(path, content);
        call.Applied = true;
        return DouyinEnvelope.OkNumbered(
            call,
            FaultEnvelope.ErrTips,
            path,
            static (json, path) => json.WriteString("path", path));
    }

    public void Reset()
    {
        lock (_gate)
            _recent.Clear();
    }

    private static DouyinProblem? CheckFile(MultipartForm form, out byte[] content)
    {
        content = form.File("material_file") ?? [];
        if (form.Text("material_type") is not { Length: > 0 } type)
            return DouyinProblem.Missing("material_type");
        if (
            !int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !Limits.TryGetValue(number, out var limit))
            return new(60042, $"material_type {type} is not known");
        if (content.Length == 0)
            return new(60043, "material_file is missing");
        if (content.Length > limit.Bytes)
            return new(60041, $"material_file has more than {limit.Bytes / Megabyte} MB");
        return limit.Formats.Contains(FileFormat.Of(content))
            ? null
            : new(60044, $"material_file must be {string.Join(" or ", limit.Formats)}");
    }

    /// <summary>Returns whether one more upload is allowed: at most ten in any second.</summary>
    private bool TryTakeTurn()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
                _recent.Dequeue();
            if (_recent.Count >= MostPerSecond)
                return false;
            _recent.Enqueue(now);
            return true;
        }
    }

    private static Answer Refused(ServiceCall call, DouyinProblem problem) =>
        DouyinEnvelope.Error(call, FaultEnvelope.ErrTips, problem);

    private sealed record MaterialLimit(int Bytes, string?[] Formats)
    {
        public static readonly MaterialLimit LargeImage = new(20 * Megabyte, [FileFormat.Jpeg, FileFormat.Png]);
        public static readonly MaterialLimit SmallImage = new(5 * Megabyte, [FileFormat.Jpeg, FileFormat.Png]);
        public static readonly MaterialLimit Document = new(5 * Megabyte, [FileFormat.Pdf]);
    }
}
