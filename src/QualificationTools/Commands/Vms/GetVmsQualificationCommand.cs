using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>
/// Gets qualifications from Volcengine's voice service by number, by review status, or by part of the company's name.
/// </summary>
[Cmdlet(VerbsCommon.Get, "VmsQualification", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(VmsQualification))]
[ForService<VmsService>]
public sealed class GetVmsQualificationCommand : GetCommand
{
    private const string ListSet = "List";
    private const string NumberSet = "QualificationNo";

    private readonly List<string> _numbers = [];
    private Connection? _connection;
    private VmsQueries? _queries;
    private ulong _skipped;
    private ulong _given;

    /// <summary>Specifies the numbers to find.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = NumberSet)]
    [
        CredentialIsNoRow,
        Alias("Key", "资质编号"),
        AllowNull,
        AllowEmptyString,
        AllowEmptyCollection,
        KeyTransformation<VmsSceneForm>]
    public string?[]? QualificationNo { get; set; }

    /// <summary>Specifies the review status.</summary>
    [Parameter, EnumName<VmsApprovalStatus>]
    public VmsApprovalStatus? ApprovalStatus { get; set; }

    /// <summary>Specifies part of the company's name.</summary>
    [Parameter(ParameterSetName = ListSet), ValidateNotNullOrEmpty]
    public string? QualificationEntity { get; set; }

    /// <summary>Specifies the maximum number of records, or numbers, in one request.</summary>
    [Parameter, ValidateRange(2, 1000)]
    public int PageSize { get; set; } = 100;

    /// <summary>Specifies the region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsForAnotherService())
            return;
        // A piped credential alone gets everything in its account.
        if (
            ParameterSetName != NumberSet
            || (QualificationNo is [] && SecretName is not null && MyInvocation.ExpectingInput))
        {
            UseCurrentCredential();
            List();
            return;
        }

        foreach (var number in QualificationNo ?? [])
        {
            if (string.IsNullOrWhiteSpace(number))
                continue;
            UseCurrentCredential();
            _numbers.Add(number.Trim());
            if (_numbers.Count == PageSize)
                FindNumbers();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_numbers.Count > 0)
            FindNumbers();
    }

    private void UseCurrentCredential()
    {
        if (_queries is not null && !IsOtherCredential)
            return;
        // Numbers that came with the previous credential are queried with that one.
        if (_numbers.Count > 0)
            FindNumbers();
        _connection = CurrentConnection;
        _queries = new VmsQueries(VmsService.CreateClient(_connection), InquiryOver(_connection));
    }

    private void List()
    {
        var filter = new VmsQuery
        {
            ApprovalStatus = (int?)ApprovalStatus,
            QualificationEntityQueryPattern = QualificationEntity,
        };
        var list = new VmsQualificationList(
            _queries!.AskAsync,
            filter,
            PageSize,
            (long)Math.Min(PagingParameters.Skip, long.MaxValue / 2));
        var isFirst = true;
        while (!list.IsAtEnd && (_given < PagingParameters.First || isFirst))
        {
            // Even if only the total is wanted, one request is needed.
            var wanted = (long)Math.Clamp(PagingParameters.First - _given, 1, long.MaxValue);
            var (reply, records) = Run(stop => list.NextAsync(wanted, stop));
            if (!IsAnswered(VmsQueries.Action, reply) || records is null)
                return;
            if (isFirst && PagingParameters.IncludeTotalCount)
                WriteObject(PagingParameters.NewTotalCount((ulong)(list.Total ?? 0), list.Total is null ? 0 : 1));
            isFirst = false;
            foreach (var record in records)
                Give(record);
        }
    }

    private void FindNumbers()
    {
        if (_given < PagingParameters.First)
        {
            var (reply, found) = Run(stop => _queries!.FindAsync(_numbers, stop));
            if (IsAnswered(VmsQueries.Action, reply, _numbers.ToArray()))
                GiveFound(found);
        }

        _numbers.Clear();
    }

    private void GiveFound(IReadOnlyDictionary<string, VmsQualification> found)
    {
        foreach (var number in _numbers)
        {
            if (!found.TryGetValue(number, out var record))
                WriteError(Errors.QualificationNotFound(number));
            else if (ApprovalStatus is not { } status || record.ApprovalStatus == status)
            {
                if (_skipped == PagingParameters.Skip)
                    Give(record);
                else
                    _skipped++;
            }
        }
    }

    private void Give(VmsQualification record)
    {
        if (_given >= PagingParameters.First)
            return;
        _given++;
        WriteRecord(record, _connection!);
    }
}
