namespace QualificationTools.Emulator.Recording;

/// <summary>Represents exact totals since the start or the last reset, whatever the request log still holds.</summary>
/// <param name="Connections">TCP connections accepted, except those that carried only calls to
/// <c>/_emulator</c>.</param>
/// <param name="Requests">Requests to the two services.</param>
/// <param name="Applied">Requests that changed a record.</param>
/// <param name="Faults">Requests to which a fault rule was applied.</param>
/// <param name="InFlight">Requests that have arrived but are not yet answered.</param>
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
