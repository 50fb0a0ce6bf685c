namespace QualificationTools.Security;

/// <summary>Shows only enough of a key id to distinguish keys.</summary>
internal static class MaskedKey
{
    private const int Shown = 4;

    // As long as the services' own ids at least; of a shorter one, both ends would be most of it.
    private const int Long = 4 * Shown;

    /// <summary>
    /// Returns the first and the last characters with a mask between them; of a shorter id the first, and of a short
    /// one the mask alone.
    /// </summary>
    public static string Of(string id) => id.Length switch
    {
        >= Long => id[..Shown] + SensitiveText.Mask + id[^Shown..],
        >= 2 * Shown => id[..Shown] + SensitiveText.Mask,
        _ => SensitiveText.Mask,
    };
}
