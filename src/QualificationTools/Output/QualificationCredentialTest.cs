using QualificationTools.Security;

namespace QualificationTools;

/// <summary>Represents the result of testing a credential with its service.</summary>
public sealed class QualificationCredentialTest
{
    private string? _code;
    private string? _message;
    private string? _requestId;

    /// <summary>Gets the service.</summary>
    public string Service { get; internal set; } = "";

    /// <summary>Gets the secret's name, if one was specified.</summary>
    public string? Name { get; internal set; }

    /// <summary>Gets the access key or the app's id, masked.</summary>
    public string? KeyId { get; internal set; }

    /// <summary>Gets whether the service accepts it; null if that is unknown, for example without a network.</summary>
    public bool? Valid { get; internal set; }

    /// <summary>Gets the service's code, or the module's if the service gave none. Never translated.</summary>
    public string? Code { get => CellText.Guard(_code); internal set => _code = value; }

    /// <summary>Gets what is wrong.</summary>
    public string? Message { get => CellText.Guard(_message); internal set => _message = value; }

    /// <summary>Gets what to do.</summary>
    public string? Advice { get; internal set; }

    /// <summary>Gets the id by which the service's support finds the request.</summary>
    public string? RequestId { get => CellText.Guard(_requestId); internal set => _requestId = value; }

    /// <summary>Gets the address of the service.</summary>
    public Uri Endpoint { get; internal set; } = null!;

    /// <summary>Gets when a temporary credential ends.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>Returns the service, the account, and whether the service takes it.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Service} {Name ?? KeyId} {Valid?.ToString() ?? Code}");
}
