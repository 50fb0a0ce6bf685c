using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class StatusMeaningTests
{
    [Theory]
    [InlineData(200, "Unknown")]
    [InlineData(301, "Unknown")]
    [InlineData(307, "Unknown")]
    [InlineData(400, "Unknown")]
    [InlineData(401, "Unknown")]
    [InlineData(403, "Unknown")]
    [InlineData(404, "Unknown")]
    [InlineData(407, "Unknown")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "Unknown")]
    [InlineData(502, "Unknown")]
    [InlineData(503, "Unknown")]
    [InlineData(504, "Unknown")]
    public void Status_has_its_consequence(int status, string kind) => Assert.Equal(Enum.Parse<ReplyKind>(kind), StatusMeaning.Find(status).Kind);

    [Theory]
    [InlineData(200, "Service")]
    [InlineData(302, "Service")]
    [InlineData(400, "Service")]
    [InlineData(401, "Credential")]
    [InlineData(403, "Permission")]
    [InlineData(407, "Credential")]
    [InlineData(429, "Limit")]
    [InlineData(500, "Service")]
    [InlineData(503, "Service")]
    public void Status_has_its_concern(int status, string concern) => Assert.Equal(Enum.Parse<ErrorConcern>(concern), StatusMeaning.Find(status).Concern);
}
