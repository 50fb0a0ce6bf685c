using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Http;

namespace QualificationTools.Services;

/// <summary>What is known of where and as whom a service is called.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Endpoint">The service's address.</param>
/// <param name="Credential">The credential.</param>
/// <param name="Timeout">The time for one call.</param>
/// <param name="Time">The clock.</param>
/// <param name="Trace">Where steps are noted, or null where nobody follows.</param>
internal sealed record Connection(
    HttpTransport Transport,
    Uri Endpoint,
    FoundCredential Credential,
    TimeSpan Timeout,
    TimeProvider Time,
    RunTrace? Trace);
