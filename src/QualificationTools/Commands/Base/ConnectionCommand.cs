using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>The base of all cmdlets that connect to a service: credential, endpoint, time-out and proxy.</summary>
public abstract class ConnectionCommand : PSCmdlet
{
    /// <summary>Specifies the credential: an access key and secret key, or an app's id and secret.</summary>
    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Specifies another endpoint of the service: https, or http on this machine.</summary>
    [Parameter, ValidateEndpoint]
    public Uri? Endpoint { get; set; }

    /// <summary>Specifies the seconds after which an attempt without an answer is given up.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int OperationTimeoutSeconds { get; set; } = 30;

    /// <summary>Specifies the proxy, instead of the one from the environment.</summary>
    [Parameter, ValidateProxy]
    public Uri? Proxy { get; set; }

    /// <summary>Specifies the credential for the proxy.</summary>
    [Parameter, Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Specifies that the credential of the current user is used for the proxy.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Specifies that no proxy is used, whatever the environment says.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Returns the transport, whose connections are shared by all commands with the same proxy.</summary>
    /// <param name="trace">Records failures; null if tracing is off.</param>
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

    /// <summary>Records the proxy through which an address is reached, if tracing is on.</summary>
    private protected static void NoteProxy(RunTrace? trace, HttpTransport transport, Uri endpoint)
    {
        if (transport.ProxyFor(endpoint) is { } proxy)
            trace?.Note(Texts.Format("Trace_Proxy", proxy));
    }

    /// <summary>Returns a trace if the parameters or the caller's preferences ask for one; else null.</summary>
    /// <param name="secrets">Texts to mask wherever they appear.</param>
    private protected RunTrace? CreateTrace(IReadOnlyList<Security.SensitiveText> secrets)
    {
        var hasDetail = Shows("Debug", "DebugPreference");
        return hasDetail || Shows("Verbose", "VerbosePreference") ? new RunTrace(hasDetail, secrets) : null;
    }

    /// <summary>Shows the recorded steps. Call it only on the pipeline's thread.</summary>
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

    /// <summary>Returns whether a stream is shown, by its parameter or the caller's preference.</summary>
    private protected bool Shows(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
            ? value is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.TryConvertTo<ActionPreference>(GetVariableValue(preference), out var set)
                && set is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
