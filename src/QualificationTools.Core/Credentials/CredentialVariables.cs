using QualificationTools.Resources;

namespace QualificationTools.Credentials;

/// <summary>Environment variables that hold a credential of a service.</summary>
/// <param name="Id">The variable of the id.</param>
/// <param name="Secret">The variable of the secret.</param>
/// <param name="Others">The variables of other parts, each with the part's name.</param>
internal sealed record CredentialVariables(string Id, string Secret, params (string Part, string Variable)[] Others)
{
    /// <summary>Returns the credential of the first variables that are set, or null if none are.</summary>
    /// <exception cref="CredentialException">Half a pair is set: another account must not be taken in its
    /// place.</exception>
    public static FoundCredential? Find(IEnumerable<CredentialVariables> all, CredentialSearch search) =>
        all.Select(variables => variables.Read(search)).FirstOrDefault(found => found is not null);

    /// <summary>Returns the names of the variables, for a person.</summary>
    public override string ToString() => $"{Id}, {Secret}";

    private FoundCredential? Read(CredentialSearch search)
    {
        var (id, secret) = (search.Value(Id), search.Value(Secret));
        if (id is null && secret is null)
            return null;
        if (id is null || secret is null)
            throw new CredentialException("CredentialHalf", id is null ? Secret : Id, id is null ? Id : Secret);
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (part, variable) in Others)
        {
            if (search.Value(variable) is { } value)
                parts[part] = value;
        }

        return new FoundCredential(id, secret)
        {
            Parts = parts,
            Source = Texts.Format("Trace_CredentialVariables", Id, Secret),
        };
    }
}
