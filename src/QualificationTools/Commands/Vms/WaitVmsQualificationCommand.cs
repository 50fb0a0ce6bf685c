using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Resources;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>
/// Waits until the reviews of qualifications have ended, and returns each qualification as soon as its review ends.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "VmsQualification", DefaultParameterSetName = ResultSet)]
[OutputType(typeof(VmsQualification))]
[ForService<VmsService>]
public sealed class WaitVmsQualificationCommand : WaitCommand<VmsQualification>
{
    private const string NumberSet = "QualificationNo";

    // The default set, because PowerShell tries it first: a result has a number too, which must not bind instead.
    private const string ResultSet = "Result";

    /// <summary>Specifies the numbers of the qualifications.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = NumberSet)]
    [Alias("Key", "资质编号"), AllowNull, AllowEmptyString, AllowEmptyCollection, KeyTransformation<VmsSceneForm>]
    public string?[]? QualificationNo { get; set; }

    /// <summary>
    /// Specifies results of an update, a creation or a change of scenes; those that were certainly not applied are
    /// skipped.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ResultSet)]
    public VmsQualificationResult[] InputObject { get; set; } = [];

    /// <summary>Specifies the maximum number of qualifications in one request.</summary>
    [Parameter, ValidateRange(1, 1000)]
    public int PageSize { get; set; } = 100;

    /// <summary>Specifies the region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    private protected override string Action => VmsQueries.Action;

    private protected override int MostInOneQuestion => PageSize;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ResultSet)
        {
            foreach (var result in InputObject)
                AwaitResult(result);
            return;
        }

        foreach (var number in QualificationNo ?? [])
        {
            if (!string.IsNullOrWhiteSpace(number))
                Await(number.Trim());
        }
    }

    private protected override Func<
        IReadOnlyList<string>,
        CancellationToken,
        Task<ReviewAnswer<VmsQualification>>
    > CreateQuestion(Connection connection, Inquiry inquiry)
    {
        var queries = new VmsQueries(VmsService.CreateClient(connection), inquiry);
        return async (numbers, stop) =>
        {
            var (reply, found) = await queries.FindAsync(numbers, stop).ConfigureAwait(false);
            return new ReviewAnswer<VmsQualification>(reply)
            {
                Ended = found.Where(pair => pair.Value.HasEnded).ToDictionary(StringComparer.Ordinal),
                Missing =
                    reply.Kind == ReplyKind.Succeeded ? [.. numbers.Where(number => !found.ContainsKey(number))] : [],
            };
        };
    }

    private protected override ErrorRecord NotFound(string key) => Errors.QualificationNotFound(key);

    // Rows that were not applied already have their errors, and a qualification without a number cannot be queried.
    private void AwaitResult(VmsQualificationResult result)
    {
        if (result.MayBeApplied && result.Number is { Length: > 0 } number)
            Await(number);
        else
            WriteVerbose(
                Texts.Format("Verbose_NotWaitedFor", result.Row, result.QualificationNo ?? "-", result.Status));
    }
}
