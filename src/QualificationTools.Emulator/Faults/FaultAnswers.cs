using System.Globalization;

namespace QualificationTools.Emulator.Faults;

/// <summary>Creates answers that come not from a service but from proxies and gateways in between.</summary>
internal static class FaultAnswers
{
    /// <summary>Returns the page that a proxy puts in place of an answer.</summary>
    public static Answer Html(FaultRule rule) =>
        RetryAfter(
            rule,
            new Answer(
                rule.Status ?? 200,
                ("<!DOCTYPE html><html><head><title>Bad Gateway</title></head>"u8
                    + "<body><h1>Bad Gateway</h1></body></html>"u8).ToArray())
            {
                ContentType = "text/html; charset=utf-8",
            });

    /// <summary>
    /// Returns the answer of Envoy and the gateways built on it when the connection to the service broke. The text is
    /// the same whether or not the request reached the service.
    /// </summary>
    public static Answer Gateway(FaultRule rule) => RetryAfter(rule, new Answer(
        rule.Status ?? 503,
        "upstream connect error or disconnect/reset before headers. reset reason: connection termination"u8.ToArray())
    {
        ContentType = "text/plain",
    });

    /// <summary>Returns a status without a body.</summary>
    public static Answer Empty(FaultRule rule) =>
        RetryAfter(rule, new Answer(rule.Status ?? 503, ReadOnlyMemory<byte>.Empty));

    /// <summary>Returns a redirect.</summary>
    public static Answer Redirect(FaultRule rule) =>
        new Answer(rule.Status ?? 302, ReadOnlyMemory<byte>.Empty).With("Location", rule.Redirect!);

    /// <summary>Returns the number in a rule's code, or the given one if there is none.</summary>
    public static int NumberOr(string? code, int otherwise) =>
        int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    private static Answer RetryAfter(FaultRule rule, Answer answer) =>
        rule.RetryAfter is { } after ? answer.With("Retry-After", after) : answer;
}
