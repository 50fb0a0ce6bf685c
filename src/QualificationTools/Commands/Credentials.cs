using System.Management.Automation;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>Finds the two halves of a credential: what was passed, else the environment.</summary>
internal static class Credentials
{
    /// <summary>Gives the id and the secret, trimmed of the white space that consoles add.</summary>
    /// <param name="cmdlet">Where a missing credential ends the command.</param>
    /// <param name="passed">The credential that was passed, if any.</param>
    /// <param name="variables">Pairs of environment variables, the preferred pair first.</param>
    public static (string Id, string Secret) Resolve(PSCmdlet cmdlet, PSCredential? passed, params (string Id, string Secret)[] variables)
    {
        if (passed is not null)
            return Trim(cmdlet, passed.UserName, passed.GetNetworkCredential().Password);

        foreach (var (id, secret) in variables)
        {
            if (Environment.GetEnvironmentVariable(id) is { Length: > 0 } idValue && Environment.GetEnvironmentVariable(secret) is { Length: > 0 } secretValue)
                return Trim(cmdlet, idValue, secretValue);
        }

        cmdlet.ThrowTerminatingError(Errors.CredentialNotFound(string.Join(" / ", variables.Select(pair => $"{pair.Id}, {pair.Secret}"))));
        throw new PipelineStoppedException();
    }

    private static (string Id, string Secret) Trim(PSCmdlet cmdlet, string id, string secret)
    {
        var trimmed = (Id: id.Trim(), Secret: secret.Trim());
        if (trimmed.Id.Length == 0 || trimmed.Secret.Length == 0)
            cmdlet.ThrowTerminatingError(Errors.CredentialEmpty());
        if (trimmed.Id.Length != id.Length || trimmed.Secret.Length != secret.Length)
            cmdlet.WriteWarning(Texts.Get("Warning_CredentialWhiteSpace"));
        return trimmed;
    }
}
