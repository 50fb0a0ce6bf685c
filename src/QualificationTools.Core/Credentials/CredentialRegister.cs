using System.Text.Json;
using QualificationTools.Files;

namespace QualificationTools.Credentials;

/// <summary>
/// The list of the credentials that were put into vaults from this machine, in a file without secrets. Names, defaults and Tab
/// completion come from it, so that no vault has to be unlocked for them.
/// </summary>
internal sealed class CredentialRegister(string folder)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WaitStep = TimeSpan.FromMilliseconds(10);

    private readonly string _path = Path.Combine(folder, "credentials.json");

    /// <summary>The register of the user who runs this process.</summary>
    public static CredentialRegister OfUser() => new(UserFolder.Path);

    /// <summary>Gives all entries, by service and name. A file that is missing, damaged or closed to the user has none.</summary>
    public IReadOnlyList<CredentialEntry> Read()
    {
        try
        {
            return Parse(File.ReadAllBytes(_path)) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Adds an entry, or replaces the one of the same name in the same vault. A new default takes the place of the old.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Put(CredentialEntry entry) => Change(entries =>
    {
        var isDefault = entry.IsDefault || entries.Any(other => other.Is(entry.Name, entry.Vault) && other.Service == entry.Service && other.IsDefault);
        return entries
            .Where(other => !other.Is(entry.Name, entry.Vault))
            .Select(other => isDefault && other.Service == entry.Service ? other with { IsDefault = false } : other)
            .Append(entry with { IsDefault = isDefault });
    });

    /// <summary>Takes an entry out.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Remove(CredentialEntry entry) => Change(entries => entries.Where(other => !other.Is(entry.Name, entry.Vault)));

    private void Change(Func<IReadOnlyList<CredentialEntry>, IEnumerable<CredentialEntry>> change)
    {
        Directory.CreateDirectory(folder);
        // Readers see the old file or the new one. Writers take turns, so that none undoes another's change.
        using var turn = TakeTurn();
        var entries = ReadOrSetAside();
        var changed = change(entries)
            .OrderBy(entry => entry.Service)
            .ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(entry => entry.Vault, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var temporary = $"{_path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(changed, CredentialJson.Default.ListCredentialEntry));
        File.Move(temporary, _path, overwrite: true);
    }

    private FileStream TakeTurn()
    {
        var deadline = DateTime.UtcNow + LongestWait;
        while (true)
        {
            try
            {
                return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                Thread.Sleep(WaitStep);
            }
        }
    }

    private List<CredentialEntry> ReadOrSetAside()
    {
        if (!File.Exists(_path))
            return [];
        if (Parse(File.ReadAllBytes(_path)) is { } entries)
            return entries;
        // What can no longer be read is kept for a person to look at.
        File.Move(_path, _path + ".damaged", overwrite: true);
        return [];
    }

    private static List<CredentialEntry>? Parse(byte[] json)
    {
        try
        {
            var entries = JsonSerializer.Deserialize(json, CredentialJson.Default.ListCredentialEntry);
            return entries?.All(entry => entry is { Name.Length: > 0, Vault.Length: > 0 }) == true ? entries : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
