using System.Text.Json;
using QualificationTools.Emulator.Recording;

namespace QualificationTools.Emulator.Admin;

/// <summary>Writes counters and records.</summary>
internal static class StateJson
{
    public static void WriteCounters(Utf8JsonWriter json, EmulatorCounters counters)
    {
        json.WriteStartObject();
        json.WriteNumber("connections", counters.Connections);
        json.WriteNumber("requests", counters.Requests);
        json.WriteNumber("applied", counters.Applied);
        json.WriteNumber("faults", counters.Faults);
        json.WriteNumber("inFlight", counters.InFlight);
        json.WriteNumber("highestInFlight", counters.HighestInFlight);
        json.WriteStartObject("actions");
        foreach (var (action, count) in counters.Actions)
            json.WriteNumber(action, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, EmulatorHost emulator, bool touched)
    {
        var state = emulator.State;
        json.WriteStartObject();
        json.WritePropertyName("totals");
        WriteCounters(json, emulator.Counters);
        foreach (var service in emulator.Services)
            service.WriteState(json, touched);
        WriteCounts(json, "appliedBodies", state.AppliedBodies);
        WriteCounts(json, "uploads", state.Uploads);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach (var (digest, count) in counts)
            json.WriteNumber(digest, count);
        json.WriteEndObject();
    }
}
