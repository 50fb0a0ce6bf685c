using System.Management.Automation;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Tables;

namespace QualificationTools.Binding;

/// <summary>Resolves a user's paths to file system paths.</summary>
internal static class FileSystemPath
{
    private const string Provider = "FileSystem";

    /// <summary>
    /// Returns the folder where relative paths start: the specified one, which is a boundary too, or the current one.
    /// </summary>
    /// <param name="command">The cmdlet; it ends with an error if the folder does not exist.</param>
    /// <param name="rootPath">The specified folder.</param>
    public static LocalFolder Folder(PSCmdlet command, string? rootPath)
    {
        if (rootPath is null)
            return new LocalFolder(CurrentFolder(command));
        if (Find(command, rootPath) is { } path && Directory.Exists(path))
            return new LocalFolder(path, isBoundary: true);
        command.ThrowTerminatingError(Errors.RootPathNotFound(rootPath));
        throw new PipelineStoppedException();
    }

    // A constrained endpoint may have no file system provider; rows without files still work there.
    private static string CurrentFolder(PSCmdlet command)
    {
        try
        {
            return command.SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        }
        catch (Exception e) when (e is ProviderNotFoundException or System.Management.Automation.DriveNotFoundException)
        {
            return Environment.CurrentDirectory;
        }
    }

    /// <summary>Returns the full path of a table.</summary>
    /// <exception cref="CsvException">The path is not a file system path.</exception>
    public static string Resolve(PSCmdlet command, string path) =>
        Find(command, path) ?? throw new CsvException("CsvNotAFile", path);

    /// <summary>Returns the full path of a journal.</summary>
    /// <exception cref="JournalException">The path is not a file system path.</exception>
    public static string ResolveJournal(PSCmdlet command, string path) =>
        Find(command, path) ?? throw JournalFile.Refuse("JournalNotAFile", path);

    /// <summary>
    /// Returns the paths that a user's path denotes: the existing one, or, if it contains wildcards, all matches in
    /// order.
    /// </summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">The user's path.</param>
    /// <returns>The path itself where nothing matches.</returns>
    public static IReadOnlyList<string> Expand(PSCmdlet command, string path)
    {
        if (
            !WildcardPattern.ContainsWildcardCharacters(path)
            || Find(command, path) is not { } literal
            || Path.Exists(literal))
            return [path];
        try
        {
            var found = command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == Provider && found.Count > 0 ? [.. found.Order(StringComparer.Ordinal)] : [path];
        }
        catch (Exception e)
            when (e
                    is ItemNotFoundException
                        or WildcardPatternException
                        or ProviderInvocationException
                        or PSArgumentException
                        or NotSupportedException)
        {
            return [path];
        }
    }

    /// <summary>
    /// Returns the file system path, or null if it belongs to another provider or to a missing drive.
    /// </summary>
    public static string? Find(PSCmdlet command, string path)
    {
        try
        {
            var found = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == Provider ? found : null;
        }
        catch (Exception e)
            when (e
                    is System.Management.Automation.DriveNotFoundException
                        or ProviderNotFoundException
                        or ProviderInvocationException
                        or PSArgumentException
                        or PSNotSupportedException)
        {
            return null;
        }
    }
}
