using QualificationTools.Bulk;
using QualificationTools.Douyin;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>The codes of the open platform's documentation, and what each of them means for a row.</summary>
public sealed class DouyinErrorsTests
{
    private static readonly Dictionary<string, long[]> Consequences = new()
    {
        // "Retry", says the source, and not whether it took effect: looked up first.
        ["Unknown"] = [-1, 60000, 28001005, 28001006, 2100004, 2119003, 28001052],
        ["Throttled"] = [28003018],
        // The token is refreshed once.
        ["Mended"] = [60031, 28001003, 28001008, 11016, 2190002, 2190008],
        // The quota, the app, its secret and what it may do hold for every row.
        ["Fatal"] =
        [
            28003017, 28001012, 28001014, 28001016, 28001018, 28001019, 40015, 40017, 40020, 60032,
            2190001, 10011, 2100007, 28001015, 28001017, 28001020, 28001021, 28001042, 28001056,
        ],
        ["Rejected"] =
        [
            60003, 60010, 60011, 60012, 60020, 60021, 60022, 60023, 60030, 60033, 60034, 60040, 60041, 60042, 60043, 60044,
            60101, 60102, 60103, 60104, 60105, 60106, 60107, 60108, 60109, 60110, 60111, 60112, 60113, 60114, 60115, 60116,
            60117, 60118, 60119, 60120, 60121, 60122, 60123, 60124, 60125, 60126, 60127, 60128, 60129, 60130, 60131, 60132,
            60133, 60136, 28001007,
        ],
    };

    public static TheoryData<long, string> Documented
    {
        get
        {
            var rows = new TheoryData<long, string>();
            foreach (var (kind, codes) in Consequences)
            {
                foreach (var code in codes)
                    rows.Add(code, kind);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Documented_code_has_its_documented_consequence(long code, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), DouyinErrors.Find(code, 200).Meaning.Kind);

    [Fact]
    public void No_other_code_is_known() => Assert.Equal(Consequences.Values.SelectMany(codes => codes).Order(), DouyinErrors.Codes.Order());

    [Theory]
    [InlineData(200, "Unknown")]
    [InlineData(403, "Unknown")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "Unknown")]
    [InlineData(503, "Unknown")]
    public void Unknown_code_is_looked_up_unless_it_asks_to_slow_down(int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), DouyinErrors.Find(99999, status).Meaning.Kind);

    [Theory]
    [InlineData(60000, 429, "Unknown")]
    [InlineData(60000, 503, "Unknown")]
    [InlineData(60022, 503, "Rejected")]
    public void Status_does_not_change_what_a_code_says(long code, int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), DouyinErrors.Find(code, status).Meaning.Kind);
}
