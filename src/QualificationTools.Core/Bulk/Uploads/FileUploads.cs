using System.Collections.Concurrent;
using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>
/// Uploads the files of a run, with its pace and time limits. Each content is uploaded once for each kind of file,
/// however many rows name it, and not at all if the journal has its code.
/// </summary>
internal sealed class FileUploads(FileUpload operation, BulkOptions options, RequestGate gate, RunJournal? journal)
{
    private readonly RowSender<FileForm, FileResult> _sender = new(operation, options, gate, journal: null);
    private readonly ConcurrentDictionary<string, Task<Outcome>> _uploads = new(StringComparer.Ordinal);

    /// <summary>Gets the refusal that applies to every file, if there was one.</summary>
    public Reply? Fatal => _sender.Fatal;

    /// <summary>
    /// Returns whether an earlier run uploaded every file of a row. A row is sent after its files are recorded, so a
    /// row with a missing file was never sent.
    /// </summary>
    public bool WereUploaded(RowFiles files) =>
        journal is not null && files.Files.All(file => journal.FindFile(file.File.Digest, file.Kind.Name) is not null);

    /// <summary>Returns the code of a file, uploading it first if necessary.</summary>
    /// <param name="row">The number of the row that names it.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="file">The file.</param>
    /// <param name="stop">Cancels the upload.</param>
    /// <returns>The code, or the outcome of the upload.</returns>
    /// <exception cref="IOException">The journal could not record it.</exception>
    public async Task<(string? Code, FileResult? Failure)> UploadAsync(
        long row,
        string? key,
        NamedFile file,
        CancellationToken stop)
    {
        var identity = $"{file.File.Digest} {file.Kind.Name}";
        if (journal?.FindFile(file.File.Digest, file.Kind.Name) is { } known)
            return (known, null);
        var own = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = _uploads.GetOrAdd(identity, own.Task);
        if (shared == own.Task)
        {
            try
            {
                var outcome = await UploadOnceAsync(row, key, file, stop).ConfigureAwait(false);
                // A refusal would be repeated; the next row may retry a mere failure.
                if (outcome.Failure is { Status: not QualificationStatus.Rejected })
                    _uploads.TryRemove(identity, out _);
                own.SetResult(outcome);
            }
            catch (Exception e)
            {
                own.SetException(e);
            }
        }

        var (code, failure) = await shared.ConfigureAwait(false);
        return (code, failure);
    }

    private async Task<Outcome> UploadOnceAsync(long row, string? key, NamedFile file, CancellationToken stop)
    {
        var pending = _sender.Prepare(
            row,
            new FileForm
            {
                Path = file.Path,
                RowKey = key,
                Kind = file.Kind,
                File = file.File,
            });
        await _sender.SendAsync(pending, slot: null, stop).ConfigureAwait(false);
        if (pending.Result.Code is not { } code)
            return new Outcome(null, pending.Result);
        // On disk before a row that refers to it is sent.
        if (journal is not null)
            await journal.NoteFileAsync(file.File.Digest, file.Kind.Name, code).ConfigureAwait(false);
        return new Outcome(code, null);
    }

    private sealed record Outcome(string? Code, FileResult? Failure);
}
