using System.Security.Cryptography;
using System.Text;
using QualificationTools.Security;

namespace QualificationTools.Journal;

/// <summary>
/// Creates the digests in a journal. They are keyed by the credential's secret: nobody who finds a journal can test
/// which phone number a row held, but the same credential recognises its rows.
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

    /// <summary>Gets a value that distinguishes one key from another, and reveals neither.</summary>
    public string Check { get; }

    /// <summary>Returns the digest of a content.</summary>
    public string Of(ReadOnlySpan<byte> content) => Convert.ToHexString(HMACSHA256.HashData(_key, content));

    /// <summary>Returns the digest of a text; null for null.</summary>
    public string? Of(string? text) => text is null ? null : Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns a key as it appears in a journal: a key that does not look like an id is a digest.</summary>
    public string? OfKey(string? key) => key is null || RowKey.IsId(key) ? key : RowKey.Digest(_key, key);

    /// <inheritdoc/>
    public bool Equals(DigestKey? other) => Check == other?.Check;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DigestKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Check);
}
