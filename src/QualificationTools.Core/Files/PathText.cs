using System.Buffers;

namespace QualificationTools.Files;

/// <summary>
/// Parses paths of either system from their text alone. A row that somebody else has written is examined before the
/// system is asked about it: Windows logs on to a machine named in a path as soon as the path is accessed.
/// </summary>
internal static class PathText
{
    private const string Here = ".";
    private const string Up = "..";

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("<>\"|?*");

    /// <summary>Returns the form of a path.</summary>
    /// <param name="path">The path; separators of either system will do.</param>
    /// <param name="isWindows">Whether it is read as Windows does.</param>
    public static PathForm FormOf(string path, bool isWindows)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return PathForm.Unfit;
        var text = Native(path, isWindows);
        if (!isWindows)
            return IsFromHome(text, '/') ? PathForm.FromHome : text[0] == '/' ? PathForm.Absolute : PathForm.Relative;
        if (IsOfDevices(text))
            return PathForm.Device;
        var (form, rest) = StartOf(text);
        return form == PathForm.Unfit ? form : FaultOf(Parts(rest, isWindows)) ?? form;
    }

    /// <summary>
    /// Returns the full path, without <c>.</c> and <c>..</c>; null if the path does not denote a file.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">The full path of the folder at which it starts.</param>
    /// <param name="home">The full path of the user's home.</param>
    /// <param name="isWindows">Whether it is read as Windows does.</param>
    public static string? FullPath(string path, string folder, string home, bool isWindows)
    {
        var text = Native(path, isWindows);
        return FormOf(path, isWindows) switch
        {
            PathForm.Relative => Join(folder, text, isWindows),
            PathForm.FromHome => Join(home, text[2..], isWindows),
            PathForm.FromRoot => Join(RootOf(folder, isWindows), text[1..], isWindows),
            PathForm.FromDrive
                when HasDrive(folder) && char.ToUpperInvariant(folder[0]) == char.ToUpperInvariant(text[0]) => Join(
                folder,
                text[2..],
                isWindows),
            PathForm.FromDrive => Join(text[..2] + '\\', text[2..], isWindows),
            PathForm.Absolute => Join(RootOf(text, isWindows), text[RootOf(text, isWindows).Length..], isWindows),
            PathForm.Share => Join(
                RootOf(text, isWindows),
                text[Math.Min(RootOf(text, isWindows).Length, text.Length)..],
                isWindows),
            _ => null,
        };
    }

    /// <summary>
    /// Returns whether the last name of a path can be that of a new file: Windows reserves some names for devices, and
    /// a colon would create a second stream that is lost when the file is copied.
    /// </summary>
    public static bool CanBeMade(string path, bool isWindows) =>
        !isWindows || FaultOf([Native(path, isWindows).Split('\\')[^1]]) is not (PathForm.Stream or PathForm.Device);

    /// <summary>Returns whether a full path is inside a folder, and is not the folder itself.</summary>
    public static bool IsWithin(string full, string folder, bool isWindows)
    {
        var separator = Separator(isWindows);
        var start = folder.EndsWith(separator) ? folder : folder + separator;
        return full.Length > start.Length && full.StartsWith(start, Comparison(isWindows));
    }

    /// <summary>
    /// Returns whether two full paths are on the same drive, or on the same share of the same machine.
    /// </summary>
    public static bool HaveSameRoot(string left, string right, bool isWindows) =>
        string.Equals(RootOf(left, isWindows), RootOf(right, isWindows), Comparison(isWindows));

    // C:\, \\host\share\ or /.
    private static string RootOf(string full, bool isWindows)
    {
        if (!isWindows)
            return "/";
        var text = Native(full, isWindows);
        if (!text.StartsWith(@"\\", StringComparison.Ordinal))
            return HasDrive(text) ? text[..2] + '\\' : @"\";
        var names = text[2..].Split('\\', 3);
        return names.Length < 2 ? text : $@"\\{names[0]}\{names[1]}\";
    }

    private static string Join(string folder, string rest, bool isWindows)
    {
        var root = RootOf(folder, isWindows);
        // Elsewhere a backslash may be a part of a folder's name.
        var native = isWindows ? Native(folder, isWindows) : folder;
        var parts = new List<string>(Parts(native[Math.Min(root.Length, native.Length)..], isWindows));
        foreach (var part in Parts(rest, isWindows))
        {
            if (part == Up && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not (Here or Up))
                parts.Add(isWindows ? Trimmed(part) : part);
        }

        return root + string.Join(Separator(isWindows), parts);
    }

    private static (PathForm Form, string Names) StartOf(string text)
    {
        if (text.StartsWith(@"\\", StringComparison.Ordinal))
        {
            var names = text[2..].Split('\\', 3);
            var isWhole = names.Length >= 2 && names[0].Length > 0 && names[1].Length > 0;
            return isWhole ? (PathForm.Share, names.Length == 3 ? names[2] : "") : (PathForm.Unfit, "");
        }

        if (text[0] == '\\')
            return (PathForm.FromRoot, text[1..]);
        if (HasDrive(text))
            return text.Length > 2 && text[2] == '\\'
                ? (PathForm.Absolute, text[3..])
                : (PathForm.FromDrive, text[2..]);
        return IsFromHome(text, '\\') ? (PathForm.FromHome, text[2..]) : (PathForm.Relative, text);
    }

    // The first part that is not a file name decides.
    private static PathForm? FaultOf(IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            if (part.Contains(':', StringComparison.Ordinal))
                return PathForm.Stream;
            if (FileName.IsReserved(part))
                return PathForm.Device;
            if (part is Here or Up)
                continue;
            if (
                Trimmed(part).Length == 0
                || part.AsSpan().ContainsAny(NeverInNames)
                || part.AsSpan().ContainsAnyInRange('\0', '\u001F'))
                return PathForm.Unfit;
        }

        return null;
    }

    // Windows cuts points and spaces off the end of a name.
    private static string Trimmed(string part) => part.TrimEnd('.', ' ');

    // \\.\ and \\?\, which Windows takes as they are, and \??\, under which its kernel knows them.
    private static bool IsOfDevices(string text) =>
        text.StartsWith(@"\\.\", StringComparison.Ordinal)
        || text.StartsWith(@"\\?\", StringComparison.Ordinal)
        || text.StartsWith(@"\??\", StringComparison.Ordinal)
        || text is @"\\." or @"\\?" or @"\??";

    private static bool HasDrive(string text) => text.Length >= 2 && char.IsAsciiLetter(text[0]) && text[1] == ':';

    private static bool IsFromHome(string text, char separator) =>
        text.Length > 1 && text[0] == '~' && text[1] == separator;

    private static string Native(string path, bool isWindows) =>
        isWindows ? path.Replace('/', '\\') : path.Replace('\\', '/');

    private static string[] Parts(string path, bool isWindows) =>
        path.Split(Separator(isWindows), StringSplitOptions.RemoveEmptyEntries);

    private static char Separator(bool isWindows) => isWindows ? '\\' : '/';

    private static StringComparison Comparison(bool isWindows) =>
        isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
