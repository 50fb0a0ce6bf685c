using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Connections;
using QualificationTools.Credentials;
using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>What all cmdlets that talk to a service have in common: the credential, the address, the patience, what a person can follow.</summary>
public abstract class ServiceCommand : PSCmdlet
{
    private RunTrace? _trace;

    /// <summary>The access key and secret key, or the app's id and secret.</summary>
    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The name of a secret in a vault of SecretManagement.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault that holds the secret.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Another address of the service: https, or http on this machine.</summary>
    [Parameter, ValidateEndpoint]
    public Uri? Endpoint { get; set; }

    /// <summary>The most requests a second, evenly spaced, retries and look-ups included.</summary>
    [Parameter, ValidateRange(0.01, 100_000)]
    public double RequestsPerSecond { get; set; }

    /// <summary>How often a request that certainly did not take effect is sent again.</summary>
    [Parameter, ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The seconds up to which the first retry waits; each further one waits up to twice as long.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The seconds after which an attempt without an answer is given up.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int OperationTimeoutSeconds { get; set; } = 30;

    /// <summary>How the service is reached.</summary>
    private protected abstract Platform Platform { get; }

    /// <summary>How requests are paced and repeated.</summary>
    private protected BulkOptions Pace => new()
    {
        RequestsPerSecond = RequestsPerSecond > 0 ? RequestsPerSecond : null,
        MaximumRetryCount = MaximumRetryCount,
        RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        Settling = TimeSpan.FromSeconds(Math.Max(OperationTimeoutSeconds, BulkOptions.ShortestSettling.TotalSeconds)),
        Trace = _trace,
    };

    /// <summary>Finds the credential and the address. Nothing is sent.</summary>
    private protected Connection Connect()
    {
        var credential = FindCredential();
        var address = Platform.EndpointFor(credential);
        var hasDetail = Shows("Debug", "DebugPreference");
        _trace = hasDetail || Shows("Verbose", "VerbosePreference") ? new RunTrace(hasDetail, Platform.SecretsOf(credential)) : null;
        return new Connection(
            HttpTransport.Shared(TimeProvider.System), Endpoint ?? address, credential, TimeSpan.FromSeconds(OperationTimeoutSeconds), TimeProvider.System, _trace);
    }

    /// <summary>Finds the credential, or ends the command.</summary>
    private protected virtual FoundCredential FindCredential() => new CredentialOrder(this).Find(Platform.Service, Credential, SecretName, Vault);

    /// <summary>Notes a step, where somebody follows.</summary>
    private protected void Note(string id, params object[] details) => _trace?.Note(Texts.Format(id, details));

    /// <summary>Shows what has been noted. Only the pipeline's thread may.</summary>
    private protected void ShowTrace()
    {
        while (_trace is not null && _trace.TryTake(out var line))
        {
            if (line.IsDetail)
                WriteDebug(line.Text);
            else
                WriteVerbose(line.Text);
        }
    }

    // What the parameter says, else what the caller has set.
    private bool Shows(string parameter, string preference) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        ? value is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.TryConvertTo<ActionPreference>(GetVariableValue(preference), out var set) && set is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
