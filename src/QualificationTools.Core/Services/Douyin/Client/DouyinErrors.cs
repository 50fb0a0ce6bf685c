using QualificationTools.Bulk;

namespace QualificationTools.Douyin;

/// <summary>
/// The open platform's error codes (its documentation of the entity authentication and of the token call).
/// </summary>
internal static class DouyinErrors
{
    private static readonly Dictionary<long, ErrorMeaning> Meanings = Create();

    /// <summary>Gets the codes that the module knows.</summary>
    public static IReadOnlyCollection<long> Codes => Meanings.Keys;

    /// <summary>Returns what an error means, and whether its code is documented.</summary>
    public static (ErrorMeaning Meaning, bool IsKnown) Find(long code, int httpStatus) =>
        Meanings.TryGetValue(code, out var meaning)
            ? (meaning, true)
            : (StatusMeaning.OfUnknownCode(httpStatus), false);

    private static Dictionary<long, ErrorMeaning> Create()
    {
        var meanings = new Dictionary<long, ErrorMeaning>();
        // The documentation says "retry" for these, but not whether the update took effect: the row is looked up first.
        Add(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service, -1, 60000, 28001005, 28001006);
        // The following codes are on the platform's public page of status codes. "Busy" says that a retry is possible,
        // but not that nothing took effect.
        Add(ReplyKind.Unknown, "Advice_Douyin_Busy", ErrorConcern.Service, 2100004, 2119003);
        Add(ReplyKind.Unknown, "Advice_Douyin_Risk", ErrorConcern.Limit, 28001052);
        Add(ReplyKind.Throttled, "Advice_Throttled", ErrorConcern.Limit, 28003018);
        Add(
            ReplyKind.Mended,
            "Advice_Douyin_Token",
            ErrorConcern.Credential,
            60031,
            28001003,
            28001008,
            11016,
            2190002,
            2190008);
        Add(ReplyKind.Fatal, "Advice_Douyin_Quota", ErrorConcern.Limit, 28003017, 2190001);
        Add(ReplyKind.Fatal, "Advice_Douyin_Credential", ErrorConcern.Credential, 40015, 40017, 40020, 60032);
        Add(
            ReplyKind.Fatal,
            "Advice_Douyin_NotAuthorised",
            ErrorConcern.Permission,
            10011,
            2100007,
            28001012,
            28001014,
            28001015,
            28001016,
            28001017,
            28001018,
            28001019,
            28001020,
            28001021,
            28001042,
            28001056);
        Add(ReplyKind.Rejected, "Advice_Douyin_Permission", ErrorConcern.Permission, 60030, 60034, 60129, 60131, 60136);
        Add(ReplyKind.Rejected, "Advice_Douyin_File", ErrorConcern.Row, 60040, 60041, 60042, 60043, 60044);
        Add(ReplyKind.Rejected, "Advice_Douyin_Entity", ErrorConcern.Row, 60101, 60102, 60103, 60104, 60105, 60106);
        foreach (
            var code in (long[])
                [
                    60003,
                    60010,
                    60011,
                    60012,
                    60020,
                    60021,
                    60022,
                    60023,
                    60033,
                    60107,
                    60108,
                    60109,
                    60110,
                    60111,
                    60112,
                    60113,
                    60114,
                    60115,
                    60116,
                    60117,
                    60118,
                    60119,
                    60120,
                    60121,
                    60122,
                    60123,
                    60124,
                    60125,
                    60126,
                    60127,
                    60128,
                    60130,
                    60132,
                    60133,
                    28001007,
                ])
            Add(ReplyKind.Rejected, $"Advice_Douyin_{code}", ErrorConcern.Row, code);
        return meanings;

        void Add(ReplyKind kind, string advice, ErrorConcern concern, params long[] codes)
        {
            foreach (var code in codes)
                meanings.Add(code, new ErrorMeaning(kind, advice, concern));
        }
    }
}
