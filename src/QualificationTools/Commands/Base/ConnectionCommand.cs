using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>
/// What all cmdlets have in common that open a connection to a service: the credential, the address, the patience, the
/// proxy.
/// </summary>
public abstract class ConnectionCommand : PSCmdlet
{
    /// <summary>
    /// The credential: what the service calls an access key and secret key, or an app's id and secret.
    /// </summary>
    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Another address of the service: https, or http on this machine.</summary>
    [Parameter, ValidateEndpoint]
    public Uri? Endpoint { get; set; }

    /// <summary>The seconds after which an attempt without an answer is given up.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int OperationTimeoutSeconds { get; set; } = 30;

    /// <summary>The proxy, in the place of the environment's.</summary>
    [Parameter, ValidateProxy]
    public Uri? Proxy { get; set; }

    /// <summary>The credential for the proxy.</summary>
    [Parameter, Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the credential of the user who runs this process for the proxy.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, whatever the environment says.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Returns the transport, over connections that are shared by all commands with the same proxy.</summary>
    /// <param name="trace">Where failures are noted, or null where nobody follows.</param>
    private protected HttpTransport CreateTransport(RunTrace? trace)
    {
        if (NoProxy && (Proxy is not null || ProxyCredential is not null || ProxyUseDefaultCredentials))
            ThrowTerminatingError(Errors.ProxyConflict(nameof(NoProxy), nameof(Proxy)));
        if (ProxyCredential is not null && ProxyUseDefaultCredentials)
            ThrowTerminatingError(Errors.ProxyConflict(nameof(ProxyCredential), nameof(ProxyUseDefaultCredentials)));
        var credential = ProxyCredential?.GetNetworkCredential();
        var proxy = NoProxy
            ? ProxySettings.None
            : ProxySettings.Of(Proxy, Environment.GetEnvironmentVariable, HttpClient.DefaultProxy) with
            {
                Credential = credential is null
                    ? null
                    : new ProxyLogin(credential.Domain, credential.UserName, credential.Password),
                UsesDefaultCredentials = ProxyUseDefaultCredentials,
            };
        return HttpTransport.Shared(TimeProvider.System, proxy, trace is null ? null : trace.Note);
    }

    /// <summary>Notes the proxy through which an address is reached, where somebody follows.</summary>
    private protected static void NoteProxy(RunTrace? trace, HttpTransport transport, Uri endpoint)
    {
        if (transport.ProxyFor(endpoint) is { } proxy)
            trace?.Note(Texts.Format("Trace_Proxy", proxy));
    }

    /// <summary>Returns a trace where somebody follows, by the parameters or by what the caller has set.</summary>
    /// <param name="secrets">What is masked wherever it appears.</param>
    private protected RunTrace? CreateTrace(IReadOnlyList<Security.SensitiveText> secrets)
    {
        var hasDetail = Shows("Debug", "DebugPreference");
        return hasDetail || Shows("Verbose", "VerbosePreference") ? new RunTrace(hasDetail, secrets) : null;
    }

    /// <summary>Shows what has been noted. Only the pipeline's thread may.</summary>
    private protected void Show(RunTrace? trace)
    {
        while (trace is not null && trace.TryTake(out var line))
        {
            if (line.IsDetail)
                WriteDebug(line.Text);
            else
                WriteVerbose(line.Text);
        }
    }

    private bool Shows(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
            ? value is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.TryConvertTo<ActionPreference>(GetVariableValue(preference), out var set)
                && set is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
