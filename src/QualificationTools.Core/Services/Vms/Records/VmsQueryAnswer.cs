using System.Text.Json;
using QualificationTools.Http;
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
            return result.IsObject && result.List("Records") is { } records
                ? new VmsQueryPage([.. records.Select(VmsRecord.Read).OfType<VmsQualification>()], result.Number("Total"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
