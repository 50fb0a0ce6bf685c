namespace QualificationTools.Emulator.Recording;

/// <summary>Exact totals since the start or the last reset, whatever the request log still holds.</summary>
/// <param name="Connections">TCP connections accepted, without those that carried calls to <c>/_emulator</c>
/// only.</param>
/// <param name="Requests">Requests to the two services.</param>
/// <param name="Applied">Requests that changed a record.</param>
/// <param name="Faults">Requests that a fault rule was used on.</param>
/// <param name="InFlight">Requests that have arrived and are not yet answered.</param>
/// <param name="HighestInFlight">The most requests that were in flight at once.</param>
/// <param name="Actions">Requests by action.</param>
public sealed record EmulatorCounters(
    long Connections,
    long Requests,
    long Applied,
    long Faults,
    long InFlight,
    long HighestInFlight,
    IReadOnlyDictionary<string, long> Actions);
