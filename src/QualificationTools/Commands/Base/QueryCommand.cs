using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Http;

namespace QualificationTools.Commands;

/// <summary>What all cmdlets have in common that ask a service and change nothing there.</summary>
public abstract class QueryCommand : ServiceCommand, IDisposable
{
    private static readonly TimeSpan TraceInterval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private (Connection Connection, Inquiry Inquiry)? _inquiry;

    /// <summary>Ends when the person or the pipeline has had enough.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        // A later command that has had enough ends what is still under way.
        _stop.Cancel();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>What puts the command's questions to the service, all of a connection at one pace.</summary>
    private protected Inquiry InquiryOver(Connection connection)
    {
        if (_inquiry is not { } used || !ReferenceEquals(used.Connection, connection))
            _inquiry = used = (connection, new Inquiry(Pace, () => Service.SecretsOf(connection.Credential)));
        return used.Inquiry;
    }

    /// <summary>
    /// Asks, as often as it takes. What makes going on pointless ends the command; another refusal is one error, and
    /// null.
    /// </summary>
    /// <param name="connection">The connection; its secrets are not shown.</param>
    /// <param name="name">The action and what it is about, for those who follow.</param>
    /// <param name="ask">Asks once.</param>
    /// <param name="target">What the question is about, for the error.</param>
    private protected HttpExchange? Ask(
        Connection connection,
        string name,
        Func<CancellationToken, Task<(Reply Reply, HttpExchange? Exchange)>> ask,
        object? target = null)
    {
        var (reply, exchange) = Run(stop => InquiryOver(connection).AskAsync(name, ask, stop));
        return IsAnswered(name, reply, target) ? exchange : null;
    }

    /// <summary>Does work that waits for the service, on the pipeline's thread, which has nothing else to do.</summary>
    private protected T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            var task = work(StopToken);
            // What is noted meanwhile is shown at once.
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
    /// Whether a question was answered. What makes going on pointless ends the command; another refusal is one error.
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
