using System.Text.Json.Serialization;

namespace QualificationTools.Vms;

/// <summary>The answers of the voice service.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(VmsQueryEnvelope))]
[JsonSerializable(typeof(VmsUploadEnvelope))]
internal sealed partial class VmsAnswerJson : JsonSerializerContext;

internal sealed record VmsQueryEnvelope(VmsQueryResult? Result);

internal sealed record VmsQueryResult(IReadOnlyList<VmsQueryRecord?>? Records, int Limit, int Offset, int Total);

internal sealed record VmsQueryRecord(VmsMainInfoRecord? QualificationMainInfoVO);

internal sealed record VmsMainInfoRecord(string? QualificationNo, int? ApprovalStatus, string? ApprovalDoneReason);

internal sealed record VmsUploadEnvelope(VmsUploadResult? Result);

internal sealed record VmsUploadResult(string? FileCode);
