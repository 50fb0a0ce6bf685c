using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Files;

/// <summary>Rows that name local files, through the whole engine.</summary>
public sealed class RowsWithFilesTests : IDisposable
{
    private static readonly Reply Success = new(ReplyKind.Succeeded) { HttpStatus = 200 };

    private readonly SamplePhotos _photos = new();
    private readonly ManualTime _time = new();

    private BulkOptions Options => new() { Time = _time, Random = () => 0.5, ThrottleLimit = 4, Folder = new LocalFolder(_photos.Folder) };

    public void Dispose() => _photos.Dispose();

    [Fact]
    public async Task Code_is_sent_in_place_of_the_path_and_the_result_keeps_the_path()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var operation = new Operation(new ScriptedUpload(_time, Success));

        var result = Assert.Single(await RunAsync(operation, ["./a.png"]));

        Assert.Equal((QualificationStatus.Succeeded, 1, "./a.png"), (result.Status, result.Attempts, ((VmsQualificationForm)result.Input).AdminInfo!.IdCardFrontPhotoFileCode));
        Assert.Equal(["code1"], operation.SentCodes);
    }

    [Fact]
    public async Task Bad_file_makes_the_row_invalid_before_anything_is_sent_and_the_rest_goes_on()
    {
        _photos.Write("text.jpg", "text"u8.ToArray());
        _photos.Write("good.png", SamplePhotos.Png());
        var operation = new Operation(new ScriptedUpload(_time, Success));

        var results = await RunAsync(operation, ["./text.jpg", "./good.png"]);

        Assert.Equal([QualificationStatus.Invalid, QualificationStatus.Succeeded], results.OrderBy(result => result.Row).Select(result => result.Status));
        Assert.Equal("FileWrongFormat", Assert.Single(results.Single(result => result.Row == 1).Problems).RuleId);
        Assert.Single(operation.Upload.Sent);
    }

    [Fact]
    public async Task Limits_may_be_ignored_and_a_missing_file_may_not()
    {
        _photos.Write("text.jpg", "text"u8.ToArray());
        var operation = new Operation(new ScriptedUpload(_time, Success));

        var results = await RunAsync(operation, ["./text.jpg", "./gone.jpg"], Options with { SkipValidation = true });

        Assert.Equal([QualificationStatus.Succeeded, QualificationStatus.Invalid], results.OrderBy(result => result.Row).Select(result => result.Status));
    }

    [Fact]
    public async Task Photo_of_many_rows_is_uploaded_once_also_while_it_is_under_way()
    {
        for (var i = 0; i < 3; i++)
            _photos.Write($"a{i}.png", SamplePhotos.Png());
        var held = new TaskCompletionSource();
        var operation = new Operation(new ScriptedUpload(_time, Success) { Held = held.Task });

        var run = RunAsync(operation, Enumerable.Range(0, 50).Select(row => $"./a{row % 3}.png"));
        held.SetResult();
        var results = await run.Soon();

        Assert.All(results, result => Assert.Equal(QualificationStatus.Succeeded, result.Status));
        Assert.Single(operation.Upload.Sent);
    }

    [Fact]
    public async Task Refused_file_is_not_sent_again_and_refuses_every_row()
    {
        using var _ = InCulture.English();
        _photos.Write("a.png", SamplePhotos.Png());
        var operation = new Operation(new ScriptedUpload(_time, new Reply(ReplyKind.Rejected, "60044", "bad format") { Advice = "Convert it." }));

        var results = await RunAsync(operation, ["./a.png", "./a.png"], Options with { ThrottleLimit = 1 });

        Assert.All(results, result => Assert.Equal(
            (QualificationStatus.Rejected, "60044", "AdminIdCardFrontPhotoFileCode: bad format", "Convert it.", 0),
            (result.Status, result.ErrorCode, result.ErrorMessage, result.Advice, result.Attempts)));
        Assert.Single(operation.Upload.Sent);
        Assert.Empty(operation.SentCodes);
    }

    [Fact]
    public async Task Upload_whose_answer_was_lost_is_sent_again()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var operation = new Operation(new ScriptedUpload(_time, Replies.Unknown, Replies.NotApplied, Success));

        var result = Assert.Single(await _time.RunAsync(RunAsync(operation, ["./a.png"]), TimeSpan.FromSeconds(1)));

        Assert.Equal((QualificationStatus.Succeeded, 3), (result.Status, operation.Upload.Sent.Count));
    }

    [Fact]
    public async Task Upload_that_is_given_up_fails_its_row_and_the_next_row_tries_anew()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var operation = new Operation(new ScriptedUpload(_time, Replies.Unknown, Success));

        var results = await RunAsync(operation, ["./a.png", "./a.png"], Options with { MaximumRetryCount = 0, ThrottleLimit = 1 });

        Assert.Equal([QualificationStatus.Failed, QualificationStatus.Succeeded], results.Select(result => result.Status));
        Assert.Single(operation.SentCodes);
    }

    [Fact]
    public async Task Fatal_upload_ends_the_run()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        _photos.Write("b.png", SamplePhotos.Png(seed: 2));
        var operation = new Operation(new ScriptedUpload(_time, Replies.Fatal));

        var results = await RunAsync(operation, ["./a.png", "./b.png"], Options with { ThrottleLimit = 1 });

        Assert.Equal(["SignatureDoesNotMatch", "RunStopped"], results.Select(result => result.ErrorCode));
        Assert.Single(operation.Upload.Sent);
        Assert.Empty(operation.SentCodes);
    }

    [Fact]
    public async Task Changed_file_fails_its_row_at_once()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var operation = new Operation(new ScriptedUpload(_time, new Reply(ReplyKind.NotApplied, "FileChanged", "It has changed.") { IsFinal = true }));

        var result = Assert.Single(await RunAsync(operation, ["./a.png"]));

        Assert.Equal((QualificationStatus.Failed, "FileChanged", 1), (result.Status, result.ErrorCode, operation.Upload.Sent.Count));
    }

    [Fact]
    public async Task File_is_in_the_journal_before_the_row_is_sent_and_without_its_name()
    {
        _photos.Write("李四.png", SamplePhotos.Png());
        var stream = new MemoryStream();
        var text = "";
        var operation = new Operation(new ScriptedUpload(_time, Success)) { OnSend = () => text = Encoding.UTF8.GetString(stream.ToArray()) };

        await RunAsync(operation, ["./李四.png"], journal: stream);

        Assert.Contains($"\"digest\":\"{Engine.Scope.Key.Of(SamplePhotos.Digest(SamplePhotos.Png()))}\",\"fileType\":\"IdCardFrontPhoto\",\"fileCode\":\"code1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_run_takes_codes_from_the_journal()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var stream = new MemoryStream();
        await RunAsync(new Operation(new ScriptedUpload(_time, Success), Replies.NotApplied), ["./a.png"], Options with { MaximumRetryCount = 0 }, stream);
        var operation = new Operation(new ScriptedUpload(_time, Success));

        var results = await RunAsync(operation, ["./a.png", "./a.png"], journal: stream);

        Assert.All(results, result => Assert.Equal(QualificationStatus.Succeeded, result.Status));
        Assert.Empty(operation.Upload.Sent);
        Assert.Equal(["code1", "code1"], operation.SentCodes);
    }

    [Fact]
    public async Task Row_counts_by_the_content_of_its_files()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var stream = new MemoryStream();
        await RunAsync(new Operation(new ScriptedUpload(_time, Success)), ["./a.png"], journal: stream);
        _photos.Write("moved/b.png", SamplePhotos.Png());
        var same = await RunAsync(new Operation(new ScriptedUpload(_time, Success)), ["moved/b.png"], journal: stream);
        File.SetLastWriteTimeUtc(_photos.Write("a.png", SamplePhotos.Png(seed: 2)), DateTime.UnixEpoch);
        var other = await RunAsync(new Operation(new ScriptedUpload(_time, Success)), ["./a.png"], journal: stream);

        Assert.Equal((QualificationStatus.Skipped, QualificationStatus.Succeeded), (same[0].Status, other[0].Status));
    }

    [Theory(Timeout = 60_000)]
    // The old record is looked at until the killed request cannot take effect any more.
    [InlineData(true, 7)]
    [InlineData(false, 0)]
    public async Task Row_left_in_flight_is_looked_up_with_the_codes_it_was_sent_with(bool wasUploaded, int lookUps)
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var stream = new MemoryStream();
        // What a process leaves that ended while the row, or its file, was on its way.
        var first = new Operation(new ScriptedUpload(_time, wasUploaded ? Success : Replies.Fatal), Replies.Unknown) { LookUp = Evidence.Undecided };
        await _time.RunAsync(RunAsync(first, ["./a.png"], Options with { MaximumRetryCount = 0 }, stream), TimeSpan.FromSeconds(1));
        Cut(stream, keepFiles: wasUploaded);
        var operation = new Operation(new ScriptedUpload(_time, Success)) { LookUp = Evidence.Old };

        var result = Assert.Single(await _time.RunAsync(RunAsync(operation, ["./a.png"], journal: stream), TimeSpan.FromSeconds(1)));

        Assert.Equal((QualificationStatus.Succeeded, lookUps, wasUploaded ? 0 : 1), (result.Status, operation.LookedUpCodes.Count, operation.Upload.Sent.Count));
        Assert.All(operation.LookedUpCodes, code => Assert.Equal("code1", code));
    }

    [Fact]
    public async Task Full_disk_at_the_files_line_keeps_the_row_from_being_sent()
    {
        _photos.Write("a.png", SamplePhotos.Png());
        var flushes = 0;
        using var journal = RunJournal.Open(new MemoryStream(), _ => Flush(), "journal", Engine.Scope, _time);
        var operation = new Operation(new ScriptedUpload(_time, Success));
        var sender = new RowSender<VmsQualificationForm, VmsQualificationResult>(operation, Options, new RequestGate(Options), journal);

        var result = await sender.SendAsync(1, Form("./a.png", 1), TestContext.Current.CancellationToken);

        Assert.Equal((QualificationStatus.Failed, "JournalFailed", "JournalFailed"), (result.Status, result.ErrorCode, sender.Fatal?.Code));
        Assert.Empty(operation.SentCodes);

        // The header and the intent go to disk.
        void Flush()
        {
            if (++flushes > 2)
                throw new IOException("The disk is full.");
        }
    }

    private static void Cut(MemoryStream stream, bool keepFiles)
    {
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.Contains("\"t\":\"outcome\"", StringComparison.Ordinal) && (keepFiles || !line.Contains("\"t\":\"file\"", StringComparison.Ordinal)));
        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
    }

    private static VmsQualificationForm Form(string path, long number)
    {
        var form = SampleForms.Vms(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"QUA{number}"));
        form.AdminInfo!.IdCardFrontPhotoFileCode = path;
        return form;
    }

    private Task<List<VmsQualificationResult>> RunAsync(Operation operation, IEnumerable<string> paths, BulkOptions? options = null, MemoryStream? journal = null) =>
        ManualTimeRun.OnAThread(() =>
        {
            using var memory = journal is null ? null : RunJournal.Open(new KeptStream(journal), _ => { }, "journal", Engine.Scope, _time);
            using var run = new BulkRun<VmsQualificationForm, VmsQualificationResult>(operation, options ?? Options, memory);
            var results = new List<VmsQualificationResult>();
            foreach (var path in paths)
            {
                // With a journal, equal photos make equal rows: the number stays the same then.
                while (!run.TryAdd(run.Added + 1, Form(path, journal is null ? run.Added + 1 : 1)))
                    results.Add(run.Take()!);
            }

            run.Complete();
            while (run.Take() is { } result)
                results.Add(result);
            return results;
        });

    /// <summary>An update whose requests are the codes of one photo.</summary>
    private sealed class Operation(ScriptedUpload upload, params Reply[] replies) : RowOperation<VmsQualificationForm>
    {
        private readonly Lock _lock = new();

        public List<string?> SentCodes { get; } = [];

        public List<string?> LookedUpCodes { get; } = [];

        public Evidence LookUp { get; init; }

        public override bool OldRecordProves => true;

        public Action? OnSend { get; init; }

        public override string Action => "Scripted";

        public override JournalScope Scope => Engine.Scope;

        public override ScriptedUpload Upload => upload;

        public override byte[] Serialize(VmsQualificationForm form) => Encoding.UTF8.GetBytes(form.AdminInfo!.IdCardFrontPhotoFileCode!);

        public override Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
        {
            OnSend?.Invoke();
            lock (_lock)
                SentCodes.Add(Encoding.UTF8.GetString(body));
            return Task.FromResult(replies is [] ? Success : replies[0]);
        }

        public override Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop)
        {
            lock (_lock)
                LookedUpCodes.Add(form.AdminInfo!.IdCardFrontPhotoFileCode);
            return Task.FromResult<Sighting?>(new Sighting(LookUp));
        }
    }

    /// <summary>A file's content outlives the one who had it open.</summary>
    private sealed class KeptStream(MemoryStream inner) : MemoryStream
    {
        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

        public override void SetLength(long value) => inner.SetLength(value);
    }
}
