using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using QualificationTools.Binding;
using QualificationTools.Credentials;
using QualificationTools.Security;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Commands;

/// <summary>
/// Shows step by step how a request to Volcengine is signed, to debug a signature that does not match.
/// </summary>
[Cmdlet(VerbsCommon.Get, "VolcengineSignature")]
[OutputType(typeof(VolcengineSignature))]
[ForService<VmsService>]
public sealed class GetVolcengineSignatureCommand : PSCmdlet
{
    private const string TokenHeader = "X-Security-Token";

    /// <summary>Specifies the HTTP method.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH")]
    public string Method { get; set; } = "POST";

    /// <summary>Specifies the address with its query.</summary>
    [Parameter(Mandatory = true, Position = 1), ValidateHttpAddress]
    public Uri Uri { get; set; } = null!;

    /// <summary>Specifies the request's headers, except those that the signature adds.</summary>
    [Parameter]
    public Hashtable Header { get; set; } = [];

    /// <summary>Specifies the body: a string, encoded as UTF-8, or bytes.</summary>
    [Parameter]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public object? Body { get; set; }

    /// <summary>Specifies the names of the headers to sign; by default, those that the module signs.</summary>
    [Parameter]
    public string[] SignedHeader { get; set; } = [.. VmsClient.SignedHeaders];

    /// <summary>Specifies the region in the scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string Region { get; set; } = VmsClient.DefaultRegion;

    /// <summary>Specifies the service in the scope.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string Service { get; set; } = VmsClient.Service;

    /// <summary>Specifies the time of the signature; by default, now.</summary>
    [Parameter]
    public DateTimeOffset Date { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>Specifies the access key and the secret key.</summary>
    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Specifies the name of a secret in a SecretManagement vault.</summary>
    [
        Parameter(ValueFromPipelineByPropertyName = true),
        ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>Specifies the vault that holds the secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Specifies the session token of a temporary credential.</summary>
    [Parameter]
    public SecureString? SessionToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var service = ForServiceAttribute.Of(GetType())!;
        var found = new CredentialOrder(this, service).Find(
            Credential,
            SecretName,
            Vault,
            CredentialParts.Bound(this, service));
        var credential = VmsService.CredentialOf(found);
        var region = found.Part(VmsService.Region) ?? Region;
        var token = credential.SessionToken;
        var headers = Header.Cast<DictionaryEntry>().ToDictionary(
            entry => entry.Key.ToString() ?? "", HeaderText, StringComparer.OrdinalIgnoreCase);
        if (token is not null)
            headers[TokenHeader] = token;

        var signed = new VolcengineSigner(credential, region, ScopeService(), SignedHeader)
            .Sign(Method, new CanonicalUri(Uri), headers, SHA256.HashData(BodyBytes()), Date);
        var output = new VolcengineSignature(signed) { Notes = SigningNotes.Of(Uri, signed.CanonicalRequest) };
        foreach (var (name, value) in headers)
            output.Header[name] = name.Trim().Equals(TokenHeader, StringComparison.OrdinalIgnoreCase)
                ? new SensitiveText(value)
                : value;
        output.Header["X-Date"] = signed.XDate;
        output.Header["X-Content-Sha256"] = signed.ContentSha256;
        output.Header["Authorization"] = signed.Authorization;
        WriteObject(output);
    }

    private string ScopeService()
    {
        try
        {
            return new CredentialPart(nameof(Service), IsSecret: false).Check(Service.Trim());
        }
        catch (CredentialException e)
        {
            throw this.End(Errors.ForCredential(e));
        }
    }

    // The headers of an earlier output can be passed again.
    private static string HeaderText(DictionaryEntry header) =>
        PSValue.Unwrap(header.Value) is SensitiveText value
            ? value.Reveal()
            : header.Value?.ToString() ?? "";

    private byte[] BodyBytes()
    {
        switch (PSValue.Unwrap(Body))
        {
            case null:
                return [];
            case string text:
                return Encoding.UTF8.GetBytes(text);
            case byte[] bytes:
                return bytes;
            case object[] items when items.All(item => PSValue.Unwrap(item) is byte):
                return [.. items.Select(item => (byte)PSValue.Unwrap(item))];
            case var other:
                ThrowTerminatingError(Errors.BodyNotText(other));
                return [];
        }
    }
}
