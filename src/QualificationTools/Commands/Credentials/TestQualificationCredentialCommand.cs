using System.Management.Automation;
using System.Text.Json;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Douyin;
using QualificationTools.Http;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Proves a credential against its service with a call that changes nothing, and says what is wrong with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "QualificationCredential")]
[OutputType(typeof(QualificationCredentialTest))]
public sealed class TestQualificationCredentialCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The service.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public QualificationService Service { get; set; }

    /// <summary>The secret's name. Left out, what a command of the service would use.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("SecretName"), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The vault that holds it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>A credential that is in no vault.</summary>
    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Another address of the service: https, or http on this machine.</summary>
    [Parameter, ValidateEndpoint]
    public Uri? Endpoint { get; set; }

    /// <summary>The region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Douyin's platform itself, or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <summary>The seconds after which a call without an answer is given up.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int OperationTimeoutSeconds { get; set; } = 30;

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var found = new CredentialOrder(this) { TakesExpired = true }.Find(Service, Credential, Name, Vault);
        var (endpoint, reply, secrets) = found.HasExpired ? (Address(found), Expired(), []) : Ask(found);
        WriteObject(new QualificationCredentialTest
        {
            Service = Service,
            Name = Name,
            KeyId = MaskedKey.Of(found.Id),
            Valid = reply.Kind switch
            {
                ReplyKind.Succeeded => true,
                ReplyKind.Fatal or ReplyKind.Mended or ReplyKind.Rejected => false,
                _ => null,
            },
            Code = Clean(reply.Code, secrets),
            Message = Clean(reply.Message, secrets),
            Advice = reply.Advice,
            RequestId = Clean(reply.RequestId, secrets),
            Endpoint = endpoint,
            ExpiresAt = found.ExpiresAt,
        });
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    private (Uri Endpoint, Reply Reply, IReadOnlyList<SensitiveText> Secrets) Ask(FoundCredential found)
    {
        var time = TimeProvider.System;
        var transport = HttpTransport.Shared(time);
        var timeout = TimeSpan.FromSeconds(OperationTimeoutSeconds);
        var endpoint = Address(found);
        try
        {
            if (Service == QualificationService.Douyin)
            {
                var douyin = new DouyinClient(transport, endpoint, found.ToDouyin(), null, timeout, time);
                return (endpoint, douyin.CheckAsync(_stop.Token).GetAwaiter().GetResult(), douyin.Secrets);
            }

            var vms = new VmsClient(transport, endpoint, found.ToVolcengine(), Region ?? found.Region ?? VmsClient.DefaultRegion, timeout, time);
            var query = JsonSerializer.SerializeToUtf8Bytes(new VmsQuery { Limit = 1 }, VmsJson.Wire.VmsQuery);
            return (endpoint, vms.PostAsync("QueryQualification", query, _stop.Token).GetAwaiter().GetResult().Reply, vms.Secrets);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private Uri Address(FoundCredential found)
    {
        if (Endpoint is not null)
            return Endpoint;
        if (Service == QualificationService.Vms)
            return new Uri(VmsClient.DefaultEndpoint);
        return DouyinClient.EndpointOf(Environment ?? found.Environment ?? DouyinEnvironment.Production);
    }

    private static Reply Expired() => new(ReplyKind.Fatal, "CredentialExpired", Texts.Get("Failure_CredentialExpired")) { Advice = Texts.Get("Advice_CredentialExpired") };

    private static string? Clean(string? text, IReadOnlyList<SensitiveText> secrets) => text is null ? null : Redactor.Redact(text, secrets);
}
