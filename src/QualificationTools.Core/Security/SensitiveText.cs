using System.Text.Json.Serialization;

namespace QualificationTools.Security;

/// <summary>
/// A secret or a piece of personal data. It prints, formats, exports and serialises as <see cref="Mask"/>;
/// only <see cref="Reveal"/> gives the text.
/// </summary>
[JsonConverter(typeof(MaskedTextConverter))]
public sealed class SensitiveText : IEquatable<SensitiveText>
{
    /// <summary>What stands for the text wherever it is shown.</summary>
    public const string Mask = "***";

    private readonly string _text;

    /// <summary>Wraps a text.</summary>
    /// <param name="text">The text to protect.</param>
    public SensitiveText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>What serialisers that read properties find.</summary>
#pragma warning disable CA1822 // a property of the instance is what serialisers read
    public string Masked => Mask;
#pragma warning restore CA1822

    /// <summary>Gives the text itself.</summary>
    public string Reveal() => _text;

    /// <summary>Gives <see cref="Mask"/>.</summary>
    public override string ToString() => Mask;

    /// <inheritdoc/>
    public bool Equals(SensitiveText? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SensitiveText);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
