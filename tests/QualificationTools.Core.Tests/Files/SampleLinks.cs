namespace QualificationTools.Core.Tests.Files;

/// <summary>Symbolic links, which Windows lets be made in developer mode or by an administrator only, and Wine not at all.</summary>
internal static class SampleLinks
{
    private static readonly Lazy<string?> Lack = new(FindLack);

    /// <summary>Makes a link to a file, or skips the test where none can be made.</summary>
    public static void ToFile(string path, string target)
    {
        Assert.SkipWhen(Lack.Value is not null, Lack.Value ?? "");
        File.CreateSymbolicLink(path, target);
    }

    /// <summary>Makes a link to a folder, or skips the test where none can be made.</summary>
    public static void ToFolder(string path, string target)
    {
        Assert.SkipWhen(Lack.Value is not null, Lack.Value ?? "");
        Directory.CreateSymbolicLink(path, target);
    }

    private static string? FindLack()
    {
        // Elsewhere anybody may make one, and a failure is a failure.
        if (!OperatingSystem.IsWindows())
            return null;
        using var photos = new SamplePhotos();
        var link = Path.Combine(photos.Folder, "link.png");
        try
        {
            File.CreateSymbolicLink(link, photos.Write("x.png", []));
        }
        catch (IOException e)
        {
            return $"Links cannot be made here: {e.Message} On Windows, switch on developer mode.";
        }

        return new FileInfo(link).LinkTarget is null ? "What is made as a link here is none." : null;
    }
}
