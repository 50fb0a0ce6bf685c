using QualificationTools.Douyin;
using QualificationTools.Vms;

namespace QualificationTools.Credentials;

/// <summary>A credential as it was found, for either service.</summary>
/// <param name="id">The access key, or the app's id.</param>
/// <param name="secret">The secret key, or the app's secret.</param>
internal sealed class FoundCredential(string id, string secret)
{
    /// <summary>The access key, or the app's id.</summary>
    public string Id { get; } = id;

    /// <summary>The secret key, or the app's secret.</summary>
    public string Secret { get; } = secret;

    /// <summary>The token of a temporary credential of Volcengine.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The ready token of a partner on Douyin.</summary>
    public string? AccessToken { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The region that goes with it.</summary>
    public string? Region { get; init; }

    /// <summary>The environment that goes with it.</summary>
    public DouyinEnvironment? Environment { get; init; }

    /// <summary>The service that it was stored for, where that is known.</summary>
    public QualificationService? Service { get; init; }

    /// <summary>Whether it has all that a request needs: a partner's ready token stands in for the secret.</summary>
    public bool IsWhole => Id.Length > 0 && (Secret.Length > 0 || AccessToken is not null);

    /// <summary>Whether it has ended.</summary>
    public bool HasExpired => ExpiresAt <= DateTimeOffset.UtcNow;

    public VolcengineCredential ToVolcengine() => new(Id, Secret, SessionToken);

    public DouyinCredential ToDouyin() => new(Id, Secret, AccessToken);

    /// <summary>Gives it without the white space that consoles add.</summary>
    /// <param name="hadWhiteSpace">Whether there was any.</param>
    public FoundCredential Trim(out bool hadWhiteSpace)
    {
        var trimmed = new FoundCredential(Id.Trim(), Secret.Trim())
        {
            SessionToken = TrimToken(SessionToken),
            AccessToken = TrimToken(AccessToken),
            ExpiresAt = ExpiresAt,
            Region = Region,
            Environment = Environment,
            Service = Service,
        };
        hadWhiteSpace = trimmed.Id.Length != Id.Length
            || trimmed.Secret.Length != Secret.Length
            || (trimmed.SessionToken?.Length ?? 0) != (SessionToken?.Length ?? 0)
            || (trimmed.AccessToken?.Length ?? 0) != (AccessToken?.Length ?? 0);
        return trimmed;
    }

    /// <summary>Gives nothing of it.</summary>
    public override string ToString() => nameof(FoundCredential);

    private static string? TrimToken(string? token) => token?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
