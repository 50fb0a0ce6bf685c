namespace QualificationTools.Emulator.Douyin;

/// <summary>Implements the token call.</summary>
internal sealed class TokenAction(DouyinTokens tokens)
{
    public Answer Issue(ServiceCall call)
    {
        if (call.Json is not { } body)
            return Refused(call, new(-1, "the body is not a JSON object"));
        if (body.Text("appid") != DouyinService.AppId)
            return Refused(call, new(40015, "bad appid"));
        if (body.Text("secret") != DouyinService.Secret)
            return Refused(call, new(40017, "bad secret"));
        if (body.Text("grant_type") != "client_credential")
            return Refused(call, new(40020, "bad grant_type"));
        return DouyinEnvelope.OkNumbered(call, Faults.FaultEnvelope.ErrTips, tokens.Issue(), static (json, token) =>
        {
            json.WriteStartObject("data");
            json.WriteString("access_token", token);
            json.WriteNumber("expires_in", DouyinTokens.LifetimeSeconds);
            json.WriteEndObject();
        });
    }

    private static Answer Refused(ServiceCall call, DouyinProblem problem) =>
        DouyinEnvelope.Error(call, Faults.FaultEnvelope.ErrTips, problem);
}
