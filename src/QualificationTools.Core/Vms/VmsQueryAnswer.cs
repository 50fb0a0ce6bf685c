using System.Text.Json;

namespace QualificationTools.Vms;

/// <summary>The result of <c>QueryQualification</c>. Its members are read without regard to case, which differs between SDKs.</summary>
internal static class VmsQueryAnswer
{
    /// <summary>Gives the review status of a qualification, or null where the answer has none for it.</summary>
    public static int? StatusOf(ReadOnlySpan<byte> body, string number)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body, VmsAnswerJson.Default.VmsQueryEnvelope);
            return answer?.Result?.Records?
                .Select(record => record?.QualificationMainInfoVO)
                .FirstOrDefault(main => string.Equals(main?.QualificationNo, number, StringComparison.Ordinal))?
                .ApprovalStatus;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
