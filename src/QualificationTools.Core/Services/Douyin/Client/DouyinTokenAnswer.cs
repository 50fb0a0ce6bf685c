using QualificationTools.Json;

namespace QualificationTools.Douyin;

/// <summary>Represents the answer of the token call.</summary>
/// <param name="Token">The token.</param>
/// <param name="LifetimeSeconds">Its lifetime; 0 if the answer does not contain it.</param>
internal sealed record DouyinTokenAnswer(string Token, int LifetimeSeconds)
{
    /// <summary>Returns the token; null if the answer has none.</summary>
    public static DouyinTokenAnswer? Read(ReadOnlySpan<byte> body)
    {
        var data = AnswerObject.Parse(body).Object("data");
        return data.Text("access_token") is { } token
            ? new DouyinTokenAnswer(token, data.Number("expires_in") ?? 0)
            : null;
    }
}
