namespace QualificationTools.Core.Tests;

/// <summary>Represents the checkout in which the tests run.</summary>
internal static class Checkout
{
    /// <summary>Gets the folder of the checkout.</summary>
    public static string Root { get; } = Find();

    /// <summary>Returns the text of a file.</summary>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <returns>The text.</returns>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Module.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run within the checkout.");
        return folder.FullName;
    }
}
