using System.Collections.Concurrent;
using System.Globalization;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Emulator.Vms;

/// <summary>Holds the voice service's records and files.</summary>
internal sealed class VmsStore
{
    private readonly EmulatorOptions _options;
    private readonly VmsSeed _seed;
    private readonly ConcurrentDictionary<string, Qualification> _byNumber = new(StringComparer.Ordinal);
    private readonly List<Qualification> _inOrder = [];
    private readonly ConcurrentDictionary<string, int> _bodies = new(StringComparer.Ordinal);
    private long _lastNumber;

    public VmsStore(EmulatorOptions options, VmsSeed seed)
    {
        _options = options;
        _seed = seed;
        Reset();
    }

    public UploadedFiles Files { get; } = new();

    public void Reset()
    {
        lock (_inOrder)
        {
            _byNumber.Clear();
            _inOrder.Clear();
            _bodies.Clear();
            Files.Clear();
            _lastNumber = 164664762128220428;
            Seed(_seed, _options.TimeProvider.GetUtcNow());
        }
    }

    /// <summary>
    /// Returns the record of a number. A number that begins with QUA exists from the moment it is requested, so any
    /// spreadsheet can be tried.
    /// </summary>
    public Qualification? Find(string number)
    {
        if (_byNumber.TryGetValue(number, out var known))
            return known;
        return number.StartsWith("QUA", StringComparison.Ordinal) ? Add(number) : null;
    }

    /// <summary>Returns how often a record was changed, without creating it.</summary>
    public int AppliedTo(string number)
    {
        if (!_byNumber.TryGetValue(number, out var record))
            return 0;
        lock (record)
            return record.Applied;
    }

    public Qualification AddNew()
    {
        string number;
        do
            number = string.Create(CultureInfo.InvariantCulture, $"QUA{Interlocked.Increment(ref _lastNumber)}");
        while (_byNumber.ContainsKey(number));
        return Add(number, _options.TimeProvider.GetUtcNow());
    }

    public void CountBody(string digest) => _bodies.AddOrUpdate(digest, 1, static (_, count) => count + 1);

    public int BodyCount(string digest) => _bodies.GetValueOrDefault(digest);

    public IReadOnlyDictionary<string, int> BodyCounts() => _bodies.ToDictionary();

    /// <summary>Returns all records, in the order of their creation.</summary>
    public Qualification[] Snapshot()
    {
        lock (_inOrder)
            return [.. _inOrder];
    }

    /// <summary>Returns a page of the records, without copying the others.</summary>
    public (Qualification[] Page, int Total) Page(int offset, int limit)
    {
        lock (_inOrder)
        {
            var start = Math.Min(offset, _inOrder.Count);
            return (_inOrder.GetRange(start, Math.Min(limit, _inOrder.Count - start)).ToArray(), _inOrder.Count);
        }
    }

    // A record that was not added has a past: it was rejected before it was requested.
    private Qualification Add(string number) => Add(number, _options.TimeProvider.GetUtcNow().AddDays(-1));

    private Qualification Add(string number, DateTimeOffset created)
    {
        lock (_inOrder)
        {
            if (_byNumber.TryGetValue(number, out var raced))
                return raced;
            var added = new Qualification(number, _inOrder.Count + 1, created);
            added.SetStatus(Qualification.Rejected, "资质材料不符合要求");
            _inOrder.Add(added);
            _byNumber[number] = added;
            return added;
        }
    }

    private void Seed(VmsSeed seed, DateTimeOffset now)
    {
        foreach (var given in seed.Qualifications)
        {
            var record = Add(given.QualificationNo);
            record.SetStatus(given.ApprovalStatus, given.ApprovalDoneReason);
            record.Entity = given.QualificationEntity;
            record.Address = given.EnterpriseAddress;
            record.AdminName = given.AdminName;
            record.Verdict = given.Review;
            record.VerdictReason = given.ReviewReason;
            if (given.ApprovalStatus == Qualification.UnderReview)
                record.Submit(now, _options);
        }
        for (var index = 1; index <= seed.Generate; index++)
        {
            var record = Add(string.Create(CultureInfo.InvariantCulture, $"QUA{900_000_000_000_000_000 + index}"));
            record.SetStatus(seed.GenerateStatus, seed.GenerateStatus == Qualification.Rejected ? "资质材料不符合要求" : "");
            record.Entity = string.Create(CultureInfo.InvariantCulture, $"示例公司{index}");
        }
    }
}
