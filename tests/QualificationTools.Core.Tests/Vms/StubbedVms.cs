using QualificationTools.Core.Tests.Http;
using QualificationTools.Http;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

/// <summary>The voice service as a list of answers.</summary>
internal static class StubbedVms
{
    /// <summary>A client of the service's own address that gets these answers, one after the other.</summary>
    public static VmsClient Client(List<RecordedRequest> requests, TimeProvider time, params HttpResponseMessage[] answers) => new(
        new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(requests, answers)), time),
        new Uri(VmsClient.DefaultEndpoint), new VolcengineCredential("AK", "SK"), "cn-north-1", TimeSpan.FromSeconds(30), time);
}
