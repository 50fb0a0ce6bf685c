using System.Text.Json;
using QualificationTools.Json;

namespace QualificationTools.Vms;

/// <summary>The result of <c>QueryQualification</c>. Its members are read without regard to case, which differs between SDKs.</summary>
internal static class VmsQueryAnswer
{
    /// <summary>Gives the records; null where the answer is no list of records. Whatever the bytes are, it does not throw.</summary>
    public static VmsQueryPage? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var result = new JsonMembers(document.RootElement).Object("Result");
            // A list that is left out is not an empty one, unless the total says so.
            return (result.List("Records") ?? (result.Number("Total") == 0 ? [] : null)) is { } records
                ? new VmsQueryPage([.. records.Select(VmsRecord.Read).OfType<VmsQualification>()], result.Number("Total"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
