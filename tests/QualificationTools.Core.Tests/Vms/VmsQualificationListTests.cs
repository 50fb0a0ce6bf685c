using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Bulk;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsQualificationListTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private readonly List<string> _service = [.. Enumerable.Range(0, 250).Select(number => $"Q{number:000}")];
    private readonly List<VmsQuery> _asked = [];

    private int _mostAtOnce = int.MaxValue;
    private bool _tellsTotal = true;

    [Fact]
    public async Task Every_record_is_given_once_with_few_questions()
    {
        var given = await ReadAsync(List());

        Assert.Equal(_service, given);
        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task Nothing_is_asked_before_it_is_wanted()
    {
        var list = List();
        await list.NextAsync(long.MaxValue, Never);

        Assert.Equal((1, false, 250), (_asked.Count, list.IsAtEnd, list.Total));
    }

    [Fact]
    public async Task No_more_is_asked_than_is_wanted()
    {
        await List().NextAsync(25, Never);

        Assert.Equal(25, _asked.Single().Limit);
    }

    [Fact]
    public async Task What_is_skipped_is_not_asked_for()
    {
        var given = await ReadAsync(List(skip: 240));

        Assert.Equal(_service[240..], given);
        Assert.Equal(240, _asked.Single().Offset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Service_that_gives_fewer_than_it_was_asked_for_is_asked_on(bool tellsTotal)
    {
        (_mostAtOnce, _tellsTotal) = (20, tellsTotal);

        var given = await ReadAsync(List());

        Assert.Equal(tellsTotal ? _service : _service[..20], given);
    }

    [Fact]
    public async Task Service_without_a_total_is_read_to_its_last_page()
    {
        _tellsTotal = false;

        Assert.Equal(_service, await ReadAsync(List()));
    }

    [Fact]
    public async Task New_records_before_the_offset_are_no_reason_to_give_one_twice()
    {
        var given = await ReadAsync(List(), _ => _service.InsertRange(0, ["N1" + _asked.Count, "N2" + _asked.Count]));

        Assert.Equal(given.Distinct(), given);
        Assert.Empty(Enumerable.Range(0, 250).Select(number => $"Q{number:000}").Except(given));
    }

    [Fact]
    public async Task Records_that_leave_as_they_are_given_take_none_with_them()
    {
        var all = _service.ToList();

        var given = await ReadAsync(List(), records => _service.RemoveAll(records.Contains));

        Assert.Equal(all, given.Order(StringComparer.Ordinal));
        Assert.Equal(250, given.Count);
    }

    [Fact]
    public async Task One_that_leaves_for_one_that_comes_is_noticed_although_the_total_stays()
    {
        var all = _service.ToList();

        var given = await ReadAsync(List(), records =>
        {
            _service.Remove(records[^1]);
            _service.Add("N" + _asked.Count);
        }, rounds: 2);

        Assert.Empty(all.Except(given));
        Assert.Equal(given.Distinct(), given);
    }

    [Fact]
    public void Whatever_leaves_as_the_list_is_read_none_of_the_others_is_lost_and_none_comes_twice() => Prop.ForAll<int, byte, byte>((seed, size, share) =>
    {
        _service.Clear();
        _service.AddRange(Enumerable.Range(0, size * 2).Select(number => $"Q{number:000}"));
        var random = new Random(seed);
        var left = new HashSet<string>();
        var given = ReadAsync(List(pageSize: 2 + (share % 30)), _ =>
        {
            foreach (var gone in _service.Where(_ => random.Next(256) < share / 8).ToList())
            {
                _service.Remove(gone);
                left.Add(gone);
            }
        }).GetAwaiter().GetResult();

        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, size * 2).Select(number => $"Q{number:000}").Except(left).Except(given));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public async Task Refusal_gives_no_records()
    {
        var list = new VmsQualificationList((_, _) => Task.FromResult<(Reply, VmsQueryPage?)>((new Reply(ReplyKind.Rejected, "No"), null)), new VmsQuery(), 10);

        var (reply, records) = await list.NextAsync(10, Never);

        Assert.Equal((ReplyKind.Rejected, null), (reply.Kind, records));
    }

    private VmsQualificationList List(int pageSize = 100, long skip = 0) => new(
        (query, _) =>
        {
            _asked.Add(query);
            var page = _service.Skip((int)query.Offset!).Take(Math.Min(query.Limit!.Value, _mostAtOnce));
            var records = page.Select(number => new VmsQualification(new VmsMainInfo { QualificationNo = number }, new VmsAdminInfo(), [], null)).ToList();
            return Task.FromResult<(Reply, VmsQueryPage?)>((new Reply(ReplyKind.Succeeded), new VmsQueryPage(records, _tellsTotal ? _service.Count : null)));
        },
        new VmsQuery(),
        pageSize,
        skip);

    // Reads to the end; after each page, something happens at the service.
    private static async Task<List<string>> ReadAsync(VmsQualificationList list, Action<List<string>>? meanwhile = null, int rounds = int.MaxValue)
    {
        var given = new List<string>();
        for (var asked = 0; !list.IsAtEnd; asked++)
        {
            Assert.True(asked < 2000, "The reading comes to no end.");
            var (_, records) = await list.NextAsync(long.MaxValue, Never);
            var numbers = records!.Select(record => record.Number!).ToList();
            given.AddRange(numbers);
            if (asked < rounds && asked < 20 && numbers.Count > 0)
                meanwhile?.Invoke(numbers);
        }

        return given;
    }
}
