using System.Security.Cryptography;
using System.Text;
using QualificationTools.Security;

namespace QualificationTools.Journal;

/// <summary>
/// Makes the digests that stand in a journal. They are keyed by the credential's secret: whoever finds a journal cannot
/// try out which telephone number a row held, and the same credential finds its rows again.
/// </summary>
internal sealed class DigestKey : IEquatable<DigestKey>
{
    private const int CheckDigits = 16;

    private static readonly byte[] Purpose = "QualificationTools journal"u8.ToArray();
    private static readonly byte[] CheckedText = "check"u8.ToArray();

    private readonly byte[] _key;

    /// <summary>Derives the key.</summary>
    /// <param name="secret">The credential's secret.</param>
    public DigestKey(string secret)
    {
        _key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(secret),
            SHA256.HashSizeInBytes,
            info: Purpose);
        Check = Convert.ToHexString(HMACSHA256.HashData(_key, CheckedText))[..CheckDigits];
    }

    /// <summary>What tells one key from another, and tells nothing of either.</summary>
    public string Check { get; }

    /// <summary>Gives the digest of a content.</summary>
    public string Of(ReadOnlySpan<byte> content) => Convert.ToHexString(HMACSHA256.HashData(_key, content));

    /// <summary>Gives the digest of a text; null of none.</summary>
    public string? Of(string? text) => text is null ? null : Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Gives a key as a journal has it: what has not the form of an id is a digest.</summary>
    public string? OfKey(string? key) => key is null || RowKey.IsId(key) ? key : RowKey.Digest(_key, key);

    /// <inheritdoc/>
    public bool Equals(DigestKey? other) => Check == other?.Check;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DigestKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Check);
}
