using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Security;

/// <summary>
/// Represents a secret or a piece of personal data. It prints, formats, exports and serializes as <see cref="Mask"/>;
/// only <see cref="Reveal"/> returns the text.
/// </summary>
[JsonConverter(typeof(MaskedTextConverter))]
public sealed class SensitiveText : IEquatable<SensitiveText>
{
    /// <summary>The text that is shown instead.</summary>
    public const string Mask = "***";

    // Encodings of a shorter text match at random.
    private const int ShortestEncoded = 4;

    private readonly string _text;
    private string[]? _spellings;

    /// <summary>Wraps a text.</summary>
    /// <param name="text">The text to protect.</param>
    public SensitiveText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Gets the mask, for serializers that read properties.</summary>
#pragma warning disable CA1822 // a property of the instance is what serialisers read
    public string Masked => Mask;
#pragma warning restore CA1822

    /// <summary>
    /// Gets the spellings in which a service or a proxy may repeat the text: as it is, in an address, in JSON, as
    /// base64.
    /// </summary>
    internal IReadOnlyList<string> Spellings => _spellings ??= Spell(_text);

    /// <summary>Returns the text itself.</summary>
    public string Reveal() => _text;

    /// <summary>Returns <see cref="Mask"/>.</summary>
    public override string ToString() => Mask;

    /// <inheritdoc/>
    public bool Equals(SensitiveText? other) =>
        other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SensitiveText);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    private static string[] Spell(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) < ShortestEncoded)
            return [text];
        var relaxed = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        return [.. new[]
        {
            text,
            Uri.EscapeDataString(text),
            JsonEncodedText.Encode(text).Value,
            relaxed,
            relaxed.Replace("/", "\\/", StringComparison.Ordinal),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='),
        }.Distinct(StringComparer.Ordinal)];
    }
}
