using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace QualificationTools.Security;

/// <summary>
/// What is shown of a row's key. A key is an id of the service, and no secret; but a row whose cells have been shifted,
/// or whose separators a spreadsheet did not know, has somebody's name and number there. What has not the form of an id
/// is shown as a digest.
/// </summary>
internal static partial class RowKey
{
    private const int ShownDigits = 12;

    // Of this process alone, so nobody can try values out on what a log shows.
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// Returns whether a key has the form of an id: letters, digits and a few signs, and neither a mobile nor an
    /// identity number.
    /// </summary>
    public static bool IsId(string key) => Id().IsMatch(key) && !PersonalNumber().IsMatch(key);

    /// <summary>
    /// Returns the key where it is an id, else a digest that stands for it as long as the process runs.
    /// </summary>
    [return: NotNullIfNotNull(nameof(key))]
    public static string? Show(string? key) =>
        string.IsNullOrEmpty(key) || IsId(key) ? key : Digest(ProcessKey, key)[..(ShownDigits + 1)];

    /// <summary>
    /// Returns the digest that stands for a key where only the holder of a secret may find out whose it is.
    /// </summary>
    public static string Digest(byte[] secret, string key) =>
        "#" + Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(key)));

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    // A mobile number of eleven digits, or an identity number of 18 or 15 with a date of birth in it.
    [GeneratedRegex(
        @"^(?:1[3-9][0-9]{9}|[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx]"
        + @"|[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex PersonalNumber();
}
