using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

/// <summary>An id that comes again shows that something on the way gave an answer twice.</summary>
public sealed class AnswerIdsTests
{
    private const string Id = "202503151200000102";

    private readonly AnswerIds _ids = new();

    [Theory]
    [InlineData(Id, Id, true)]
    [InlineData("0123456789abcdef", "0123456789abcdef", true)]
    [InlineData(Id, "202503151200000103", false)]
    [InlineData("0123456789abcdef", "0123456789ABCDEF", false)]
    [InlineData("0123456789abcde", "0123456789abcde", false)]
    [InlineData("r1", "r1", false)]
    [InlineData("", "", false)]
    [InlineData(null, null, false)]
    public void Second_of_two_ids_is_repeated_where_they_are_equal_and_long(string? first, string? second, bool isRepeated)
    {
        Assert.False(_ids.IsRepeated(first));
        Assert.Equal(isRepeated, _ids.IsRepeated(second));
    }

    [Fact]
    public void Id_that_was_repeated_once_is_repeated_for_good()
    {
        _ids.IsRepeated(Id);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(_ids.IsRepeated(Id)));
    }

    [Theory]
    [InlineData(9_999, true)]
    [InlineData(10_000, false)]
    public void Ten_thousand_ids_are_remembered(int others, bool isRepeated)
    {
        _ids.IsRepeated(Id);
        for (var i = 0; i < others; i++)
            _ids.IsRepeated(i.ToString("D18", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(isRepeated, _ids.IsRepeated(Id));
    }

    [Fact]
    public async Task Of_answers_that_come_at_the_same_time_one_is_the_first()
    {
        var repeated = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _ids.IsRepeated(Id))));

        Assert.Single(repeated, isRepeated => !isRepeated);
    }
}
