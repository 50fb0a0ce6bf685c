using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Http;

namespace QualificationTools.Commands;

/// <summary>The base of all cmdlets that query a service and change nothing there.</summary>
public abstract class QueryCommand : ServiceCommand, IDisposable
{
    private static readonly TimeSpan TraceInterval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private (Connection Connection, Inquiry Inquiry)? _inquiry;

    /// <summary>Gets the token that is cancelled when the user or the pipeline stops the command.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        // If a later command stops the pipeline, work in progress is cancelled.
        _stop.Cancel();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Returns the sender of the command's queries; all queries of a connection share one pace.</summary>
    private protected Inquiry InquiryOver(Connection connection)
    {
        if (_inquiry is not { } used || !ReferenceEquals(used.Connection, connection))
            _inquiry = used = (connection, new Inquiry(Pace, () => Service.SecretsOf(connection.Credential)));
        return used.Inquiry;
    }

    /// <summary>
    /// Sends a query, with retries. A failure that makes continuing pointless ends the command; another refusal writes
    /// one error and returns null.
    /// </summary>
    /// <param name="connection">The connection; its secrets are masked.</param>
    /// <param name="name">The action and its target, for the trace.</param>
    /// <param name="ask">Sends the query once.</param>
    /// <param name="target">The target, for the error.</param>
    private protected HttpExchange? Ask(
        Connection connection,
        string name,
        Func<CancellationToken, Task<(Reply Reply, HttpExchange? Exchange)>> ask,
        object? target = null)
    {
        var (reply, exchange) = Run(stop => InquiryOver(connection).AskAsync(name, ask, stop));
        return IsAnswered(name, reply, target) ? exchange : null;
    }

    /// <summary>Runs work that waits for the service, on the pipeline's thread.</summary>
    private protected T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            var task = work(StopToken);
            // Steps recorded meanwhile are shown at once.
            while (Task.WaitAny([task], TraceInterval) < 0)
                ShowTrace();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            if (!StopToken.IsCancellationRequested)
                ShowTrace();
        }
    }

    /// <summary>
    /// Returns whether a query was answered. A failure that makes continuing pointless ends the command; another
    /// refusal writes one error.
    /// </summary>
    private protected bool IsAnswered(string name, Reply reply, object? target = null)
    {
        if (reply.Kind == ReplyKind.Succeeded)
            return true;
        var error = Errors.ForReply(name, reply, target);
        if (reply.Kind is ReplyKind.Fatal or ReplyKind.Mended)
            ThrowTerminatingError(error);
        WriteError(error);
        return false;
    }
}
