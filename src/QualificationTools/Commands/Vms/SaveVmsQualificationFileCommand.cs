using System.Management.Automation;
using Microsoft.PowerShell.Commands;
using QualificationTools.Binding;
using QualificationTools.Services;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Downloads uploaded files from Volcengine's voice service.</summary>
[Cmdlet(VerbsData.Save, "VmsQualificationFile", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
[ForService<VmsService>]
public sealed class SaveVmsQualificationFileCommand : QueryCommand
{
    private const string Action = "DownloadQualificationFile";
    private const long BytesOfOneMegabyte = 1024 * 1024;

    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private Connection? _connection;
    private VmsClient? _client;

    /// <summary>Specifies the file codes that the uploads returned.</summary>
    [
        Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true),
        ValidateNotNullOrEmpty]
    public string[] FileCode { get; set; } = [];

    /// <summary>Specifies the folder or the file, taken literally; by default, the current folder.</summary>
    [Parameter(Position = 1), ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Specifies that existing files are replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Specifies the maximum size of a file in megabytes.</summary>
    [Parameter, ValidateRange(1, 1024)]
    public int MaximumSizeMB { get; set; } = 32;

    /// <summary>Specifies the region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var code in FileCode)
        {
            if (ShouldProcess(code, Action))
                Save(code);
        }
    }

    private void Save(string code)
    {
        var path = ResolvePath();
        var isFolder = Directory.Exists(path) || System.IO.Path.EndsInDirectorySeparator(path);
        var folder = isFolder ? path : System.IO.Path.GetDirectoryName(path)!;
        // Known before the download, unless the extension comes from the answer.
        var target = isFolder ? System.IO.Path.Combine(folder, FileName.Of(code, null)) : path;
        if (IsTaken(target))
            return;
        var partial = System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.partial");
        try
        {
            AnswerFile file;
            using (var stream = PrivateFile.Create(partial, FileAccess.Write))
            {
                file = new AnswerFile(stream, MaximumSizeMB * BytesOfOneMegabyte);
                if (!Fetch(code, file))
                    return;
            }

            target = isFolder ? System.IO.Path.Combine(folder, FileName.Of(code, file.MediaType)) : path;
            if (IsTaken(target))
                return;
            SharedFile.Move(partial, target, Force, FilePatience.Short);
            _written.Add(target);
            WriteObject(new FileInfo(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or AnswerFileException)
        {
            WriteError(Errors.FileNotWritable(target, e));
        }
        finally
        {
            Discard(partial);
        }
    }

    private bool Fetch(string code, AnswerFile file)
    {
        _connection ??= Connect();
        _client ??= VmsService.CreateClient(_connection);
        return Ask(
            _connection,
            $"{Action} {code}",
            async stop =>
            {
                var (reply, exchange) = await _client
                    .FetchAsync(Action, "FileCode", code, file, stop)
                    .ConfigureAwait(false);
                return (reply, exchange);
            },
            code)
            is not null;
    }

    private bool IsTaken(string target)
    {
        if (!PathText.CanBeMade(target, OperatingSystem.IsWindows()))
        {
            WriteError(Errors.PathNotFileSystem(target));
            return true;
        }

        // Two files of one call never replace each other.
        if (!System.IO.Path.Exists(target) || (Force && !Directory.Exists(target) && !_written.Contains(target)))
            return false;
        WriteError(Errors.FileExists(target));
        return true;
    }

    private string ResolvePath()
    {
        var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
        if (provider.ImplementingType != typeof(FileSystemProvider))
            ThrowTerminatingError(Errors.PathNotFileSystem(Path));
        return path;
    }

    private static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A leftover file with a unique name does no harm.
        }
    }
}
