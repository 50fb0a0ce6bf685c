namespace QualificationTools.Forms;

/// <summary>Finds the known column that a mistyped one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 100;

    /// <summary>Gives the nearest short name or Chinese header, or null where none is near.</summary>
    public static string? Find(string name, FormMap map)
    {
        var wanted = name.Trim();
        if (wanted.Length is 0 or > LongestName)
            return null;
        // A third of the letters may differ; beyond that a suggestion misleads.
        var best = (Name: (string?)null, Distance: (wanted.Length / 3) + 1);
        foreach (var path in map.Leaves)
        {
            foreach (var candidate in (string[])[path.ShortName, path.ChineseName, path.WireName])
            {
                var known = candidate.Replace("[#]", "[0]", StringComparison.Ordinal).Replace("#", "1", StringComparison.Ordinal);
                var distance = Distance(wanted.ToUpperInvariant(), known.ToUpperInvariant(), best.Distance);
                if (distance < best.Distance)
                    best = (known, distance);
            }
        }

        return best.Name;
    }

    // Levenshtein's distance, given up at the limit.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
            return limit;
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
