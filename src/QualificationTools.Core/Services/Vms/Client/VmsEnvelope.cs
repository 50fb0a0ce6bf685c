using QualificationTools.Json;

namespace QualificationTools.Vms;

/// <summary>The envelope of the voice service's answers.</summary>
/// <param name="IsRecognised">Whether the answer is an envelope at all, and not a proxy's page.</param>
internal readonly record struct VmsEnvelope(bool IsRecognised)
{
    private const string NoCode = "UndefinedError";

    /// <summary>Gets the id by which support finds the request.</summary>
    public string? RequestId { get; private init; }

    /// <summary>Gets the error's code, with any dotted suffix, or null if there is no error.</summary>
    public string? Code { get; private init; }

    /// <summary>Gets the error's number, which gateway errors have.</summary>
    public int? CodeNumber { get; private init; }

    /// <summary>Gets the error's message.</summary>
    public string? Message { get; private init; }

    /// <summary>Returns the envelope of an answer. Whatever the bytes are, it does not throw.</summary>
    public static VmsEnvelope Read(ReadOnlySpan<byte> body)
    {
        var metadata = AnswerObject.Parse(body).Object("ResponseMetadata");
        if (!metadata.IsObject)
            return default;
        var envelope = new VmsEnvelope(true) { RequestId = metadata.Text("RequestId") };
        if (!metadata.Has("Error"))
            return envelope;
        // Presence means failure, whatever the form, and an error without a code is still an error.
        var error = metadata.Object("Error");
        var number = error.Number("CodeN");
        return envelope with
        {
            Code = error.Text("Code") ?? VmsErrors.NameOf(number) ?? NoCode,
            CodeNumber = number,
            Message = error.Text("Message"),
        };
    }
}
