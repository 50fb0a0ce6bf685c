using System.Text;

namespace QualificationTools.Core.Tests.Journal;

/// <summary>Lines as they stand in journals.</summary>
internal static class JournalText
{
    public const string Header =
        """{"t":"journal","at":"2026-03-02T01:00:00+00:00","version":2,"service":"vms","action":"UpdateQualification","endpoint":"https://localhost","account":"0","keyCheck":"7A623507775AAFB1"}""";

    /// <summary>The digest that a scope without a secret makes of D1.</summary>
    public const string DigestOfD1 = "757639139CDB54750ECB03F11D0736FD6B376AEA91D2F0BED671A060DC2197C5";

    public const string Run =
        """{"t":"run","at":"2026-03-02T01:00:00+00:00","keyId":"AKLT***1234","secretName":"main","user":"u","host":"h","module":"1.2.3"}""";

    public static string Intent(long row, string key, string digest, string at = "2026-03-02T01:00:00+00:00") =>
        $$"""{"t":"intent","at":"{{at}}","row":{{row}},"key":"{{key}}","digest":"{{digest}}"}""";

    public static string Outcome(long row, string key, string digest, string status, string at = "2026-03-02T01:00:00+00:00") =>
        $$"""{"t":"outcome","at":"{{at}}","row":{{row}},"key":"{{key}}","digest":"{{digest}}","status":"{{status}}","attempts":1}""";

    public static string UploadedFile(string digest, string type, string code) =>
        $$"""{"t":"file","at":"2026-03-02T01:00:00+00:00","digest":"{{digest}}","fileType":"{{type}}","fileCode":"{{code}}"}""";

    /// <summary>Whole lines.</summary>
    public static string Of(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    /// <summary>A stream that can grow.</summary>
    public static MemoryStream Stream(string text) => Stream(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Stream(string)"/>
    public static MemoryStream Stream(byte[] content)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        return stream;
    }
}
