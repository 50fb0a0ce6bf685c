using System.Management.Automation;
using QualificationTools.Csv;

namespace QualificationTools.Binding;

/// <summary>Turns what a person gave as a path into one that .NET understands. Wildcards have no meaning.</summary>
internal static class FileSystemPath
{
    private const string FileSystem = "FileSystem";

    /// <summary>Gives the full path.</summary>
    /// <exception cref="CsvException">The path is none of the file system.</exception>
    public static string Resolve(PSCmdlet command, string path)
    {
        try
        {
            var full = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name == FileSystem)
                return full;
        }
        catch (Exception e) when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or PSArgumentException or NotSupportedException)
        {
            // It is told below, as one that is none of the file system.
        }

        throw new CsvException("CsvNotAFile", path);
    }
}
