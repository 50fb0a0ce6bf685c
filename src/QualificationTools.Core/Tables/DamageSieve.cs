using System.Buffers;
using QualificationTools.Rules;

namespace QualificationTools.Tables;

/// <summary>
/// Tells in one look over a record whether any cell of it may be damaged, or protected from a spreadsheet, so that most rows need
/// no look at each cell. Dates are not looked for: they are made of what everything is made of.
/// </summary>
internal static class DamageSieve
{
    private static readonly SearchValues<char> Traces = SearchValues.Create(CodeAttribute.FullWidth + CodeAttribute.Apostrophes + "=+\uFFFD");

    /// <summary>Whether the cells must be looked at.</summary>
    public static bool Holds(ReadOnlySpan<char> record) => record.ContainsAny(Traces) || HasLostDigits(record);

    // Fifteen digits and three zeros.
    private static bool HasLostDigits(ReadOnlySpan<char> record)
    {
        const string Lost = "000";
        for (var at = record.IndexOf(Lost); at >= 0;)
        {
            if (at >= ExcelDamageAttribute.KeptDigits && !record.Slice(at - ExcelDamageAttribute.KeptDigits, ExcelDamageAttribute.KeptDigits).ContainsAnyExceptInRange('0', '9'))
                return true;
            var next = record[(at + 1)..].IndexOf(Lost);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
