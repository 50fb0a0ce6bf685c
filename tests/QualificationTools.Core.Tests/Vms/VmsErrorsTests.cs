using QualificationTools.Bulk;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

/// <summary>The codes of the voice service's documentation, and what each of them means for a row.</summary>
public sealed class VmsErrorsTests
{
    private static readonly (string Code, int Number, int Status, string Kind)[] Codes =
    [
        // The input is wrong, or the state does not allow it: never sent again.
        ("RequestParametersError", 0, 200, "Rejected"),
        ("IllegalArgument", 0, 200, "Rejected"),
        ("InvalidParameter", 0, 200, "Rejected"),
        ("OperationDenied", 0, 200, "Fatal"),
        ("NOT_AUTH", 0, 200, "Fatal"),
        ("QUALIFICATION_REJECTED", 0, 200, "Rejected"),
        ("QUALIFICATION_MISSING", 0, 200, "Rejected"),
        ("MissingParameter", 100002, 400, "Rejected"),
        ("MissingRequestInfo", 100004, 400, "Rejected"),

        // Never sent again, and the same for every row.
        ("MethodNotAllowed", 100020, 405, "Fatal"),
        ("ServiceNotFound", 100007, 404, "Fatal"),
        ("InvalidActionOrVersion", 100008, 404, "Fatal"),
        ("MissingAuthenticationToken", 100003, 401, "Fatal"),
        ("MissingSignature", 100005, 401, "Fatal"),
        ("InvalidAccessKey", 100009, 401, "Fatal"),
        ("SignatureDoesNotMatch", 100010, 401, "Fatal"),
        ("LackPolicy", 100012, 403, "Fatal"),
        ("AccessDenied", 100013, 403, "Fatal"),
        ("InvalidAuthorization", 0, 401, "Fatal"),
        ("InvalidCredential", 0, 401, "Fatal"),
        ("InvalidSecretToken", 0, 400, "Fatal"),

        // Once, after the clock was corrected.
        ("InvalidTimestamp", 100006, 403, "Mended"),

        // Sent again after a while.
        ("FlowLimitExceeded", 100018, 429, "Throttled"),
        ("AccountFlowLimitExceeded", 0, 429, "Throttled"),
        ("FailToConnect", 100015, 502, "Unknown"),
        ("ServiceUnavailableTemp", 100019, 503, "NotApplied"),

        // Looked up first.
        ("InternalServiceFailed", 0, 200, "Unknown"),
        ("SystemError", 0, 200, "Unknown"),
        ("DownStreamError", 0, 200, "Unknown"),
        ("InternalError", 100014, 500, "Unknown"),
        ("InternalServiceError", 0, 502, "Unknown"),
        ("InternalServiceTimeout", 100016, 504, "Unknown"),
        ("UndefinedError", 100001, 500, "Unknown"),
    ];

    /// <summary>Code, number (0 for none), HTTP status, consequence.</summary>
    public static TheoryData<string, int, int, string> Documented
    {
        get
        {
            var rows = new TheoryData<string, int, int, string>();
            foreach (var (code, number, status, kind) in Codes)
                rows.Add(code, number, status, kind);
            return rows;
        }
    }

    public static TheoryData<int, int, string> Numbered
    {
        get
        {
            var rows = new TheoryData<int, int, string>();
            foreach (var (_, number, status, kind) in Codes.Where(row => row.Number != 0))
                rows.Add(number, status, kind);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Documented_code_has_its_documented_consequence(string code, int number, int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), VmsErrors.Find(code, number == 0 ? null : number, status).Meaning.Kind);

    [Theory]
    [MemberData(nameof(Documented))]
    public void Dotted_suffix_does_not_change_the_consequence(string code, int number, int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), VmsErrors.Find(code + ".Some.Suffix", number == 0 ? null : number, status).Meaning.Kind);

    [Theory]
    [MemberData(nameof(Numbered))]
    public void Number_tells_where_the_code_is_new(int number, int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), VmsErrors.Find("NewCode", number, status).Meaning.Kind);

    [Fact]
    public void No_other_code_is_known() =>
        Assert.Equal(Codes.Select(row => row.Code).Order(StringComparer.Ordinal), VmsErrors.Codes.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(200, "Unknown")]
    [InlineData(400, "Unknown")]
    [InlineData(403, "Unknown")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "Unknown")]
    [InlineData(503, "Unknown")]
    public void Unknown_code_is_looked_up_unless_it_asks_to_slow_down(int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), VmsErrors.Find("NewCode", null, status).Meaning.Kind);

    [Theory]
    [InlineData("InternalError", 429, "Unknown")]
    [InlineData("InternalError", 503, "Unknown")]
    [InlineData("InternalServiceTimeout", 503, "Unknown")]
    [InlineData("AccessDenied", 503, "Fatal")]
    [InlineData("OperationDenied", 429, "Fatal")]
    public void Status_does_not_change_what_a_code_says(string code, int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), VmsErrors.Find(code, null, status).Meaning.Kind);

    [Theory]
    [InlineData("accessdenied")]
    [InlineData("ACCESSDENIED")]
    public void Case_of_a_code_does_not_matter(string code)
    {
        using var _ = InCulture.Of("tr-TR");

        Assert.Equal(ReplyKind.Fatal, VmsErrors.Find(code, null, 200).Meaning.Kind);
    }

    [Theory]
    [InlineData("QualificationUnderReview", false)]
    [InlineData("OperationDenied", true)]
    public void It_is_told_whether_a_code_is_documented(string code, bool isKnown) => Assert.Equal(isKnown, VmsErrors.Find(code, null, 200).IsKnown);
}
