using QualificationTools.Files;

namespace QualificationTools.Vms;

/// <summary>The voice service's kinds of file. It calls all of them images and publishes no limit of size.</summary>
internal static class VmsFileKinds
{
    // The other service's limit for a photo; a larger one is probably a scanned poster.
    private const int LargestMegabytes = 20;

    private static readonly FileKind[] Kinds =
    [
        .. Enum.GetValues<VmsFileType>()
            .Select(type => new FileKind(type.ToString(), LargestMegabytes, FileFormat.Jpeg, FileFormat.Png)),
    ];

    public static FileKind Of(VmsFileType type) => Kinds[(int)type];
}
