using System.Text.Json;

namespace QualificationTools.Emulator;

/// <summary>Represents how the reviews of future submissions end. It can be changed while the emulator runs.</summary>
/// <param name="after">How long they take; null means that they never end.</param>
/// <param name="verdict">How they end unless the seed or the form says otherwise.</param>
internal sealed class ReviewPolicy(TimeSpan? after, ReviewVerdict verdict)
{
    private volatile Terms _terms = new(after, verdict);

    public TimeSpan? After => _terms.After;

    public ReviewVerdict Verdict => _terms.Verdict;

    /// <summary>Restores the terms of the start.</summary>
    public void Reset() => _terms = new Terms(after, verdict);

    /// <summary>
    /// Changes the terms: <c>{ "afterMs": 500, "verdict": "reject" }</c>. Omitted ones are as at the start.
    /// </summary>
    /// <exception cref="FormatException">The terms are malformed.</exception>
    public void Change(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var terms = new Terms(after, verdict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("The terms of reviews must be an object with 'afterMs' and 'verdict'.");
            foreach (var member in document.RootElement.EnumerateObject())
            {
                terms = member.Name switch
                {
                    "afterMs"
                        when member.Value.ValueKind == JsonValueKind.Number
                            && member.Value.TryGetInt32(out var time)
                            && time >= 0 => terms with
                    {
                        After = TimeSpan.FromMilliseconds(time),
                    },
                    "verdict"
                        when member.Value.ValueKind == JsonValueKind.String
                            && Enum.TryParse<ReviewVerdict>(member.Value.GetString(), ignoreCase: true, out var end)
                            && Enum.IsDefined(end) => terms with
                    {
                        Verdict = end,
                    },
                    "afterMs" => throw new FormatException("'afterMs' must be a number of milliseconds, 0 or more."),
                    "verdict" => throw new FormatException("'verdict' must be approve or reject."),
                    _ => throw new FormatException($"Unknown member '{member.Name}'; known: afterMs, verdict."),
                };
            }
            _terms = terms;
        }
        catch (JsonException refused)
        {
            throw new FormatException($"The terms of reviews are not JSON: {refused.Message}", refused);
        }
    }

    private sealed record Terms(TimeSpan? After, ReviewVerdict Verdict);
}
