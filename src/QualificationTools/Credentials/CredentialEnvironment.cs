namespace QualificationTools.Credentials;

/// <summary>Credentials in environment variables.</summary>
internal static class CredentialEnvironment
{
    private static readonly (string Id, string Secret)[] VmsPairs = [("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY"), ("VOLC_ACCESSKEY", "VOLC_SECRETKEY")];
    private static readonly (string Id, string Secret)[] DouyinPairs = [("DOUYIN_APP_ID", "DOUYIN_APP_SECRET")];

    private const string SessionTokenVariable = "VOLCENGINE_SESSION_TOKEN";

    /// <summary>The variables, for a person who has none of them.</summary>
    public static string Names(QualificationService service) => string.Join(" / ", Pairs(service).Select(pair => $"{pair.Id}, {pair.Secret}"));

    /// <summary>Gives the first pair that is there.</summary>
    public static FoundCredential? Find(QualificationService service)
    {
        foreach (var (id, secret) in Pairs(service))
        {
            if (Environment.GetEnvironmentVariable(id) is not { Length: > 0 } idValue || Environment.GetEnvironmentVariable(secret) is not { Length: > 0 } secretValue)
                continue;
            // The session token belongs to the pair of the same SDKs.
            var token = id == VmsPairs[0].Id ? Environment.GetEnvironmentVariable(SessionTokenVariable) : null;
            return new FoundCredential(idValue, secretValue) { SessionToken = token };
        }

        return null;
    }

    private static (string Id, string Secret)[] Pairs(QualificationService service) => service == QualificationService.Vms ? VmsPairs : DouyinPairs;
}
