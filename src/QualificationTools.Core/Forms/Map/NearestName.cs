using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>Finds the known column that an unknown one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 100;
    // A name shorter than this is a part of too many others.
    private const int ShortestPart = 3;
    private const int ShortestAsciiPart = 6;

    /// <summary>
    /// Returns the nearest column, by its Chinese header if the name or the language of messages is Chinese; null if
    /// none is near.
    /// </summary>
    public static string? Find(string name, FormMap map)
    {
        if (name.Length > LongestName || HeaderText.Reduce(name) is not { } wanted)
            return null;
        return map.OfficeNames.Shared(name) ?? (Similar(wanted.Template, map) ?? Part(wanted.Template, map)) switch
        {
            null => null,
            var path when Texts.AreChinese || !char.IsAscii(wanted.Template[0]) => First(path.ChineseName),
            var path => First(path.ShortName),
        };
    }

    private static string First(string name) => name.Replace("#", "1", StringComparison.Ordinal);

    private static FormPath? Similar(string wanted, FormMap map)
    {
        // A third of the letters may differ; beyond that a suggestion misleads.
        var best = (Path: (FormPath?)null, Distance: (wanted.Length / 3) + 1);
        foreach (var (known, path) in map.OfficeNames.All)
        {
            if (path.Target.Children is not null)
                continue;
            var distance = Distance(wanted, known, best.Distance);
            if (distance < best.Distance)
                best = (path, distance);
        }

        return best.Path;
    }

    // A name that contains a known one, or is most of one; the longest wins.
    private static FormPath? Part(string wanted, FormMap map)
    {
        var shortest = char.IsAscii(wanted[0]) ? ShortestAsciiPart : ShortestPart;
        var best = (Path: (FormPath?)null, Length: 0);
        foreach (var (known, path) in map.OfficeNames.All)
        {
            if (path.Target.Children is not null)
                continue;
            var isIn = known.Length >= shortest && wanted.Contains(known, StringComparison.Ordinal);
            var isMost =
                wanted.Length >= shortest
                && wanted.Length * 2 > known.Length
                && known.Contains(wanted, StringComparison.Ordinal);
            var length =
                isIn ? known.Length
                : isMost ? wanted.Length
                : 0;
            if (length > best.Length)
                best = (path, length);
        }

        return best.Path;
    }

    // The Levenshtein distance, abandoned at the limit.
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
