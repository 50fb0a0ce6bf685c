using System.Diagnostics;
using System.Globalization;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Outcomes;

/// <summary>
/// Every action through every mishap, straight or killed and resumed: nothing is applied twice, nothing is told wrongly, and what is
/// unknown names what to do.
/// </summary>
public sealed class OutcomeMatrixTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    public enum Act
    {
        VmsUpdate,
        VmsAdd,
        SceneAdd,
        SceneUpdate,
        DouyinUpdate,
        DouyinAdd,
    }

    /// <summary>When the run is killed and resumed, held against the review's end.</summary>
    public enum Course
    {
        Straight,
        ResumedAtOnce,
        ResumedDuringReview,
        ResumedAfterRejection,
        ResumedAfterApproval,
    }

    /// <summary>What the service shows.</summary>
    public enum Shape
    {
        Usual,
        IdsAreTexts,
        ListsAreMissing,
        TwoRowsOfAKey,
    }

    public static TheoryData<Act, Course, Shape> Cases
    {
        get
        {
            var cases = new TheoryData<Act, Course, Shape>();
            foreach (var act in Enum.GetValues<Act>())
            {
                foreach (var course in Enum.GetValues<Course>())
                {
                    foreach (var shape in Enum.GetValues<Shape>())
                        cases.Add(act, course, shape);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Nothing_is_applied_twice_or_told_wrongly(Act act, Course course, Shape shape) => ManualTimeRun.OnAThread(() =>
    {
        foreach (var mishap in Mishaps(act >= Act.DouyinUpdate))
            Check(act, course, shape, mishap);
        return true;
    });

    [Theory]
    [InlineData(Act.VmsUpdate, 503, 0d, QualificationStatus.Succeeded)]
    [InlineData(Act.VmsUpdate, 504, 20d, QualificationStatus.Succeeded)]
    [InlineData(Act.VmsUpdate, 503, null, QualificationStatus.Succeeded)]
    [InlineData(Act.VmsUpdate, 409, null, QualificationStatus.Succeeded)]
    [InlineData(Act.VmsAdd, 504, 3d, QualificationStatus.Succeeded)]
    [InlineData(Act.VmsAdd, 504, null, QualificationStatus.Unknown)]
    [InlineData(Act.SceneAdd, 504, 3d, QualificationStatus.Succeeded)]
    [InlineData(Act.SceneAdd, 502, null, QualificationStatus.Unknown)]
    [InlineData(Act.SceneUpdate, 503, 0d, QualificationStatus.Succeeded)]
    [InlineData(Act.SceneUpdate, 503, null, QualificationStatus.Succeeded)]
    [InlineData(Act.DouyinUpdate, 503, 0.5, QualificationStatus.Succeeded)]
    [InlineData(Act.DouyinUpdate, 503, null, QualificationStatus.Unknown)]
    [InlineData(Act.DouyinAdd, 499, 20d, QualificationStatus.Succeeded)]
    public async Task What_can_be_told_is_told(Act act, int status, double? effect, QualificationStatus expected)
    {
        var results = await ManualTimeRun.OnAThread(() => Check(act, Course.Straight, Shape.Usual, new Mishap(status, "upstream connect error", effect)));

        Assert.Equal(expected, results[1].Status);
    }

    [Theory]
    [InlineData(Course.ResumedAfterApproval, 0d, QualificationStatus.Succeeded)]
    [InlineData(Course.ResumedAfterRejection, 0d, QualificationStatus.Succeeded)]
    [InlineData(Course.ResumedAfterRejection, null, QualificationStatus.Succeeded)]
    public async Task Update_that_was_killed_is_told_after_the_reviews_end(Course course, double? effect, QualificationStatus expected)
    {
        var results = await ManualTimeRun.OnAThread(() => Check(Act.VmsUpdate, course, Shape.Usual, new Mishap(0, null, effect, Hangs: effect is null)));

        Assert.Equal(expected, results[1].Status);
    }

    internal static IReadOnlyList<QualificationResult> Check(Act act, Course course, Shape shape, Mishap mishap, TimeSpan setBack = default)
    {
        using var trial = new Trial(act, course, shape, mishap) { SetBack = setBack };
        return trial.Check();
    }

    internal static IEnumerable<Mishap> Mishaps(bool isDouyin)
    {
        double?[] effects = [null, 0, 0.5, 3, 20];
        foreach (var effect in effects)
        {
            foreach (var status in (int[])[408, 409, 425, 499, 500, 502, 503, 504, 403, 302, 200])
                yield return new Mishap(status, "upstream connect error or disconnect/reset before headers", effect);
            yield return new Mishap(503, "", effect);
            yield return new Mishap(503, null, effect);
            yield return new Mishap(0, null, effect);
            yield return new Mishap(0, null, effect, Hangs: true);
            foreach (var code in isDouyin ? (string[])["2100004", "28001052", "-1", "99999"] : ["ServiceTimeout", "InternalServiceTimeout", "QualificationUnderReview", "FailToConnect"])
            {
                var body = isDouyin ? "{\"err\":{\"err_code\":" + code + "}}" : "{\"ResponseMetadata\":{\"RequestId\":\"r\",\"Error\":{\"Code\":\"" + code + "\"}}}";
                yield return new Mishap(200, body, effect);
            }
        }

        yield return new Mishap(200, "", 0, Repeats: true);
        yield return new Mishap(200, "", null, Repeats: true);
    }

    /// <summary>One run, and its resumption, with one row that goes wrong between others.</summary>
    private sealed class Trial : IDisposable
    {
        // Tokens are shared in the process by app and secret: each trial has its own.
        private readonly string _secret = "s" + Guid.NewGuid().ToString("N");
        private readonly ManualTime _time = new();
        private readonly MachineTime _machine;
        private readonly ModelService _service;
        private Process _process = null!;
        private readonly Act _act;
        private readonly Course _course;
        private readonly Shape _shape;
        private readonly Mishap _mishap;
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public Trial(Act act, Course course, Shape shape, Mishap mishap)
        {
            (_act, _course, _shape, _mishap) = (act, course, shape, mishap);
            _machine = new MachineTime(_time);
            _service = new ModelService(_time)
            {
                IdsAreTexts = shape == Shape.IdsAreTexts,
                HidesLists = shape == Shape.ListsAreMissing,
                ReviewTime = course is Course.ResumedAfterApproval or Course.ResumedAfterRejection ? TimeSpan.FromHours(2) : TimeSpan.FromDays(30),
                Approves = course == Course.ResumedAfterApproval,
            };
            for (var row = 1; act != Act.VmsAdd && row <= 4; row++)
                _service.AddQualification($"QUA{row}");
            _service.Mishaps[Marker(2)] = mishap;
        }

        /// <summary>How far the machine's clock is set back: after the row was sent, or between the kill and the resumption.</summary>
        public TimeSpan SetBack { get; init; }

        public void Dispose() => _service.Dispose();

        public IReadOnlyList<QualificationResult> Check()
        {
            IReadOnlyList<QualificationResult> results = _act switch
            {
                Act.VmsUpdate => Run<VmsQualificationForm, VmsQualificationResult>(() => new VmsUpdate(Vms()), row => Form(row, isNew: false)),
                Act.VmsAdd => Run<VmsQualificationForm, VmsQualificationResult>(() => new VmsAdd(Vms()), row => Form(row, isNew: true)),
                Act.SceneAdd => Run<VmsSceneForm, VmsQualificationResult>(
                    () => new VmsSceneAdd(Vms()),
                    row => new VmsSceneForm { QualificationNo = Number(row), Scenarios = [new VmsScenario { SceneType = 11, Description = Marker(row) }] }),
                Act.SceneUpdate => Run<VmsSceneChangeForm, VmsQualificationResult>(
                    () => new VmsSceneUpdate(Vms()),
                    row => new VmsSceneChangeForm { QualificationNo = Number(row), Scenarios = [new VmsSceneChange { Position = 1, Description = Marker(row) }] }),
                Act.DouyinUpdate => Run<DouyinClassAuthForm, DouyinClassAuthResult>(() => new DouyinUpdate(Douyin()), Teacher),
                _ => Run<DouyinClassAuthForm, DouyinClassAuthResult>(() => new DouyinAddition(Douyin()), Teacher),
            };
            _time.Advance(TimeSpan.FromHours(1));
            _service.Settle();
            foreach (var result in results)
                Judge(result);
            return results;
        }

        private void Judge(QualificationResult result)
        {
            var applied = _service.Applied.GetValueOrDefault(Marker((int)result.Row));
            var isRight = result.Status switch
            {
                QualificationStatus.Succeeded or QualificationStatus.Skipped => applied == 1,
                QualificationStatus.Unknown => applied <= 1 && result.Advice!.Contains("Get-", StringComparison.Ordinal) && !string.IsNullOrEmpty(result.ErrorMessage),
                _ => applied == 0,
            };
            Assert.True(isRight, string.Create(
                CultureInfo.InvariantCulture, $"{_act} {_course} {_shape} {_mishap}: row {result.Row} {result.Status} {result.ErrorCode} was applied {applied} times; {result.ErrorMessage} {result.Advice}"));
        }

        private List<QualificationResult> Run<TForm, TResult>(Func<RowOperation<TForm>> operation, Func<int, TForm> form)
            where TForm : QualificationForm
            where TResult : QualificationResult, new()
        {
            var disk = new MemoryStream();
            if (_course != Course.Straight)
            {
                disk = KilledRun<TForm, TResult>(operation(), form);
                _time.Advance(_course switch
                {
                    Course.ResumedAtOnce => TimeSpan.FromSeconds(0.5),
                    Course.ResumedDuringReview => TimeSpan.FromMinutes(30),
                    _ => TimeSpan.FromHours(8),
                });
                _machine.Behind = SetBack;
            }

            var resumed = operation();
            using var journal = Open(disk, resumed.Scope);
            using var run = new BulkRun<TForm, TResult>(resumed, Options, journal);
            var results = Drive(run, form, until: null);
            Assert.Equal([1L, 2L, 3L], results.Select(result => result.Row).Order());
            return [.. results.OrderBy(result => result.Row)];
        }

        // What is on disk when the process is gone: outcomes that come later are lost.
        private MemoryStream KilledRun<TForm, TResult>(RowOperation<TForm> operation, Func<int, TForm> form)
            where TForm : QualificationForm
            where TResult : QualificationResult, new()
        {
            var disk = new MemoryStream();
            using var journal = Open(disk, operation.Scope);
            using var run = new BulkRun<TForm, TResult>(operation, Options, journal);
            Drive(run, form, until: () => _service.Sent(Marker(2)) > 0);
            _process.IsDead = true;
            SpinWait.SpinUntil(() => _service.IsIdle);
            var copy = new MemoryStream();
            lock (disk)
                disk.WriteTo(copy);
            return copy;
        }

        private List<TResult> Drive<TForm, TResult>(BulkRun<TForm, TResult> run, Func<int, TForm> form, Func<bool>? until)
            where TForm : QualificationForm
            where TResult : QualificationResult, new()
        {
            var results = new List<TResult>();
            var forms = Enumerable.Range(1, 3).Select(form).ToList();
            while (results.Count < 3 && until?.Invoke() != true)
            {
                if (_course == Course.Straight && _service.Sent(Marker(2)) > 0)
                    _machine.Behind = SetBack;
                if (run.Added < 3 && run.TryAdd(run.Added + 1, forms[(int)run.Added]))
                    continue;
                if (run.TryTake(out var result))
                    results.Add(result!);
                else if (_service.IsIdle && _time.PendingTimers > 0)
                    _time.Advance(Step);
                Thread.Yield();
                Assert.True(_clock.Elapsed < ManualTimeRun.Guard, $"{_act} {_course} {_shape} {_mishap}: a row has no result.");
            }

            return results;
        }

        // Two rows of one key, where that is the case: the one that goes wrong and the one after it.
        private int Key(int row) => _shape == Shape.TwoRowsOfAKey && row == 3 ? 2 : row;

        private string Number(int row) => $"QUA{Key(row)}";

        private static string Marker(int row) => $"row{row}";

        private BulkOptions Options => new() { Time = _machine, ThrottleLimit = 1, Random = () => 0.5 };

        private VmsQualificationForm Form(int row, bool isNew) => new()
        {
            MainInfo = new VmsMainInfo { QualificationNo = isNew ? null : Number(row), QualificationEntity = isNew ? $"示例公司{Key(row)}号" : "示例公司", EnterpriseAddress = Marker(row) },
            AdminInfo = new VmsAdminInfo { Name = new SensitiveText("示例甲") },
            Scenarios = [new VmsScenario { SceneType = 11, Description = "a scene" }],
        };

        private DouyinClassAuthForm Teacher(int row)
        {
            var form = SampleForms.Teacher();
            form.MerchantEntityId = $"I_{Key(row)}";
            form.Qualifications![0].MaterialPaths = [Marker(row)];
            return form;
        }

        private HttpTransport Transport() => new(new HttpMessageInvoker(_process = new Process(_service), disposeHandler: false), _machine);

        private VmsClient Vms() =>
            new(Transport(), new Uri(VmsClient.DefaultEndpoint), new VolcengineCredential("AK", "SK"), "cn-north-1", TimeSpan.FromSeconds(30), _machine);

        private DouyinClient Douyin() =>
            new(Transport(), new Uri(DouyinClient.ProductionEndpoint), new DouyinCredential("tt-matrix", _secret), null, TimeSpan.FromSeconds(30), _machine);

        private RunJournal Open(MemoryStream disk, JournalScope scope) => RunJournal.Open(new KeptStream(disk), static _ => { }, "journal", scope, _machine);
    }

    /// <summary>The machine's clock, which somebody may set; the monotonic one goes on.</summary>
    private sealed class MachineTime(ManualTime time) : TimeProvider
    {
        private long _behind;

        public TimeSpan Behind { set => Volatile.Write(ref _behind, value.Ticks); }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() - TimeSpan.FromTicks(Volatile.Read(ref _behind));

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>What sends; a killed one sends no more.</summary>
    private sealed class Process(ModelService service) : DelegatingHandler(service)
    {
        public volatile bool IsDead;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            IsDead ? throw new HttpRequestException(HttpRequestError.ConnectionError) : base.SendAsync(request, cancellationToken);
    }

    /// <summary>A disk that outlives its file's closing, and may be looked at meanwhile.</summary>
    private sealed class KeptStream(MemoryStream disk) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => Locked(() => disk.Length);

        public override long Position { get => Locked(() => disk.Position); set => Locked(() => disk.Position = value); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => Locked(() => disk.Read(buffer, offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Locked(() => disk.Seek(offset, origin));

        public override void SetLength(long value) => Locked(() =>
        {
            disk.SetLength(value);
            return true;
        });

        public override void Write(byte[] buffer, int offset, int count) => Locked(() =>
        {
            disk.Write(buffer, offset, count);
            return true;
        });

        private T Locked<T>(Func<T> work)
        {
            lock (disk)
                return work();
        }
    }
}
