using System.Text.Json;

namespace QualificationTools.Credentials;

/// <summary>
/// The files in which Volcengine's command line and older SDKs keep keys: <c>~/.volcengine/config.json</c> with its current
/// profile, and <c>~/.volc/config</c>.
/// </summary>
internal static class VolcengineProfile
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Gives the credential of the first file that has one.</summary>
    /// <param name="unreadable">Called with the path of a file that is there and is not what it should be.</param>
    public static FoundCredential? Find(Action<string> unreadable)
    {
        // Volcengine's tools go by this variable on Windows, whatever the system has recorded of the user.
        var home = OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("USERPROFILE") is { Length: > 0 } named
            ? named
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return Read(Path.Combine(home, ".volcengine", "config.json"), Current, unreadable)
            ?? Read(Path.Combine(home, ".volc", "config"), static root => Pair(root, "ak", "sk"), unreadable);
    }

    private static FoundCredential? Read(string path, Func<JsonElement, FoundCredential?> find, Action<string> unreadable)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Options);
            return find(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            unreadable(path);
            return null;
        }
    }

    // Other modes, such as single sign-on, keep no key that could sign.
    private static FoundCredential? Current(JsonElement root)
    {
        if (Text(root, "current") is not { } current
            || !root.TryGetProperty("profiles", out var profiles)
            || !profiles.TryGetProperty(current, out var profile)
            || (Text(profile, "mode") ?? "ak") is not ("ak" or "AK"))
        {
            return null;
        }

        return Pair(profile, "access-key", "secret-key");
    }

    private static FoundCredential? Pair(JsonElement owner, string id, string secret) =>
        Text(owner, id) is { } idValue && Text(owner, secret) is { } secretValue
            ? new FoundCredential(idValue, secretValue) { SessionToken = Text(owner, "session-token"), Region = Text(owner, "region") }
            : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
