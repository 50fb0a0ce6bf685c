namespace QualificationTools.Emulator.Recording;

/// <summary>Holds the newest requests, bounded by number and by bytes.</summary>
internal sealed class RequestLog(int limit, long byteLimit)
{
    /// <summary>The bytes to keep of a body: a few uploads must not push out everything else.</summary>
    public const int BodyLimit = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private long _bytes;

    public void Add(RecordedRequest request)
    {
        if (limit == 0)
            return;
        lock (_gate)
        {
            _requests.Enqueue(request);
            _bytes += request.Body.Length;
            while (_requests.Count > limit || (_bytes > byteLimit && _requests.Count > 1))
                _bytes -= _requests.Dequeue().Body.Length;
        }
    }

    public RecordedRequest[] Snapshot()
    {
        lock (_gate)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _bytes = 0;
        }
    }

    public static ReadOnlyMemory<byte> Keep(byte[] body) =>
        body.Length <= BodyLimit ? body : body.AsSpan(0, BodyLimit).ToArray();
}
