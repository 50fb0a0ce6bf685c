using System.Management.Automation;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>An absolute http or https address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateHttpAddressAttribute : ValidateArgumentsAttribute
{
    internal static Uri Check(object arguments) =>
        arguments is Uri { IsAbsoluteUri: true } uri
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : throw new ValidationMetadataException(Texts.Get("Error_AddressNotHttp"));

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics) => Check(arguments);
}
