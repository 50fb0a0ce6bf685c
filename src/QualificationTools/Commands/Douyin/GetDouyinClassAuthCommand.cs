using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Http;

namespace QualificationTools.Commands;

/// <summary>
/// Gets class authentications from Douyin's open platform, with their reviews. The platform has no list, so entities
/// are queried one by one.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DouyinClassAuth", DefaultParameterSetName = ParameterSet.Member)]
[OutputType(typeof(DouyinClassAuth))]
[ForService<DouyinService>]
public sealed class GetDouyinClassAuthCommand : GetCommand
{
    // In the order of the input. Several run at a time; the first of them is awaited.
    private readonly Queue<(DouyinClassAuthQuery Query, Task<(Reply Reply, HttpExchange? Exchange)> Asked)> _asked =
        new();

    private Connection? _connection;
    private DouyinClient? _client;
    private long _row;

    /// <summary>
    /// Specifies what to query: entity ids, or rows, results, forms or classes that name them. The parameters supply
    /// what the input lacks.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection, CredentialIsNoRow(typeof(DouyinClassAuthForm))]
    [FormTransformation<DouyinClassAuthForm>(TextColumn = nameof(DouyinClassAuthForm.MerchantEntityId))]
    public DouyinClassAuthForm[]? InputObject { get; set; }

    /// <summary>Specifies the entities.</summary>
    [
        Parameter(Position = 0, ParameterSetName = ParameterSet.Member),
        Parameter(ParameterSetName = ParameterSet.InputObject),
        ValidateNotNullOrEmpty]
    public string[]? MerchantEntityId { get; set; }

    /// <summary>Specifies the partner that acts for the entities, or that is queried itself.</summary>
    [Parameter]
    public string? PartnerEntityId { get; set; }

    /// <summary>Specifies the class's first level.</summary>
    [Parameter, ArgumentCompleter(typeof(DouyinClassCompleter))]
    public int? FirstClass { get; set; }

    /// <summary>Specifies the class's second level.</summary>
    [Parameter, ArgumentCompleter(typeof(DouyinClassCompleter))]
    public int? SecondClass { get; set; }

    /// <summary>Specifies the class's third level; 0, the default, in every known case.</summary>
    [Parameter]
    public int? ThirdClass { get; set; }

    /// <summary>Specifies the role: Teacher, Institution or Partner.</summary>
    [Parameter, EnumName<IndustryRole>]
    public IndustryRole? IndustryRole { get; set; }

    /// <summary>Specifies the industry; only 10000, the default, is known.</summary>
    [Parameter]
    public int? IndustryCode { get; set; }

    /// <summary>Specifies the status of the last review to return.</summary>
    [Parameter, EnumName<AuditStatus>]
    public AuditStatus? AuditStatus { get; set; }

    /// <summary>Specifies the maximum number of queries in flight.</summary>
    [Parameter, ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsForAnotherService())
            return;
        foreach (var form in ParameterSetName == ParameterSet.Member ? [new DouyinClassAuthForm()] : InputObject ?? [])
        {
            _row++;
            if (form.Row.ReadProblems.FirstOrDefault(IsAbout) is { } unread)
            {
                WriteError(Errors.ForRow(form.Row.Line ?? _row, unread.Problem, form));
                continue;
            }

            if (form.MerchantEntityId is { Length: > 0 } || MerchantEntityId is null)
                Ask(form, form.MerchantEntityId);
            else
                Array.ForEach(MerchantEntityId, merchant => Ask(form, merchant));
        }

        while (_asked.TryPeek(out var first) && first.Asked.IsCompleted)
            TakeFirst();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => TakeAll();

    private void TakeAll()
    {
        while (_asked.Count > 0)
            TakeFirst();
    }

    private void Ask(DouyinClassAuthForm form, string? merchant)
    {
        var query = QueryFor(form, merchant);
        if (string.IsNullOrEmpty(query.MerchantEntityId) && query.PartnerEntityId.Length == 0)
        {
            WriteError(Errors.EntityMissing(form));
            return;
        }

        if (_asked.Count >= ThrottleLimit)
            TakeFirst();
        if (_client is null || IsOtherCredential)
        {
            // Results of the previous credential are returned first.
            TakeAll();
            _connection = CurrentConnection;
            _client = DouyinService.CreateClient(_connection);
        }

        var (connection, client) = (_connection!, _client);
        _asked.Enqueue(
            (
                query,
                InquiryOver(connection)
                    .AskAsync(NameOf(query), stop => client.GetClassAuthAsync(query, stop), StopToken)));
    }

    private void TakeFirst()
    {
        var (query, asked) = _asked.Dequeue();
        var (reply, exchange) = Run(_ => asked);
        if (!IsAnswered(NameOf(query), reply, query.MerchantEntityId))
            return;
        var found = DouyinRecords.ReadClassAuths(exchange!.Body, query);
        if (found.Count == 0)
            WriteError(Errors.ClassAuthNotFound(query.MerchantEntityId ?? query.PartnerEntityId));
        foreach (var auth in found)
        {
            if (AuditStatus is null || auth.AuditStatus == AuditStatus)
                WriteRecord(auth, _connection!);
        }
    }

    private DouyinClassAuthQuery QueryFor(DouyinClassAuthForm form, string? merchant)
    {
        var role = form.IndustryRole ?? IndustryRole;
        return new DouyinClassAuthQuery(
            form.PartnerEntityId ?? PartnerEntityId ?? "",
            merchant,
            form.IndustryCode ?? IndustryCode ?? DouyinClassAuthQuery.OnlyIndustry,
            ClassFor(form.Class, role),
            role);
    }

    private DouyinClass? ClassFor(DouyinClass? given, IndustryRole? role)
    {
        // A partner has no class, written as 0, 0, 0.
        int? usual = role == QualificationTools.Douyin.IndustryRole.Partner ? 0 : null;
        var first = given?.FirstClass ?? FirstClass ?? usual;
        var second = given?.SecondClass ?? SecondClass ?? usual;
        return first is null && second is null
            ? null
            : new DouyinClass
            {
                FirstClass = first,
                SecondClass = second,
                ThirdClass = given?.ThirdClass ?? ThirdClass ?? 0,
            };
    }

    private static string NameOf(DouyinClassAuthQuery query) =>
        $"{DouyinClient.ClassAuthQuery} "
        + $"{(query.MerchantEntityId is { Length: > 0 } merchant ? merchant : query.PartnerEntityId)}";

    // Unreadable materials do not matter here.
    private static bool IsAbout(ReadProblem problem) =>
        problem.Node is null
        || (problem.Owner is DouyinClassAuthForm or DouyinClass && problem.Node.Kind == FormNodeKind.Value);
}
