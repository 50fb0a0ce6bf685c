namespace QualificationTools.Emulator.Vms;

/// <summary>Reads and writes the query of a request target.</summary>
internal static class QueryText
{
    /// <summary>Returns the query of a target, without the question mark.</summary>
    public static string Of(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? "" : target[(mark + 1)..];
    }

    /// <summary>Returns the decoded parameters, in order.</summary>
    public static List<(string Name, string Value)> Parse(string query, bool plusIsSpace)
    {
        var pairs = new List<(string, string)>();
        foreach (var text in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? (Decode(text), "") : (Decode(text[..equals]), Decode(text[(equals + 1)..])));
        }
        return pairs;

        string Decode(string part) => Uri.UnescapeDataString(plusIsSpace ? part.Replace('+', ' ') : part);
    }

    /// <summary>Returns a query with names and values encoded according to RFC 3986, in the given order.</summary>
    public static string Write(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
}
