using QualificationTools.Json;

namespace QualificationTools.Douyin;

/// <summary>What the token call gives.</summary>
/// <param name="Token">The token.</param>
/// <param name="LifetimeSeconds">How long it lives; 0 where the answer does not say.</param>
internal sealed record DouyinTokenAnswer(string Token, int LifetimeSeconds)
{
    /// <summary>Returns the token; null where the answer has none.</summary>
    public static DouyinTokenAnswer? Read(ReadOnlySpan<byte> body)
    {
        var data = AnswerObject.Parse(body).Object("data");
        return data.Text("access_token") is { } token
            ? new DouyinTokenAnswer(token, data.Number("expires_in") ?? 0)
            : null;
    }
}
