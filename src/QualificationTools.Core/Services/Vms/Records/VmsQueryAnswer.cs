using QualificationTools.Json;

namespace QualificationTools.Vms;

/// <summary>The result of <c>QueryQualification</c>.</summary>
internal static class VmsQueryAnswer
{
    /// <summary>
    /// Returns the records; null where the answer is no list of records, or where a number in it cannot be read: what
    /// cannot be read may be the one that was asked for. Whatever the bytes are, it does not throw.
    /// </summary>
    public static VmsQueryPage? Read(ReadOnlyMemory<byte> body)
    {
        var result = AnswerObject.Parse(body.Span).Object("Result");
        if (!result.TryObjects("Records", out var records))
            return null;
        var total = result.Number("Total");
        // A list that is left out is not an empty one, unless the total says so.
        records ??= total == 0 ? [] : null;
        return records?.All(VmsRecord.HasReadableNumber) == true
            ? new VmsQueryPage([.. records.Select(VmsRecord.Read).OfType<VmsQualification>()], total)
            : null;
    }
}
