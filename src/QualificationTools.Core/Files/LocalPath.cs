namespace QualificationTools.Files;

/// <summary>Distinguishes local paths from values that a service returned.</summary>
internal static class LocalPath
{
    /// <summary>
    /// Returns whether a value names a local file: it begins like a path, or has a separator and is not the service's
    /// own. A bare name is a code, because the codes of the voice service look like file names.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="isOfService">Whether a value with separators comes from the service.</param>
    /// <returns>Whether the value is a path.</returns>
    public static bool IsLocal(string value, Func<string, bool> isOfService)
    {
        if (IsOnDrive(value))
            return true;
        if (value.AsSpan().IndexOfAny('/', '\\') < 0 || value.Contains("://", StringComparison.Ordinal))
            return false;
        return HasPrefix(value) || !isOfService(value);
    }

    /// <summary>
    /// Returns the path with the separators of this machine: a spreadsheet that was written elsewhere works here too.
    /// </summary>
    public static string ToNative(string path) =>
        Path.DirectorySeparatorChar == '\\' ? path : path.Replace('\\', Path.DirectorySeparatorChar);

    // C:a.png, and C:/a.png. No code has a colon as its second sign.
    private static bool IsOnDrive(string value) =>
        value.Length > 2
        && char.IsAsciiLetter(value[0])
        && value[1] == ':'
        && !value.Contains("://", StringComparison.Ordinal);

    // ./ ../ ~/ / and the same with backslashes.
    private static bool HasPrefix(ReadOnlySpan<char> value)
    {
        var first = value.IndexOfAny('/', '\\');
        return first switch
        {
            0 => true,
            1 => value[0] is '.' or '~',
            2 => value[0] == '.' && value[1] == '.',
            _ => false,
        };
    }
}
