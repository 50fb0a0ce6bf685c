namespace QualificationTools.Files;

/// <summary>
/// Represents the folder where relative paths of local files start and, if requested, which no file may lie outside.
/// </summary>
/// <param name="path">The folder's full path.</param>
/// <param name="isBoundary">Whether files outside of it are refused.</param>
internal sealed class LocalFolder(string path, bool isBoundary = false)
{
    // More names than a person keeps in one folder; beyond it there is no hint.
    private const int MostNames = 100_000;
    private const int MostLinks = 40;

    private static readonly bool IsWindows = OperatingSystem.IsWindows();

    private readonly Lazy<HashSet<string>> _names = new(() => Names(path));
    private readonly Lazy<string?> _realPath = new(() => Resolve(System.IO.Path.GetFullPath(path)));

    /// <summary>Gets the folder.</summary>
    public string Path { get; } = path;

    /// <summary>Gets whether files outside it are refused, because the folder was specified.</summary>
    public bool IsBoundary => isBoundary;

    /// <summary>
    /// Returns whether the folder itself contains a picture or document with this name, as of the first call.
    /// </summary>
    public bool Holds(string name) => _names.Value.Contains(name);

    /// <summary>
    /// Finds the file that a path means: all links on the way are followed, and none may lead out of the boundary.
    /// </summary>
    /// <param name="value">The path.</param>
    /// <param name="isTyped">Whether a person passed it to a command, as opposed to a row, which others may have
    /// written.</param>
    /// <returns>The path of the file itself, or the id of the problem.</returns>
    public (string? RealPath, string? Fault) Find(string value, bool isTyped = false)
    {
        var (full, fault) = Place(value, System.IO.Path.GetFullPath(Path), isTyped, IsWindows);
        if (full is null)
            return (null, fault);
        // The system finally decides what a path means.
        full = System.IO.Path.GetFullPath(full);
        // A path outside is not even accessed.
        if (isBoundary && !IsWithin(full, System.IO.Path.GetFullPath(Path)) && !IsWithin(full, _realPath.Value))
            return (null, "FileOutsideRoot");
        if (Resolve(full) is not { } real)
            return (null, "FileNotFound");
        return isBoundary && !IsWithin(real, _realPath.Value) ? (null, "FileOutsideRoot") : (real, null);
    }

    /// <summary>
    /// Returns the full path of a path in a folder, or the id of the problem with its form. Nothing is accessed.
    /// </summary>
    /// <param name="value">The path.</param>
    /// <param name="folder">The full path of the folder.</param>
    /// <param name="isTyped">Whether a person passed it to a command.</param>
    /// <param name="isWindows">Whether it is read as Windows does.</param>
    public static (string? FullPath, string? Fault) Place(string value, string folder, bool isTyped, bool isWindows)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return PathText.FormOf(value, isWindows) switch
        {
            PathForm.Device => (null, "FileNotRegular"),
            PathForm.Stream => (null, "FileNameColon"),
            PathForm.Unfit => (null, "FileNotFound"),
            PathForm.Share when !isTyped && !PathText.HaveSameRoot(value, folder, isWindows) => (
                null,
                "FileOnOtherMachine"),
            _ => (PathText.FullPath(value, folder, home, isWindows), null),
        };
    }

    private static bool IsWithin(string full, string? folder) =>
        folder is not null && PathText.IsWithin(full, folder, IsWindows);

    // Follows links part by part, so a linked folder on the way counts too. Null if they form a circle.
    private static string? Resolve(string full)
    {
        var root = System.IO.Path.GetPathRoot(full)!;
        var resolved = root;
        var rest = new Stack<string>(Parts(full[root.Length..]).Reverse());
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == "..")
            {
                resolved = System.IO.Path.GetDirectoryName(resolved) ?? root;
                continue;
            }

            var next = System.IO.Path.Join(resolved, part);
            if (LinkTarget(next) is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            if (System.IO.Path.IsPathRooted(target))
                (resolved, target) = (
                    System.IO.Path.GetPathRoot(target)!,
                    target[System.IO.Path.GetPathRoot(target)!.Length..]);
            foreach (var piece in Parts(target).Reverse())
                rest.Push(piece);
        }

        return resolved;
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Parts(string path) =>
        path.Split(
                [System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar],
                StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".");

    private static HashSet<string> Names(string folder)
    {
        var names = new HashSet<string>(IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder).Take(MostNames))
            {
                if (System.IO.Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".PDF")
                    names.Add(System.IO.Path.GetFileName(file));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a list of the folder there is no hint.
        }

        return names;
    }
}
