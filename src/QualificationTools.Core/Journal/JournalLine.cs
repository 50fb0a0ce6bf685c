using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Journal;

/// <summary>
/// Represents one line of a journal: the header with its scope, a run, the intent to send a row, an outcome, or an
/// uploaded file. It contains keys, keyed digests, codes and times, who ran it and where, but nothing from a row's
/// content and no file name.
/// </summary>
internal sealed record JournalLine
{
    public const string HeaderKind = "journal";
    public const string RunKind = "run";
    public const string IntentKind = "intent";
    public const string OutcomeKind = "outcome";
    public const string FileKind = "file";

    /// <summary>The status of a row that was noted and has no outcome.</summary>
    public const string InFlight = "InFlight";

    /// <summary>The status of a row that was noted but not sent because the run stopped.</summary>
    public const string NotSent = "NotSent";

    [JsonPropertyName("t")]
    public string? Kind { get; init; }

    [JsonPropertyName("at")]
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// Gets the time of an intent by the service's clock, if known: this machine's may be set between two runs.
    /// </summary>
    [JsonPropertyName("serviceAt")]
    public DateTimeOffset? ServiceAt { get; init; }

    [JsonPropertyName("version")]
    public int? Version { get; init; }

    [JsonPropertyName("service")]
    public string? Service { get; init; }

    [JsonPropertyName("action")]
    public string? Action { get; init; }

    [JsonPropertyName("endpoint")]
    public string? Endpoint { get; init; }

    /// <summary>Gets a digest of the account's public id.</summary>
    [JsonPropertyName("account")]
    public string? Account { get; init; }

    /// <summary>Gets a value that distinguishes the digest key from another.</summary>
    [JsonPropertyName("keyCheck")]
    public string? KeyCheck { get; init; }

    /// <summary>Gets the account's public id, masked.</summary>
    [JsonPropertyName("keyId")]
    public string? KeyId { get; init; }

    /// <summary>Gets the name under which the credential is stored.</summary>
    [JsonPropertyName("secretName")]
    public string? SecretName { get; init; }

    [JsonPropertyName("user")]
    public string? User { get; init; }

    [JsonPropertyName("host")]
    public string? Host { get; init; }

    [JsonPropertyName("module")]
    public string? ModuleVersion { get; init; }

    [JsonPropertyName("row")]
    public long? Row { get; init; }

    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>Gets the keyed digest of the row's body, or of the file's content.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("code")]
    public string? Code { get; init; }

    [JsonPropertyName("requestId")]
    public string? RequestId { get; init; }

    [JsonPropertyName("taskId")]
    public string? TaskId { get; init; }

    [JsonPropertyName("attempts")]
    public int? Attempts { get; init; }

    /// <summary>Gets the type of the file on the wire.</summary>
    [JsonPropertyName("fileType")]
    public string? FileType { get; init; }

    /// <summary>Gets the code that the upload returned.</summary>
    [JsonPropertyName("fileCode")]
    public string? FileCode { get; init; }

    /// <summary>Creates the line of a run.</summary>
    public static JournalLine Of(JournalRun run, DateTimeOffset at) => new()
    {
        Kind = RunKind,
        At = at,
        KeyId = run.Account,
        SecretName = run.SecretName,
        User = run.User,
        Host = run.Host,
        ModuleVersion = run.ModuleVersion,
    };

    /// <summary>Returns the run of such a line.</summary>
    public JournalRun ToRun(int number) => new()
    {
        Run = number,
        At = At,
        Account = KeyId,
        SecretName = SecretName,
        User = User,
        Host = Host,
        ModuleVersion = ModuleVersion,
    };
}

/// <summary>Gets the options for writing and reading lines.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    public static JournalJson Lines { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
