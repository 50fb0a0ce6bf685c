using System.Management.Automation;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Finds the credential that signs requests to Volcengine.</summary>
internal static class VolcengineCredentials
{
    /// <summary>Gives what was passed, else what the variables of the newer SDKs hold, else those of the older.</summary>
    public static VolcengineCredential Resolve(PSCmdlet cmdlet, PSCredential? passed)
    {
        var (accessKey, secretKey) = Credentials.Resolve(
            cmdlet, passed, ("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY"), ("VOLC_ACCESSKEY", "VOLC_SECRETKEY"));
        // A session token belongs to the keys beside it in the environment, not to keys that were passed.
        var token = passed is null && Environment.GetEnvironmentVariable("VOLCENGINE_ACCESS_KEY")?.Trim() == accessKey
            ? Environment.GetEnvironmentVariable("VOLCENGINE_SESSION_TOKEN")?.Trim()
            : null;
        return new VolcengineCredential(accessKey, secretKey, string.IsNullOrEmpty(token) ? null : token);
    }
}
