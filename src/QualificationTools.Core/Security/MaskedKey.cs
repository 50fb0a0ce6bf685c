namespace QualificationTools.Security;

/// <summary>Shows enough of a key's id to tell keys apart, and no more.</summary>
internal static class MaskedKey
{
    private const int Shown = 4;

    /// <summary>Gives the first characters and a mask; of a short id, the mask alone.</summary>
    public static string Of(string id) => id.Length >= 2 * Shown ? id[..Shown] + SensitiveText.Mask : SensitiveText.Mask;
}
