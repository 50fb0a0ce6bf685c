using System.Globalization;
using System.Text;
using QualificationTools.Resources;

namespace QualificationTools;

/// <summary>Writes a summary as Markdown, for the body of a mail or a message.</summary>
internal static class RunReport
{
    /// <summary>Returns a heading line, the table of counts, and the first rows that did not succeed.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="failures">The rows to name.</param>
    /// <returns>The text, in the language of the user.</returns>
    public static string Write(QualificationRunSummary summary, IReadOnlyList<FailedRow> failures)
    {
        var text = new StringBuilder();
        text.Append("**").Append(Cell(summary.ToString())).Append("**\n\n");
        Row(text, Texts.Get("Report_Count"), Texts.Get("Report_Value"));
        text.Append("|---|---|\n");
        foreach (var (name, value) in Values(summary))
            Row(text, name, value);
        if (failures.Count == 0)
            return text.ToString();

        text.Append('\n');
        Row(
            text,
            Texts.Get("Report_Row"),
            Texts.Get("Report_Key"),
            Texts.Get("Report_Status"),
            Texts.Get("Report_Code"),
            Texts.Get("Report_Advice"));
        text.Append("|---|---|---|---|---|\n");
        foreach (var failure in failures)
            Row(text, failure.Row, failure.Key, failure.Status.ToString(), failure.ErrorCode, failure.Advice);
        var more =
            summary.ByStatus.Where(entry => RunTally.IsFailure(entry.Status)).Sum(entry => entry.Count)
            - failures.Count;
        if (more > 0)
            text.Append('\n').Append(Texts.Format("Report_More", more)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<(string Name, string? Value)> Values(QualificationRunSummary summary)
    {
        yield return (Texts.Get("Report_Rows"), Number(summary.Rows));
        foreach (var (status, count) in summary.ByStatus)
            yield return (status.ToString(), Number(count));
        yield return (Texts.Get("Report_ExitCode"), Number(summary.ExitCode));
        if (summary.Account is not null)
            yield return (Texts.Get("Report_Account"), summary.Account);
        if (summary.JournalPath is not null)
            yield return (Texts.Get("Report_Journal"), summary.JournalPath);
        if (summary.StartedAt is { } started)
            yield return (Texts.Get("Report_StartedAt"), started.ToString("u", CultureInfo.InvariantCulture));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, params string?[] cells)
    {
        foreach (var cell in cells)
            text.Append("| ").Append(Cell(cell)).Append(' ');
        text.Append("|\n");
    }

    // A bar or a line break would end the cell, and a service's message could turn into a link or an image.
    private static string Cell(string? text)
    {
        var cell = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (c is '|' or '[' or ']' or '<' or '>' or '*' or '_' or '`' or '\\')
                cell.Append('\\');
            cell.Append(char.IsControl(c) ? ' ' : c);
        }

        return cell.ToString();
    }
}
