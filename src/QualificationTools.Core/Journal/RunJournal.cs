using System.Security.Cryptography;
using QualificationTools.Bulk;

namespace QualificationTools.Journal;

/// <summary>
/// The memory of bulk runs: an intent before a row is sent, an outcome after, each on disk before the next step. The same
/// command run again skips what succeeded and looks up what was in flight.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private readonly JournalWriter _writer;
    private readonly TimeProvider _time;
    private readonly Dictionary<(string Key, string Digest), Earlier> _earlier = [];
    private readonly Dictionary<string, HashSet<string>> _keys = [];
    private readonly Dictionary<(string Digest, string Type), string> _files = [];

    private RunJournal(JournalWriter writer, TimeProvider time, IEnumerable<JournalLine> lines)
    {
        (_writer, _time) = (writer, time);
        foreach (var line in lines)
            Remember(line);
    }

    /// <summary>Opens or makes a journal, for this process alone.</summary>
    /// <exception cref="JournalException">It belongs to another scope, is in use, damaged, or cannot be written.</exception>
    public static RunJournal Open(string path, JournalScope scope, TimeProvider time)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException or NotSupportedException)
        {
            throw JournalFile.Refuse("JournalNotWritable", path, e);
        }
        catch (IOException e)
        {
            // A read-only file system says so in an IOException too; a file that can be looked at is not in use.
            throw JournalFile.Refuse(IsInUse(path) ? "JournalInUse" : "JournalNotWritable", path, e);
        }

        try
        {
            return Open(stream, static s => ((FileStream)s).Flush(flushToDisk: true), path, scope, time);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="Open(string, JournalScope, TimeProvider)"/>, over any stream.</summary>
    internal static RunJournal Open(Stream stream, Action<Stream> flush, string path, JournalScope scope, TimeProvider time)
    {
        var lines = new List<JournalLine>();
        var end = 0L;
        foreach (var (line, lineEnd) in JournalFile.Read(stream, path))
        {
            lines.Add(line);
            end = lineEnd;
        }

        if (lines.Count > 0)
            Check(lines[0], path, scope);
        try
        {
            stream.SetLength(end);
            stream.Position = end;
            if (lines.Count == 0)
            {
                stream.Write(JournalFile.Write(Header(scope, time)));
                flush(stream);
            }
        }
        catch (IOException e)
        {
            throw JournalFile.Refuse("JournalNotWritable", path, e);
        }

        return new RunJournal(new JournalWriter(stream, flush), time, lines);
    }

    public static string Digest(ReadOnlySpan<byte> body) => Convert.ToHexString(SHA256.HashData(body));

    /// <summary>
    /// Tells what an earlier run left of a row, and takes it out of the memory: of two equal rows in the input, one success
    /// skips one.
    /// </summary>
    public EarlierOutcome? Take(string? key, string digest)
    {
        if (_earlier.Count == 0 || !_earlier.TryGetValue((key ?? "", digest), out var earlier))
            return null;
        if (earlier.Succeeded.TryDequeue(out var succeeded))
            return new EarlierOutcome(succeeded);
        if (earlier.Open == 0)
            return null;
        earlier.Open--;
        return new EarlierOutcome(null) { IntendedAt = earlier.IntendedAt, ConcludedAt = earlier.ConcludedAt };
    }

    /// <summary>Returns what earlier runs sent for a key besides a row.</summary>
    public Rivals RivalsOf(string? key, string digest)
    {
        if (key is null || !_keys.TryGetValue(key, out var digests) || !digests.Any(other => other != digest))
            return Rivals.None;
        return digests.Any(other => other != digest && _earlier[(key, other)].WasLeftOpen) ? Rivals.Possible : Rivals.Settled;
    }

    /// <summary>Notes that a row is about to be sent.</summary>
    public Task IntendAsync(long row, string? key, string digest) =>
        _writer.AppendAsync(JournalFile.Write(new JournalLine { Kind = JournalLine.IntentKind, At = _time.GetUtcNow(), Row = row, Key = key, Digest = digest }));

    /// <summary>Notes what became of a row.</summary>
    public Task ConcludeAsync(QualificationResult result, string? digest, bool wasSent = true) => _writer.AppendAsync(JournalFile.Write(new JournalLine
    {
        Kind = JournalLine.OutcomeKind,
        At = _time.GetUtcNow(),
        Row = result.Row,
        Key = result.Input.NotedKey,
        Digest = digest,
        Status = wasSent ? result.Status.ToString() : JournalLine.NotSent,
        Code = result.ErrorCode,
        RequestId = result.RequestId,
        TaskId = result.ReviewTaskId,
        Attempts = result.Attempts,
    }));

    /// <summary>Gives the code under which an earlier run uploaded a content, if one did.</summary>
    /// <param name="digest">The content's SHA-256.</param>
    /// <param name="type">The kind of the file on the wire.</param>
    public string? FindFile(string digest, string type) => _files.GetValueOrDefault((digest, type));

    /// <summary>Notes that a file was uploaded.</summary>
    public Task NoteFileAsync(string digest, string type, string code) => _writer.AppendAsync(JournalFile.Write(new JournalLine
    {
        Kind = JournalLine.FileKind,
        At = _time.GetUtcNow(),
        Digest = digest,
        FileType = type,
        FileCode = code,
    }));

    /// <summary>Puts everything on disk and lets the file go.</summary>
    public void Dispose() => _writer.Dispose();

    private static JournalLine Header(JournalScope scope, TimeProvider time) => new()
    {
        Kind = JournalLine.HeaderKind,
        At = time.GetUtcNow(),
        Version = JournalFile.Version,
        Service = scope.Service,
        Action = scope.Action,
        Endpoint = scope.Endpoint,
        Account = scope.Account,
    };

    private static void Check(JournalLine header, string path, JournalScope scope)
    {
        if (header.Kind != JournalLine.HeaderKind)
            throw JournalFile.Refuse("JournalCorrupt", path, null, 1);
        if (header.Version != JournalFile.Version)
            throw JournalFile.Refuse("JournalVersion", path, null, header.Version ?? 0);
        if (new JournalScope(header.Service ?? "", header.Action ?? "", header.Endpoint ?? "", header.Account ?? "") != scope)
            throw JournalFile.Refuse("JournalMismatch", path, null, $"{header.Service} {header.Action} {header.Endpoint}", $"{scope.Service} {scope.Action} {scope.Endpoint}");
    }

    private static bool IsInUse(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path);
        }
    }

    private void Remember(JournalLine line)
    {
        if (line is { Kind: JournalLine.FileKind, Digest: { } content, FileType: { } type, FileCode: { } code })
            _files[(content, type)] = code;
        if (line.Kind is not (JournalLine.IntentKind or JournalLine.OutcomeKind) || line.Digest is null)
            return;
        var identity = (line.Key ?? "", line.Digest);
        if (!_earlier.TryGetValue(identity, out var earlier))
            _earlier.Add(identity, earlier = new Earlier());
        if (!_keys.TryGetValue(identity.Item1, out var digests))
            _keys.Add(identity.Item1, digests = []);
        digests.Add(line.Digest);
        if (line.Kind == JournalLine.IntentKind)
        {
            if (earlier.Open++ == 0)
                earlier.IntendedAt = line.At;
            earlier.ConcludedAt = null;
            earlier.WasLeftOpen = true;
            return;
        }

        // What is still unknown stays open: it is looked up before it is sent again.
        earlier.ConcludedAt = line.At;
        if (line.Status == nameof(QualificationStatus.Unknown))
            return;
        earlier.WasLeftOpen = earlier.Open > 1;
        earlier.Open = Math.Max(0, earlier.Open - 1);
        if (line.Status == nameof(QualificationStatus.Succeeded))
            earlier.Succeeded.Enqueue(line);
    }

    private sealed class Earlier
    {
        public int Open { get; set; }

        public bool WasLeftOpen { get; set; }

        public DateTimeOffset IntendedAt { get; set; }

        public DateTimeOffset? ConcludedAt { get; set; }

        public Queue<JournalLine> Succeeded { get; } = new();
    }
}

/// <summary>What an earlier run left of a row: a success, or the question whether it took effect.</summary>
/// <param name="Success">The outcome's line, or null where the row was in flight.</param>
internal sealed record EarlierOutcome(JournalLine? Success)
{
    /// <summary>Gets when the row was first about to be sent, of those whose outcome is open.</summary>
    public DateTimeOffset IntendedAt { get; init; }

    /// <summary>Gets when its outcome was noted as unknown; null where the run ended before.</summary>
    public DateTimeOffset? ConcludedAt { get; init; }
}
