using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Resources;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>The base of all cmdlets that talk to a service: credential, endpoint, retries and tracing.</summary>
public abstract class ServiceCommand : ConnectionCommand
{
    private RunTrace? _trace;

    /// <summary>Specifies the name of a secret in a SecretManagement vault.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(CredentialNameCompleter))]
    public virtual string? SecretName { get; set; }

    /// <summary>Specifies the vault that holds the secret.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public virtual string? Vault { get; set; }

    /// <summary>
    /// Specifies the maximum number of requests a second, evenly spaced, including retries and look-ups.
    /// </summary>
    [Parameter, ValidateRange(0.01, 100_000)]
    public double RequestsPerSecond { get; set; }

    /// <summary>Specifies how often a request that certainly did not take effect is sent again.</summary>
    [Parameter, ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>
    /// Specifies the maximum seconds before the first retry; each further one waits up to twice as long.
    /// </summary>
    [Parameter, ValidateRange(1, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>Gets the service.</summary>
    private protected ServiceDefinition Service => ForServiceAttribute.Of(GetType())!;

    /// <summary>Gets how requests are paced and repeated.</summary>
    private protected BulkOptions Pace => new()
    {
        RequestsPerSecond = RequestsPerSecond > 0 ? RequestsPerSecond : null,
        MaximumRetryCount = MaximumRetryCount,
        RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        Settling = BulkOptions.SettlingAfter(TimeSpan.FromSeconds(OperationTimeoutSeconds)),
        Trace = _trace,
    };

    /// <summary>Finds the credential and the endpoint, or ends the command. Sends nothing.</summary>
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

    /// <summary>Returns the endpoint of a stored credential, as far as it is known without opening a vault.</summary>
    private protected Uri StoredAddress(string name)
    {
        var entry = CredentialRegister
            .OfUser()
            .Read()
            .FirstOrDefault(entry => entry.IsFor(Service.Name) && entry.Is(name, Vault ?? entry.Vault));
        var known = new FoundCredential("", "") { Parts = entry?.Settings ?? new Dictionary<string, string>() };
        return Endpoint ?? AddressFor(known.With(CredentialParts.Bound(this, Service)));
    }

    /// <summary>Returns the service's own endpoint for a credential.</summary>
    private protected virtual Uri AddressFor(FoundCredential credential) => Service.EndpointFor(credential);

    /// <summary>Writes a record to the pipeline, with its account.</summary>
    private protected void WriteRecord(object? record, Connection connection)
    {
        (record as IAccountRecord)?.BelongTo(connection.Credential.Account);
        WriteObject(record);
    }

    /// <summary>Records a step, if tracing is on.</summary>
    private protected void Note(string id, params object[] details) => _trace?.Note(Texts.Format(id, details));

    /// <summary>Shows the recorded steps. Call it only on the pipeline's thread.</summary>
    private protected void ShowTrace() => Show(_trace);
}
