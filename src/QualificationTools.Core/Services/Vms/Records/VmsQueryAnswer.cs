using QualificationTools.Json;

namespace QualificationTools.Vms;

/// <summary>The result of <c>QueryQualification</c>.</summary>
internal static class VmsQueryAnswer
{
    /// <summary>
    /// Returns the records; null if the answer is not a list of records, or if a number in it cannot be read, because
    /// it may be the requested one. It never throws.
    /// </summary>
    public static VmsQueryPage? Read(ReadOnlyMemory<byte> body)
    {
        var result = AnswerObject.Parse(body.Span).Object("Result");
        if (!result.TryObjects("Records", out var records))
            return null;
        var total = result.Number("Total");
        // A missing list is not an empty one, unless the total is 0.
        records ??= total == 0 ? [] : null;
        return records?.All(VmsRecord.HasReadableNumber) == true
            ? new VmsQueryPage([.. records.Select(VmsRecord.Read).OfType<VmsQualification>()], total)
            : null;
    }
}
