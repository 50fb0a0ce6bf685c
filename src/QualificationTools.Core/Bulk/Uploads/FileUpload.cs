using System.Text;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>
/// The operation that uploads files. A file whose answer was lost is sent again: an unused file does no harm, and no
/// service tells whether it has one.
/// </summary>
/// <param name="time">The clock.</param>
internal abstract class FileUpload(TimeProvider time) : RowOperation<FileForm>
{
    /// <inheritdoc/>
    /// <remarks>This represents the request in a journal. The data sent is read from disk.</remarks>
    public sealed override byte[] Serialize(FileForm form) =>
        Encoding.UTF8.GetBytes($"{Action} {form.Kind!.Name} {form.File!.Digest}");

    /// <inheritdoc/>
    public sealed override string Show(FileForm form) =>
        $"{form.Kind!.Name} {form.File!.Format} {form.File.Length} {form.File.Digest}";

    /// <inheritdoc/>
    public sealed override async Task<Reply> SendAsync(FileForm form, byte[] body, CancellationToken stop)
    {
        try
        {
            var (reply, exchange) = await PostAsync(form.Kind!, form.File!, stop).ConfigureAwait(false);
            return Conclude(reply, exchange);
        }
        catch (LocalFileException e)
        {
            return Refuse(
                new Reply(ReplyKind.NotApplied, e.Id, Texts.Get("Failure_" + e.Id))
                {
                    Advice = Texts.Get("Advice_" + e.Id),
                    WasTried = false,
                });
        }
    }

    /// <inheritdoc/>
    public sealed override Task<Sighting?> LookUpAsync(FileForm form, RowPast past, CancellationToken stop) =>
        Task.FromResult<Sighting?>(new Sighting(Evidence.Untellable));

    /// <inheritdoc/>
    /// <remarks>Files do not conflict with each other.</remarks>
    public sealed override string? Subject(FileForm form) => null;

    /// <summary>Sends a file once.</summary>
    /// <exception cref="LocalFileException">The file was changed or removed after it was checked.</exception>
    protected abstract Task<(Reply Reply, HttpExchange? Exchange)> PostAsync(
        FileKind kind,
        LocalFile file,
        CancellationToken stop);

    /// <summary>Reads the file's code from the answer; null if there is none.</summary>
    protected abstract string? CodeOf(ReadOnlyMemory<byte> answer);

    private Reply Conclude(Reply reply, HttpExchange? exchange)
    {
        if (reply.Kind == ReplyKind.Succeeded)
        {
            if (CodeOf(exchange!.Body) is { Length: > 0 } code)
                return reply with { TaskId = code };
            reply = TransportReply.ForForeignAnswer(exchange, time);
        }

        if (exchange is { Delivery: Delivery.NotSent, FailureId: "FileChanged" or "FileNotReadable" })
            return Refuse(reply);
        if (reply.Kind != ReplyKind.Unknown)
            return reply;
        return reply.IsRefusal && !reply.IsOfTheWay
            ? reply with { Kind = ReplyKind.Rejected }
            : reply with { Kind = ReplyKind.NotApplied, Advice = Texts.Get("Advice_Transient") };
    }

    private static Reply Refuse(Reply reply) => reply with { Concern = ErrorConcern.Row, IsFinal = true };
}
