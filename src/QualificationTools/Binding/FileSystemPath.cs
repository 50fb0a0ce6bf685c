using System.Management.Automation;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Tables;

namespace QualificationTools.Binding;

/// <summary>Turns what a person says of a place into a path of the file system.</summary>
internal static class FileSystemPath
{
    private const string Provider = "FileSystem";

    /// <summary>
    /// Returns the folder at which relative paths start: the one that was asked for, which is a boundary too, or the
    /// current one.
    /// </summary>
    /// <param name="command">The cmdlet; it ends with an error where the folder is not there.</param>
    /// <param name="rootPath">What was asked for.</param>
    public static LocalFolder Folder(PSCmdlet command, string? rootPath)
    {
        if (rootPath is null)
            return new LocalFolder(CurrentFolder(command));
        if (Find(command, rootPath) is { } path && Directory.Exists(path))
            return new LocalFolder(path, isBoundary: true);
        command.ThrowTerminatingError(Errors.RootPathNotFound(rootPath));
        throw new PipelineStoppedException();
    }

    // A constrained endpoint may have no provider of files; what needs no file works there all the same.
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
    /// <exception cref="CsvException">The path is none of the file system.</exception>
    public static string Resolve(PSCmdlet command, string path) =>
        Find(command, path) ?? throw new CsvException("CsvNotAFile", path);

    /// <summary>Returns the full path of a journal.</summary>
    /// <exception cref="JournalException">The path is none of the file system.</exception>
    public static string ResolveJournal(PSCmdlet command, string path) =>
        Find(command, path) ?? throw JournalFile.Refuse("JournalNotAFile", path);

    /// <summary>
    /// Returns the paths that a person means: the one that is there, else, where it holds wildcards, all that match, in
    /// order.
    /// </summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">What the person said.</param>
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
    /// Returns the path in the file system, or null where it is of another provider, or of a drive that is not there.
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
