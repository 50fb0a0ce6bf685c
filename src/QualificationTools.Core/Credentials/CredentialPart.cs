using System.Globalization;

namespace QualificationTools.Credentials;

/// <summary>
/// A part of the credentials of a service: its id, its secret, a token, or a setting such as a region.
/// </summary>
/// <param name="Name">The part's name: in a vault, as a parameter, and in messages.</param>
/// <param name="IsSecret">Whether it must never be shown.</param>
/// <param name="Aliases">Other names that a secret in a vault may have for it.</param>
internal sealed record CredentialPart(string Name, bool IsSecret, params string[] Aliases)
{
    /// <summary>Gets the permitted values; empty if any value is permitted.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>
    /// Returns whether a secret in a vault calls the part so: <c>access-key</c>, <c>AccessKey</c> and <c>access_key</c>
    /// are one name.
    /// </summary>
    public bool IsCalled(string name)
    {
        var plain = Plain(name);
        return plain == Plain(Name) || Aliases.Any(alias => plain == Plain(alias));
    }

    /// <summary>Returns the value as it is used, or refuses it: everything on the wire is printable ASCII.</summary>
    /// <exception cref="CredentialException">The value contains a character that no credential has, or is not one of
    /// the permitted values.</exception>
    public string Check(string value)
    {
        var position = 1;
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is < ' ' or > '~')
                throw new CredentialException(
                    "CredentialCharacter",
                    Name,
                    string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
                    position);
            position++;
        }

        if (Values.Count == 0)
            return value;
        return Values.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new CredentialException("CredentialPartValue", Name, string.Join(", ", Values));
    }

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
