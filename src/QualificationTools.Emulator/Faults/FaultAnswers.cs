using System.Globalization;

namespace QualificationTools.Emulator.Faults;

/// <summary>Answers that no service gives: those of proxies and gateways in between.</summary>
internal static class FaultAnswers
{
    public static Answer Html(FaultRule rule)
    {
        var answer = new Answer(rule.Status ?? 200, "<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"u8.ToArray())
        {
            ContentType = "text/html; charset=utf-8",
        };
        return rule.RetryAfter is { } after ? answer.With("Retry-After", after) : answer;
    }

    public static Answer Redirect(FaultRule rule) =>
        new Answer(rule.Status ?? 302, ReadOnlyMemory<byte>.Empty).With("Location", rule.Redirect!);

    /// <summary>The number in a rule's code, or the given one when there is none.</summary>
    public static int NumberOr(string? code, int otherwise) =>
        int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
