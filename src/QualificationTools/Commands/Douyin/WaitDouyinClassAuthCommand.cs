using System.Collections;
using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Services;
using QualificationTools.Douyin;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>Waits until the reviews of class authentications have ended on Douyin's open platform.</summary>
[Cmdlet(VerbsLifecycle.Wait, "DouyinClassAuth", DefaultParameterSetName = nameof(TaskId))]
[OutputType(typeof(DouyinReview))]
[ForService<DouyinService>]
public sealed class WaitDouyinClassAuthCommand : WaitCommand<DouyinReview>
{
    // Submissions by task id, or by entity and class if the id is not known. An open row may never have arrived.
    private readonly Dictionary<string, (string? TaskId, DouyinClassAuthForm? Form, bool IsOpen)> _awaited = new(
        StringComparer.Ordinal);

    /// <summary>Specifies the review tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = nameof(TaskId)), ValidateNotNullOrEmpty]
    public string[]? TaskId { get; set; }

    /// <summary>
    /// Specifies results of an update or an addition, class authentications, task ids, or anything with a TaskId.
    /// </summary>
    [
        Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject),
        AllowNull,
        AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    private protected override string Action => DouyinClient.AuditQuery;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var task in TaskId ?? [])
            AwaitReview(task, null);
        // A piped null is input too, and must be reported.
        foreach (var input in ParameterSetName == ParameterSet.InputObject ? InputObject ?? [null] : [])
            AwaitInput(input);
    }

    private protected override Func<
        IReadOnlyList<string>,
        CancellationToken,
        Task<ReviewAnswer<DouyinReview>>
    > CreateQuestion(Connection connection, Inquiry inquiry)
    {
        var client = DouyinService.CreateClient(connection);
        return (keys, stop) => AskAsync(client, inquiry, keys[0], stop);
    }

    private protected override ErrorRecord NotFound(string key) => Errors.ClassAuthNotFound(key);

    private void AwaitInput(PSObject? input)
    {
        switch (input?.BaseObject)
        {
            case DouyinClassAuthResult
            {
                Status: QualificationStatus.Succeeded or QualificationStatus.Skipped or QualificationStatus.Unknown
            } result:
                AwaitReview(
                    result.TaskId,
                    (DouyinClassAuthForm)result.Input,
                    isOpen: result.Status == QualificationStatus.Unknown);
                break;
            case DouyinClassAuthResult result:
                WriteVerbose(Texts.Format("Trace_NotAwaited", result.Row, result.Key ?? "-", result.Status));
                break;
            case DouyinClassAuth auth:
                AwaitReview(null, (DouyinClassAuthForm)auth.ToForm());
                break;
            case string task:
                AwaitReview(task, null);
                break;
            case IDictionary members:
                AwaitReview(members["TaskId"]?.ToString(), null);
                break;
            default:
                AwaitReview(input?.Properties["TaskId"]?.Value?.ToString(), null);
                break;
        }
    }

    private void AwaitReview(string? task, DouyinClassAuthForm? form, bool isOpen = false)
    {
        var taskId = task?.Trim() is { Length: > 0 } known ? known : null;
        if ((taskId ?? KeyOf(form)) is not { } key)
        {
            WriteError(Errors.TaskMissing(task ?? ""));
            return;
        }

        _awaited[key] = (taskId, form, isOpen);
        Await(key);
    }

    private async Task<ReviewAnswer<DouyinReview>> AskAsync(
        DouyinClient client,
        Inquiry inquiry,
        string key,
        CancellationToken stop)
    {
        var (taskId, form, isOpen) = _awaited[key];
        if (taskId is not null)
        {
            var (reply, exchange) = await inquiry
                .AskAsync($"{Action} {key}", token => client.GetAuditDetailAsync(taskId, token), stop)
                .ConfigureAwait(false);
            return Answer(
                key,
                reply,
                exchange is null ? null : DouyinRecords.ReadAuditDetail(exchange.Body, taskId, form));
        }
        else
        {
            var query = DouyinClassAuthQuery.For(form!);
            var (reply, exchange) = await inquiry
                .AskAsync($"{DouyinClient.ClassAuthQuery} {key}", token => client.GetClassAuthAsync(query, token), stop)
                .ConfigureAwait(false);
            var found = exchange is null ? [] : DouyinRecords.ReadClassAuths(exchange.Body, query);
            if (reply.Kind == ReplyKind.Succeeded && found.Count == 0)
                return new ReviewAnswer<DouyinReview>(reply) { Missing = [key] };
            var auth = found.FirstOrDefault(one => IsClass(one, form!.Class));
            // A passed review is shown as being in force; for an open row that may be the earlier state.
            var isShown =
                !isOpen
                || DouyinClassAuthAnswer.Compare(exchange!.Body, form!, Rivals.None).Evidence == Evidence.Applied;
            return Answer(key, reply, auth?.AuditQualification ?? (isShown ? auth?.OnlineQualification : null));
        }
    }

    private static ReviewAnswer<DouyinReview> Answer(string key, Reply reply, DouyinReview? review) =>
        reply.Kind == ReplyKind.Succeeded && review is { AuditStatus: AuditStatus.Passed or AuditStatus.Failed }
            ? new ReviewAnswer<DouyinReview>(reply) { Ended = new Dictionary<string, DouyinReview> { [key] = review } }
            : new ReviewAnswer<DouyinReview>(reply);

    private static bool IsClass(DouyinClassAuth auth, DouyinClass? wanted) =>
        auth.FirstClass == wanted?.FirstClass && auth.SecondClass == wanted?.SecondClass;

    private static string? KeyOf(DouyinClassAuthForm? form) =>
        form?.Key is { Length: > 0 } key ? $"{key} {form.Class?.FirstClass}/{form.Class?.SecondClass}" : null;
}
