using System.Globalization;

namespace QualificationTools.Emulator.Faults;

/// <summary>Represents a set of attempt numbers: ranges from 1, possibly open-ended.</summary>
public sealed class AttemptSet
{
    private readonly (int First, int Last)[] _ranges;

    private AttemptSet((int First, int Last)[] ranges) => _ranges = ranges;

    /// <summary>Creates a set of single attempts.</summary>
    /// <param name="attempts">The numbers, from 1.</param>
    /// <returns>The set.</returns>
    public static AttemptSet Of(params int[] attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        foreach (var attempt in attempts)
            ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1, nameof(attempts));
        return new([.. attempts.Select(attempt => (attempt, attempt))]);
    }

    /// <summary>Reads <c>2</c>, <c>1-3</c>, <c>4-</c>, or several of these separated by commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="attempts">The set.</param>
    /// <returns>Whether the text is a set of attempts.</returns>
    public static bool TryParse(string text, out AttemptSet attempts)
    {
        ArgumentNullException.ThrowIfNull(text);
        attempts = Of();
        var ranges = new List<(int, int)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            var last = int.MaxValue;
            if (!TryNumber(dash < 0 ? part : part[..dash], out var first))
                return false;
            if (dash < 0)
                last = first;
            else if (dash < part.Length - 1 && !TryNumber(part[(dash + 1)..], out last))
                return false;
            if (first < 1 || last < first)
                return false;
            ranges.Add((first, last));
        }
        attempts = new([.. ranges]);
        return true;
    }

    /// <summary>Returns whether an attempt is in the set.</summary>
    /// <param name="attempt">The attempt's number, from 1.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(int attempt)
    {
        foreach (var (first, last) in _ranges)
            if (attempt >= first && attempt <= last)
                return true;
        return false;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
