using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Resources;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// What all cmdlets that talk to a service have in common: the credential, the address, the patience, what a person can
/// follow.
/// </summary>
public abstract class ServiceCommand : ConnectionCommand
{
    private RunTrace? _trace;

    /// <summary>The name of a secret in a vault of SecretManagement.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(CredentialNameCompleter))]
    public virtual string? SecretName { get; set; }

    /// <summary>The vault that holds the secret.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public virtual string? Vault { get; set; }

    /// <summary>The most requests a second, evenly spaced, retries and look-ups included.</summary>
    [Parameter, ValidateRange(0.01, 100_000)]
    public double RequestsPerSecond { get; set; }

    /// <summary>How often a request that certainly did not take effect is sent again.</summary>
    [Parameter, ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The seconds up to which the first retry waits; each further one waits up to twice as long.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>Gets the service.</summary>
    private protected ServiceDefinition Service => ForServiceAttribute.Of(GetType())!;

    /// <summary>How requests are paced and repeated.</summary>
    private protected BulkOptions Pace => new()
    {
        RequestsPerSecond = RequestsPerSecond > 0 ? RequestsPerSecond : null,
        MaximumRetryCount = MaximumRetryCount,
        RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        Settling = BulkOptions.SettlingAfter(TimeSpan.FromSeconds(OperationTimeoutSeconds)),
        Trace = _trace,
    };

    /// <summary>Finds the credential and the address, or ends the command. Nothing is sent.</summary>
    private protected Connection Connect()
    {
        var credential = new CredentialOrder(this, Service).Find(
            Credential,
            SecretName,
            Vault,
            CredentialParts.Bound(this, Service));
        var address = AddressFor(credential);
        _trace = CreateTrace(Service.SecretsOf(credential));
        var connection = new Connection(
            CreateTransport(_trace),
            Endpoint ?? address,
            credential,
            TimeSpan.FromSeconds(OperationTimeoutSeconds),
            TimeProvider.System,
            _trace);
        NoteProxy(_trace, connection.Transport, connection.Endpoint);
        return connection;
    }

    /// <summary>Returns the address of a stored credential, as far as it is known without opening a vault.</summary>
    private protected Uri StoredAddress(string name)
    {
        var entry = CredentialRegister
            .OfUser()
            .Read()
            .FirstOrDefault(entry => entry.IsFor(Service.Name) && entry.Is(name, Vault ?? entry.Vault));
        var known = new FoundCredential("", "") { Parts = entry?.Settings ?? new Dictionary<string, string>() };
        return Endpoint ?? AddressFor(known.With(CredentialParts.Bound(this, Service)));
    }

    /// <summary>Returns the service's own address for a credential.</summary>
    private protected virtual Uri AddressFor(FoundCredential credential) => Service.EndpointFor(credential);

    /// <summary>Gives a record out, with the account that it is of.</summary>
    private protected void WriteRecord(object? record, Connection connection)
    {
        (record as IAccountRecord)?.BelongTo(connection.Credential.Account);
        WriteObject(record);
    }

    /// <summary>Notes a step, where somebody follows.</summary>
    private protected void Note(string id, params object[] details) => _trace?.Note(Texts.Format(id, details));

    /// <summary>Shows what has been noted. Only the pipeline's thread may.</summary>
    private protected void ShowTrace() => Show(_trace);
}
