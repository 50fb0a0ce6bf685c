using QualificationTools.Files;

namespace QualificationTools.Journal;

/// <summary>
/// Represents the memory of runs: an intent before a row is sent, an outcome after it, each on disk before the next
/// step. The same command run again skips the rows that succeeded and looks up those that were in flight.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    // A run does not end soon, so waiting is pointless.
    private static readonly FilePatience OneTry = new(1, _ => { });

    private readonly JournalWriter _writer;
    private readonly DigestKey _key;
    private readonly TimeProvider _time;
    private readonly Dictionary<(string Key, string Digest), Earlier> _earlier = [];
    private readonly Dictionary<string, HashSet<string>> _keys = [];
    private readonly Dictionary<(string Digest, string Type), string> _files = [];
    private FileTurn? _turn;

    private RunJournal(JournalWriter writer, DigestKey key, TimeProvider time, IEnumerable<JournalLine> lines)
    {
        (_writer, _key, _time) = (writer, key, time);
        foreach (var line in lines)
            Remember(line);
    }

    /// <summary>Opens or creates a journal, for one run at a time. Others can read it meanwhile.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="scope">The scope that it must have.</param>
    /// <param name="time">The clock.</param>
    /// <param name="run">The run to record; null for none.</param>
    /// <exception cref="JournalException">It has another scope, is in use or damaged, or cannot be written.</exception>
    public static RunJournal Open(string path, JournalScope scope, TimeProvider time, JournalRun? run = null)
    {
        JournalFile.RefuseWhatIsNoFile(path);
        var turn = Access("JournalInUse", path, () => FileTurn.Take(path, OneTry));
        FileStream? stream = null;
        try
        {
            stream = Access("JournalHeld", path, () => FilePatience.Short.Try(
                () => PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read)));
            var journal = Open(stream, static s => ((FileStream)s).Flush(flushToDisk: true), path, scope, time, run);
            journal._turn = turn;
            return journal;
        }
        catch
        {
            stream?.Dispose();
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Reads a journal for a run that only plans; nothing is written to it, and it may be in use.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="scope">The scope that it must have.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The journal; null if it does not exist yet.</returns>
    /// <exception cref="JournalException">It has another scope, is damaged, or cannot be read.</exception>
    public static RunJournal? Read(string path, JournalScope scope, TimeProvider time)
    {
        JournalFile.RefuseWhatIsNoFile(path);
        if (!File.Exists(path))
            return null;
        using var stream = JournalFile.OpenForReading(path);
        var lines = JournalFile.Read(stream, path).Select(read => read.Line).ToList();
        if (lines.Count > 0)
            Check(lines[0], path, scope);
        return new RunJournal(new JournalWriter(Stream.Null, static _ => { }), scope.Key, time, lines);
    }

    /// <summary>
    /// Does the same as <see cref="Open(string, JournalScope, TimeProvider, JournalRun?)"/> with any stream.
    /// </summary>
    internal static RunJournal Open(
        Stream stream,
        Action<Stream> flush,
        string path,
        JournalScope scope,
        TimeProvider time,
        JournalRun? run = null)
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
            byte[] begin =
            [
                .. lines.Count == 0 ? JournalFile.Write(Header(scope, time)) : [],
                .. run is null ? [] : JournalFile.Write(JournalLine.Of(run, time.GetUtcNow())),
            ];
            if (begin.Length > 0)
            {
                stream.Write(begin);
                flush(stream);
            }
        }
        catch (IOException e)
        {
            throw JournalFile.Refuse("JournalNotWritable", path, e);
        }

        return new RunJournal(new JournalWriter(stream, flush), scope.Key, time, lines);
    }

    /// <summary>Returns the digest of a body in the journal.</summary>
    public string Digest(ReadOnlySpan<byte> body) => _key.Of(body);

    /// <summary>
    /// Returns what an earlier run left of a row, and removes it from memory: of two equal rows in the input, one
    /// success skips one.
    /// </summary>
    public EarlierOutcome? Take(string? key, string digest)
    {
        if (_earlier.Count == 0 || !_earlier.TryGetValue((_key.OfKey(key) ?? "", digest), out var earlier))
            return null;
        if (earlier.Succeeded.TryDequeue(out var succeeded))
            return new EarlierOutcome(succeeded);
        if (earlier.Open == 0)
            return null;
        earlier.Open--;
        return new EarlierOutcome(null)
        {
            IntendedAt = earlier.IntendedAt,
            ServiceIntendedAt = earlier.ServiceIntendedAt,
            ConcludedAt = earlier.ConcludedAt,
        };
    }

    /// <summary>Returns what earlier runs sent for a key apart from a row.</summary>
    public Rivals RivalsOf(string? key, string digest)
    {
        if (
            _key.OfKey(key) is not { } noted
            || !_keys.TryGetValue(noted, out var digests)
            || !digests.Any(other => other != digest))
            return Rivals.None;
        return digests.Any(other => other != digest && _earlier[(noted, other)].WasLeftOpen)
            ? Rivals.Possible
            : Rivals.Settled;
    }

    /// <summary>Records that a row is about to be sent.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="digest">The digest of its body.</param>
    /// <param name="serviceNow">The time by the service's clock, which is not set back with this machine's; null if it
    /// is not known.</param>
    public Task IntendAsync(long row, string? key, string digest, DateTimeOffset? serviceNow = null) =>
        _writer.AppendAsync(JournalFile.Write(new JournalLine
        {
            Kind = JournalLine.IntentKind,
            At = _time.GetUtcNow(),
            ServiceAt = serviceNow,
            Row = row,
            Key = _key.OfKey(key),
            Digest = digest,
        }));

    /// <summary>Records the outcome of a row.</summary>
    public Task ConcludeAsync(JournalOutcome outcome) => _writer.AppendAsync(JournalFile.Write(new JournalLine
    {
        Kind = JournalLine.OutcomeKind,
        At = _time.GetUtcNow(),
        Row = outcome.Row,
        Key = _key.OfKey(outcome.Key),
        Digest = outcome.Digest,
        Status = outcome.WasSent ? outcome.Status.ToString() : JournalLine.NotSent,
        Code = outcome.Code,
        RequestId = outcome.RequestId,
        TaskId = outcome.TaskId,
        Attempts = outcome.Attempts,
    }));

    /// <summary>Returns the code under which an earlier run uploaded a content, if one did.</summary>
    /// <param name="digest">The content's SHA-256.</param>
    /// <param name="type">The type of the file on the wire.</param>
    public string? FindFile(string digest, string type) => _files.GetValueOrDefault((_key.Of(digest)!, type));

    /// <summary>Records that a file was uploaded.</summary>
    public Task NoteFileAsync(string digest, string type, string code) =>
        _writer.AppendAsync(
            JournalFile.Write(
                new JournalLine
                {
                    Kind = JournalLine.FileKind,
                    At = _time.GetUtcNow(),
                    Digest = _key.Of(digest),
                    FileType = type,
                    FileCode = code,
                }));

    /// <summary>Flushes everything to disk and closes the file.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _turn?.Dispose();
    }

    private static JournalLine Header(JournalScope scope, TimeProvider time) => new()
    {
        Kind = JournalLine.HeaderKind,
        At = time.GetUtcNow(),
        Version = JournalFile.Version,
        Service = scope.Service,
        Action = scope.Action,
        Endpoint = scope.Endpoint,
        Account = scope.Account,
        KeyCheck = scope.Key.Check,
    };

    private static void Check(JournalLine header, string path, JournalScope scope)
    {
        JournalFile.CheckHeader(header, path);
        if (
            new JournalScope(header.Service ?? "", header.Action ?? "", header.Endpoint ?? "", header.Account ?? "")
            {
                Key = scope.Key,
            } != scope)
            throw JournalFile.Refuse(
                "JournalMismatch",
                path,
                null,
                $"{header.Service} {header.Action} {header.Endpoint}",
                $"{scope.Service} {scope.Action} {scope.Endpoint}");
        // Its digests cannot be compared with this run's: every row would look new and be sent again.
        if (header.KeyCheck != scope.Key.Check)
            throw JournalFile.Refuse("JournalSecretChanged", path);
    }

    private static T Access<T>(string heldId, string path, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw JournalFile.Refuse(FilePatience.IsHeld(e) ? heldId : "JournalNotWritable", path, e);
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
                (earlier.IntendedAt, earlier.ServiceIntendedAt) = (line.At, line.ServiceAt);
            earlier.ConcludedAt = null;
            earlier.WasLeftOpen = true;
            return;
        }

        // A row that is still unknown stays open: it is looked up before it is sent again.
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

        public DateTimeOffset? ServiceIntendedAt { get; set; }

        public DateTimeOffset? ConcludedAt { get; set; }

        public Queue<JournalLine> Succeeded { get; } = new();
    }
}

/// <summary>Represents what an earlier run left of a row: a success, or an open outcome.</summary>
/// <param name="Success">The line of the outcome, or null if the row was in flight.</param>
internal sealed record EarlierOutcome(JournalLine? Success)
{
    /// <summary>Gets when the row was first about to be sent, among attempts whose outcome is open.</summary>
    public DateTimeOffset IntendedAt { get; init; }

    /// <summary>Gets the same time by the service's clock; null if it was not known.</summary>
    public DateTimeOffset? ServiceIntendedAt { get; init; }

    /// <summary>Gets when its outcome was recorded as unknown; null if the run ended before that.</summary>
    public DateTimeOffset? ConcludedAt { get; init; }
}
