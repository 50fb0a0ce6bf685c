using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace QualificationTools.Security;

/// <summary>
/// Returns what to show of a row's key. A key is an id of the service and not secret; but if cells were shifted, or a
/// separator was not recognised, it may be a person's name and number. A key that does not look like an id is shown as
/// a digest.
/// </summary>
internal static partial class RowKey
{
    private const int ShownDigits = 12;
    private const int LongestId = 64;

    private static readonly SearchValues<char> IdSigns = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    // Valid in this process only, so nobody can test values against a log.
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// Returns whether a key has the form of an id: letters, digits and a few signs, and neither a mobile nor an
    /// identity number.
    /// </summary>
    public static bool IsId(string key) =>
        key.Length is > 0 and <= LongestId
        && !key.AsSpan().ContainsAnyExcept(IdSigns)
        && !(char.IsAsciiDigit(key[0]) && PersonalNumber().IsMatch(key));

    /// <summary>Returns the key if it is an id; else a digest that represents it during this process.</summary>
    [return: NotNullIfNotNull(nameof(key))]
    public static string? Show(string? key) =>
        string.IsNullOrEmpty(key) || IsId(key) ? key : Digest(ProcessKey, key)[..(ShownDigits + 1)];

    /// <summary>Returns the digest of a key that only the holder of a secret can identify.</summary>
    public static string Digest(byte[] secret, string key) =>
        "#" + Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(key)));

    // A mobile number of eleven digits, or an identity number of 18 or 15 with a date of birth in it.
    [GeneratedRegex(
        @"^(?:1[3-9][0-9]{9}|[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx]"
        + @"|[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex PersonalNumber();
}
