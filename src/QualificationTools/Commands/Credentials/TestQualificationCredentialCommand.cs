using System.Collections;
using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// Tests a credential against its service with a call that changes nothing, and reports what is wrong with it.
/// </summary>
/// <remarks>A service adds parameters for the parts of its credential in a separate file.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "QualificationCredential")]
[OutputType(typeof(QualificationCredentialTest))]
public sealed partial class TestQualificationCredentialCommand : ConnectionCommand, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Specifies the service.</summary>
    [
        Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true),
        ServiceName,
        ArgumentCompleter(typeof(ServiceNameCompleter))]
    public string Service { get; set; } = "";

    /// <summary>
    /// Specifies the secret's name; by default, the credential that commands of the service would use.
    /// </summary>
    [
        Parameter(Position = 1, ValueFromPipelineByPropertyName = true),
        Alias("SecretName"),
        ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string? Name { get; set; }

    /// <summary>Specifies the vault that holds it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>
    /// Specifies parts that replace those of the credential, by name, for services whose parts have no parameters.
    /// </summary>
    [Parameter]
    public Hashtable Part { get; set; } = [];

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var service = ServiceRegistry.Find(Service)!;
        var found = new CredentialOrder(this, service) { TakesExpired = true }.Find(
            Credential,
            Name,
            Vault,
            CredentialParts.Bound(this, service, Part));
        var endpoint = Endpoint ?? service.EndpointFor(found);
        var (reply, secrets) = found.HasExpired ? (Expired(), []) : Ask(service, found, endpoint);
        WriteObject(new QualificationCredentialTest
        {
            Service = service.Name,
            Name = found.StoredName ?? Name,
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

    private (Reply Reply, IReadOnlyList<SensitiveText> Secrets) Ask(
        ServiceDefinition service,
        FoundCredential found,
        Uri endpoint)
    {
        var trace = CreateTrace(service.SecretsOf(found));
        var connection = new Connection(
            CreateTransport(trace),
            endpoint,
            found,
            TimeSpan.FromSeconds(OperationTimeoutSeconds),
            TimeProvider.System,
            trace);
        NoteProxy(trace, connection.Transport, endpoint);
        try
        {
            return service.CheckAsync(connection, _stop.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            if (!_stop.IsCancellationRequested)
                Show(trace);
        }
    }

    private static Reply Expired() =>
        new(ReplyKind.Fatal, "CredentialExpired", Texts.Get("Failure_CredentialExpired"))
        {
            Advice = Texts.Get("Advice_CredentialExpired"),
        };

    private static string? Clean(string? text, IReadOnlyList<SensitiveText> secrets) =>
        text is null ? null : Redactor.Redact(text, secrets);
}
