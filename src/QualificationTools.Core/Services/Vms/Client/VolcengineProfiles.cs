using System.Text;
using System.Text.Json;
using QualificationTools.Credentials;
using QualificationTools.Resources;

namespace QualificationTools.Vms;

/// <summary>
/// The files in which Volcengine's command line and SDKs keep keys: <c>~/.volcengine/config.json</c> with its profiles,
/// <c>~/.volc/credentials</c>, and <c>~/.volc/config</c>. The variables by which people choose among them count here
/// too.
/// </summary>
/// <param name="search">Where to look.</param>
internal sealed class VolcengineProfiles(CredentialSearch search)
{
    private const string ProfileVariable = "VOLCENGINE_PROFILE";
    private const string FileVariable = "VOLCENGINE_CLI_CONFIG_FILE";
    private const string DefaultProfile = "default";

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Returns the credential of the profile that is meant, or else of the first file that has one.</summary>
    /// <exception cref="CredentialException">A profile or a file that was named is not there or cannot be
    /// used.</exception>
    public FoundCredential? Find()
    {
        var named = search.Value(FileVariable);
        var path = named ?? Path.Combine(search.Home, ".volcengine", "config.json");
        var keys = Path.Combine(search.Home, ".volc", "credentials");
        if (named is not null && !File.Exists(named))
            throw new CredentialException("ProfileFileMissing", FileVariable, named);
        var profile = search.Value(ProfileVariable)?.Trim();
        if (profile is null)
            return FromCommandLine(path, null, isNamed: named is not null)
                ?? FromKeys(keys, DefaultProfile)
                ?? FromSettings();
        return FromCommandLine(path, profile, isNamed: true)
            ?? FromKeys(keys, profile)
            ?? throw new CredentialException("ProfileMissing", profile, ProfileVariable, path);
    }

    // Without a name the file's own choice counts.
    private FoundCredential? FromCommandLine(string path, string? profile, bool isNamed) =>
        Read(
            path,
            isNamed,
            text =>
            {
                using var document = JsonDocument.Parse(text, Options);
                var root = document.RootElement;
                var isChosen = profile is not null || Text(root, "current") is not null;
                var name = profile ?? Text(root, "current") ?? DefaultProfile;
                if (!root.TryGetProperty("profiles", out var profiles) || !profiles.TryGetProperty(name, out var found))
                    return isChosen && profile is null
                        ? throw new CredentialException("ProfileMissing", name, "current", path)
                        : null;
                // Other modes, such as single sign-on, keep no key that could sign.
                var mode = Text(found, "mode") ?? "ak";
                if (mode.Equals("ak", StringComparison.OrdinalIgnoreCase))
                    return Pair(
                        path,
                        name,
                        member => Text(found, member),
                        "access-key",
                        "secret-key",
                        "session-token",
                        "region");
                if (profile is not null)
                    throw new CredentialException("ProfileWithoutKey", name, path, mode);
                search.Warn(Texts.Format("Warning_ProfileWithoutKey", name, path, mode));
                return null;
            });

    private FoundCredential? FromKeys(string path, string section)
    {
        var found = Read(path, isNamed: false, text => Pair(path, section, new IniText(text)));
        // The command line of the machine learning platform keeps the region in a separate file.
        return found is null || found.Part(VmsService.Region) is not null || RegionOf(section) is not { } region
            ? found
            : found.With(new Dictionary<string, string> { [VmsService.Region] = region });
    }

    private string? RegionOf(string section)
    {
        string? region = null;
        Read(SettingsPath, isNamed: false, text =>
        {
            region = IsJson(text) ? null : new IniText(text).Find(section, "region");
            return null;
        });
        return region;
    }

    private FoundCredential? FromSettings() =>
        Read(
            SettingsPath,
            isNamed: false,
            text =>
            {
                if (!IsJson(text))
                    return Pair(SettingsPath, DefaultProfile, new IniText(text));
                using var document = JsonDocument.Parse(text, Options);
                var root = document.RootElement;
                return Pair(SettingsPath, null, member => Text(root, member), "ak", "sk", "session-token", "region")
                    ?? Pair(
                        SettingsPath,
                        null,
                        member => Text(root, member),
                        "VOLC_ACCESSKEY",
                        "VOLC_SECRETKEY",
                        "VOLC_SESSION_TOKEN",
                        "VOLC_REGION");
            });

    private string SettingsPath => Path.Combine(search.Home, ".volc", "config");

    private FoundCredential? Read(string path, bool isNamed, Func<string, FoundCredential?> find)
    {
        try
        {
            return File.Exists(path) ? find(Decode(File.ReadAllBytes(path))) : null;
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or FormatException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidOperationException)
        {
            if (isNamed)
                throw new CredentialException("ProfileFileUnreadable", path);
            search.Warn(Texts.Format("Warning_ProfileUnreadable", path));
            return null;
        }
    }

    // Windows writes a byte order mark, or UTF-16, of which the first character of such a file is ASCII.
    private static string Decode(byte[] bytes)
    {
        Encoding encoding = bytes switch
        {
            [0, not 0, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, ..] => Encoding.Unicode,
            _ => Encoding.UTF8,
        };
        using var reader = new StreamReader(new MemoryStream(bytes), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static FoundCredential? Pair(string path, string section, IniText text) =>
        Pair(
            path,
            section,
            name => text.Find(section, name),
            "access_key_id",
            "secret_access_key",
            "session_token",
            "region");

    private static FoundCredential? Pair(
        string path,
        string? profile,
        Func<string, string?> find,
        string id,
        string secret,
        string token,
        string region)
    {
        var (idValue, secretValue) = (find(id), find(secret));
        if (idValue is null && secretValue is null)
            return null;
        var place = profile is null ? path : $"{path}, {profile}";
        if (idValue is null || secretValue is null)
            throw new CredentialException(
                "CredentialHalf",
                $"{(idValue is null ? secret : id)} ({place})",
                idValue is null ? id : secret);
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (find(token) is { } tokenValue)
            parts[VmsService.SessionToken] = tokenValue;
        if (find(region) is { } regionValue)
            parts[VmsService.Region] = regionValue;
        return new FoundCredential(idValue, secretValue)
        {
            Parts = parts,
            Source = Texts.Format("Trace_CredentialProfile", place),
        };
    }

    private static bool IsJson(string text) => text.TrimStart().StartsWith('{');

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>A file of sections with names and values, of which the last of a name counts.</summary>
    private sealed class IniText
    {
        private readonly Dictionary<(string Section, string Name), string> _values = [];

        public IniText(string text)
        {
            var section = "";
            foreach (var line in text.Split('\n').Select(line => line.Trim()))
            {
                if (line is [] or ['#' or ';', ..])
                    continue;
                if (line is ['[', .. var name, ']'])
                    section = name.Trim();
                else if (line.IndexOfAny(['=', ':']) is > 0 and var sign)
                    _values[(section, line[..sign].Trim().ToLowerInvariant())] = line[(sign + 1)..].Trim();
                else
                    throw new FormatException();
            }
        }

        public string? Find(string section, string name) =>
            _values.GetValueOrDefault((section, name)) is { Length: > 0 } value ? value : null;
    }
}
