using System.Management.Automation;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>Takes the address of a proxy: absolute, with a host, of a kind that the platform can use.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateProxyAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (
            arguments
            is not Uri
            {
                IsAbsoluteUri: true,
                Host.Length: > 0,
                Scheme: "http" or "https" or "socks4" or "socks4a" or "socks5"
            })
            throw new ValidationMetadataException(Texts.Get("Error_ProxyNotAnAddress"));
    }
}
