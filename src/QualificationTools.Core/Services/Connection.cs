using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Http;

namespace QualificationTools.Services;

/// <summary>Represents where and with which credential a service is called.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Endpoint">The service's address.</param>
/// <param name="Credential">The credential.</param>
/// <param name="Timeout">The time for one call.</param>
/// <param name="Time">The clock.</param>
/// <param name="Trace">Records steps; null if tracing is off.</param>
internal sealed record Connection(
    HttpTransport Transport,
    Uri Endpoint,
    FoundCredential Credential,
    TimeSpan Timeout,
    TimeProvider Time,
    RunTrace? Trace);
