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
        json.WriteStartArray("qualifications");
        foreach (var record in state.Qualifications)
            if (!touched || record.Applied > 0)
                WriteQualification(json, record);
        json.WriteEndArray();
        json.WriteStartArray("classAuths");
        foreach (var auth in state.ClassAuths)
            if (!touched || auth.Applied > 0)
                WriteClassAuth(json, auth);
        json.WriteEndArray();
        WriteCounts(json, "appliedBodies", state.AppliedBodies);
        WriteCounts(json, "uploads", state.Uploads);
        json.WriteEndObject();
    }

    private static void WriteQualification(Utf8JsonWriter json, QualificationState record)
    {
        json.WriteStartObject();
        json.WriteString("qualificationNo", record.QualificationNo);
        json.WriteNumber("approvalStatus", record.ApprovalStatus);
        json.WriteString("approvalDoneReason", record.ApprovalDoneReason);
        json.WriteString("qualificationEntity", record.QualificationEntity);
        json.WriteNumber("scenes", record.Scenes);
        json.WriteNumber("applied", record.Applied);
        json.WriteEndObject();
    }

    private static void WriteClassAuth(Utf8JsonWriter json, ClassAuthState auth)
    {
        json.WriteStartObject();
        json.WriteString("merchantEntityId", auth.MerchantEntityId);
        json.WriteNumber("firstClass", auth.FirstClass);
        json.WriteNumber("secondClass", auth.SecondClass);
        json.WriteNumber("thirdClass", auth.ThirdClass);
        json.WriteNumber("industryRole", auth.IndustryRole);
        json.WriteNumber("auditStatus", auth.AuditStatus);
        json.WriteString("auditReason", auth.AuditReason);
        json.WriteString("taskId", auth.TaskId);
        json.WriteNumber("applied", auth.Applied);
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
