using System.Management.Automation;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>
/// Requires https for the endpoint; plain http is accepted only for this machine, where the emulator runs.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateEndpointAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var uri = ValidateHttpAddressAttribute.Check(arguments);
        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
            throw new ValidationMetadataException(
                Texts.Format("Error_EndpointNotSecure", uri.GetLeftPart(UriPartial.Authority)));
        if (uri.UserInfo.Length > 0 || uri.PathAndQuery != "/")
            throw new ValidationMetadataException(Texts.Get("Error_EndpointHasPath"));
    }
}
