using System.Text.Json;
using QualificationTools.Files;

namespace QualificationTools.Credentials;

/// <summary>
/// The list of the credentials that were put into vaults from this machine, in a file without secrets. Names, defaults
/// and Tab completion come from it, so no vault has to be unlocked for them.
/// </summary>
/// <param name="folder">The folder of the file; it need not be there.</param>
/// <param name="patience">How long other programs are waited for.</param>
internal sealed class CredentialRegister(string folder, FilePatience patience)
{
    private readonly string _path = Path.Combine(folder, "credentials.json");

    /// <summary>The register in a folder, with the usual patience.</summary>
    public CredentialRegister(string folder)
        : this(folder, FilePatience.Long) { }

    private SharedFile File => new(_path, patience);

    /// <summary>Returns the register of the user who runs this process.</summary>
    public static CredentialRegister OfUser() => new(UserFolder.Path);

    /// <summary>
    /// Returns all entries, by service and name. A file that is missing, damaged or closed to the user has none.
    /// </summary>
    public IReadOnlyList<CredentialEntry> Read()
    {
        try
        {
            return File.Read() is { } json ? Parse(json) ?? [] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>
    /// Adds an entry, or replaces the one of the same name in the same vault. A new default takes the place of the old.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Put(CredentialEntry entry) =>
        Change(entries =>
        {
            var isDefault =
                entry.IsDefault
                || entries.Any(other =>
                    other.Is(entry.Name, entry.Vault) && other.IsFor(entry.Service) && other.IsDefault);
            return entries
                .Where(other => !other.Is(entry.Name, entry.Vault))
                .Select(other => isDefault && other.IsFor(entry.Service) ? other with { IsDefault = false } : other)
                .Append(entry with { IsDefault = isDefault });
        });

    /// <summary>Takes an entry out.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Remove(CredentialEntry entry) =>
        Change(entries => entries.Where(other => !other.Is(entry.Name, entry.Vault)));

    private void Change(Func<IReadOnlyList<CredentialEntry>, IEnumerable<CredentialEntry>> change) =>
        File.Change(json =>
        {
            var changed = change(ParseOrSetAside(json))
                .OrderBy(entry => entry.Service, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.Vault, StringComparer.OrdinalIgnoreCase)
                .ToList();
            return JsonSerializer.SerializeToUtf8Bytes(changed, CredentialJson.Default.ListCredentialEntry);
        });

    private List<CredentialEntry> ParseOrSetAside(byte[]? json)
    {
        if (json is null)
            return [];
        if (Parse(json) is { } entries)
            return entries;
        // An unreadable file is kept for a person to examine.
        SharedFile.Move(_path, _path + ".damaged", overwrite: true, FilePatience.Short);
        return [];
    }

    private static List<CredentialEntry>? Parse(byte[] json)
    {
        try
        {
            var entries = JsonSerializer.Deserialize(json, CredentialJson.Default.ListCredentialEntry);
            return entries?.All(entry => entry is { Service.Length: > 0, Name.Length: > 0, Vault.Length: > 0 }) == true
                ? entries
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
