using System.Collections;
using System.Management.Automation;
using QualificationTools.Services;

namespace QualificationTools.Credentials;

/// <summary>
/// The parts of a credential passed to a command: by parameters with the name of a part of the service's credential,
/// or, for services whose parts have no parameters, by a hashtable.
/// </summary>
internal static class CredentialParts
{
    /// <summary>Returns the passed parts, or ends the command if one belongs to another service.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="service">The service.</param>
    /// <param name="others">Parts by their names.</param>
    public static IReadOnlyDictionary<string, string> Bound(
        PSCmdlet cmdlet,
        ServiceDefinition service,
        Hashtable? others = null)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in cmdlet.MyInvocation.BoundParameters)
        {
            if (IsPart(name))
                Add(name, value);
        }

        foreach (DictionaryEntry other in others ?? [])
            Add(other.Key.ToString() ?? "", other.Value);
        return parts;

        void Add(string name, object? value)
        {
            if (service.FindPart(name) is not { } part)
                throw cmdlet.End(
                    Errors.CredentialPartUnfit(name, service.Name, service.OtherParts.Select(known => known.Name)));
            if (SecretContent.Text(value) is { } text)
                parts[part.Name] = text;
        }
    }

    private static bool IsPart(string parameter) =>
        ServiceRegistry.All.Any(service => service.FindPart(parameter) is not null);
}
