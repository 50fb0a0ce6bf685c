using System.Collections.Concurrent;
using System.Globalization;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Holds the open platform's records and files.</summary>
internal sealed class DouyinStore
{
    private readonly EmulatorOptions _options;
    private readonly DouyinSeed _seed;
    private readonly ConcurrentDictionary<ClassAuthKey, ClassAuth> _byKey = new();
    private readonly ConcurrentDictionary<string, ClassAuth> _byTask = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ClassAuthReview> _reviews = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _entities = new(StringComparer.Ordinal);
    private long _lastTask;

    public DouyinStore(EmulatorOptions options, DouyinSeed seed)
    {
        _options = options;
        _seed = seed;
        Reset();
    }

    public UploadedFiles Files { get; } = new();

    public void Reset()
    {
        _byKey.Clear();
        _byTask.Clear();
        _reviews.Clear();
        _bodies.Clear();
        _entities.Clear();
        Files.Clear();
        _lastTask = 7177350732142854187;
        Seed(_seed, _options.TimeProvider.GetUtcNow());
    }

    /// <summary>
    /// Returns a merchant's authentication for a class. Every merchant has one, as failed, from the moment it is
    /// requested.
    /// </summary>
    public ClassAuth FindOrAdd(ClassAuthKey key) => _byKey.GetOrAdd(key, static key => new ClassAuth(key));

    public ClassAuth? Find(ClassAuthKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>Adds an authentication; returns false if there is one already.</summary>
    public bool TryAdd(ClassAuth auth) => _byKey.TryAdd(auth.Key, auth);

    public (ClassAuth Auth, ClassAuthReview Review)? FindTask(string taskId) =>
        _byTask.TryGetValue(taskId, out var auth) && _reviews.TryGetValue(taskId, out var review)
            ? (auth, review)
            : null;

    /// <summary>Puts a submission under review. The caller holds the lock on the authentication.</summary>
    public ClassAuthReview Submit(
        ClassAuth auth,
        ReadOnlyMemory<byte>? form,
        DateTimeOffset now,
        ReviewVerdict? verdict)
    {
        var task = string.Create(CultureInfo.InvariantCulture, $"Role_{Interlocked.Increment(ref _lastTask)}");
        var review = new ClassAuthReview(task, form, now + _options.Reviews.After, verdict);
        _byTask[task] = auth;
        _reviews[task] = review;
        return auth.Last = review;
    }

    public void CountBody(string digest) => _bodies.AddOrUpdate(digest, 1, static (_, count) => count + 1);

    public int BodyCount(string digest) => _bodies.GetValueOrDefault(digest);

    public IReadOnlyDictionary<string, int> BodyCounts() => _bodies.ToDictionary();

    public string? EntityOf(string certificate) => _entities.GetValueOrDefault(certificate);

    public ClassAuth[] Snapshot() =>
        [
            .. _byKey
                .Values.OrderBy(auth => auth.Key.Merchant, StringComparer.Ordinal)
                .ThenBy(auth => auth.Key.First)
                .ThenBy(auth => auth.Key.Second),
        ];

    private void Seed(DouyinSeed seed, DateTimeOffset now)
    {
        foreach (var entity in seed.Entities)
            _entities[entity.CertificateId] = entity.EntityId;
        foreach (var given in seed.ClassAuths)
        {
            var auth = FindOrAdd(new(given.MerchantEntityId, given.FirstClass, given.SecondClass, given.ThirdClass));
            auth.Role = given.IndustryRole;
            auth.Verdict = given.Review;
            var review = Submit(auth, null, now, null);
            review.Status = given.AuditStatus;
            review.Reason = given.AuditReason;
            auth.InForce = given.AuditStatus == ClassAuth.Passed ? review : null;
        }
        for (var index = 1; index <= seed.Generate; index++)
            FindOrAdd(
                new(
                    string.Create(CultureInfo.InvariantCulture, $"I_{9_000_000_000_000_000_000 + index}"),
                    10000,
                    10100,
                    0)).Role = 1;
    }
}
