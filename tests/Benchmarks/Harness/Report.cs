using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks.Harness;

/// <summary>Everything that was measured.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly List<Figure> _figures = [];
    private readonly List<Cell> _cells = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<Figure> Figures => _figures;

    public IReadOnlyList<Cell> Cells => _cells;

    public IReadOnlyList<string> Notes => _notes;

    public void Add(Figure figure) => _figures.Add(figure);

    public void Add(Cell cell) => _cells.Add(cell);

    /// <summary>Adds what a reader must know, such as why something was skipped.</summary>
    public void AddNote(string note) => _notes.Add(note);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public void Write(TextWriter writer)
    {
        WriteTable(
            writer,
            ["client", "latency", "connections", "rows", "wall s", "rows/s", "wall ms/row", "CPU ms/row", "peak MB"],
            _cells.Select(cell => new[]
            {
                cell.Client, $"{cell.Latency} ms", Text(cell.Connections, "0"), Text(cell.Rows, "0"), Text(cell.Cost.Wall / 1000, "0.00"),
                Text(cell.Rows / cell.Cost.Wall * 1000, "0"), Text(cell.Cost.Wall / cell.Rows, "0.000"), Text(cell.Cost.Cpu / cell.Rows, "0.000"),
                Text(cell.Cost.PeakMegabytes, "0"),
            }));
        WriteTable(
            writer,
            ["name", "measured", "baseline", "ratio", "target", ""],
            _figures.Select(figure => new[]
            {
                figure.Name, $"{Text(figure.Measured, "0.###")} {figure.Unit}", $"{Text(figure.Baseline, "0.###")} {figure.Unit}",
                figure.ValueText, figure.Target.ToString(), figure.IsOk ? "ok" : "over",
            }));
        foreach (var note in _notes)
            writer.WriteLine(note);
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    // The first column is text, the others are numbers. The output is Markdown, so that it can be pasted.
    private static void WriteTable(TextWriter writer, string[] heads, IEnumerable<string[]> body)
    {
        var rows = body.ToList();
        if (rows.Count == 0)
            return;
        var widths = heads.Select((head, i) => Math.Max(3, Math.Max(head.Length, rows.Max(row => row[i].Length)))).ToList();
        void WriteRow(string[] row) => writer.WriteLine(
            "| " + string.Join(" | ", row.Select((text, i) => i == 0 ? text.PadRight(widths[i]) : text.PadLeft(widths[i]))) + " |");

        WriteRow(heads);
        writer.WriteLine("|" + string.Join("|", widths.Select((width, i) => i == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")) + "|");
        rows.ForEach(WriteRow);
        writer.WriteLine();
    }
}
