using System.Collections.Concurrent;
using QualificationTools.Bulk;

namespace QualificationTools.Douyin;

/// <summary>
/// The platform takes at most ten uploads a second of an app. They leave evenly, for all commands of the process
/// together.
/// </summary>
internal static class DouyinUploadPace
{
    // Evenly sent requests do not arrive evenly: a little below the limit, no second has an eleventh.
    private const double UploadsPerSecond = 9;

    private static readonly ConcurrentDictionary<(string Host, string AppId, TimeProvider Time), RequestGate> Gates =
        new();

    public static RequestGate For(Uri host, string appId, TimeProvider time) => Gates.GetOrAdd(
        (host.Authority, appId, time),
        static key => new RequestGate(new BulkOptions { RequestsPerSecond = UploadsPerSecond, Time = key.Time }));
}
