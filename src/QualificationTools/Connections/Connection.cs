using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Http;

namespace QualificationTools.Connections;

/// <summary>What a cmdlet has found out about where and as whom it calls a service.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Endpoint">The service's address.</param>
/// <param name="Credential">The credential.</param>
/// <param name="Timeout">The time for one call.</param>
/// <param name="Time">The clock.</param>
/// <param name="Trace">Where steps are noted, or null where nobody follows.</param>
internal sealed record Connection(HttpTransport Transport, Uri Endpoint, FoundCredential Credential, TimeSpan Timeout, TimeProvider Time, RunTrace? Trace);
