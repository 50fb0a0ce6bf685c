using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Collects the lines for a user who follows a run. Workers add them; only the pipeline's thread may write to
/// PowerShell, and shows them. Without such a user there is no trace, and no line is created.
/// </summary>
/// <param name="hasDetail">Whether to include whole requests.</param>
/// <param name="secrets">Texts to mask wherever they appear.</param>
internal sealed class RunTrace(bool hasDetail, IReadOnlyList<SensitiveText> secrets)
{
    private readonly ConcurrentQueue<TraceLine> _lines = new();

    /// <summary>Gets whether whole requests are included.</summary>
    public bool HasDetail => hasDetail;

    /// <summary>Gets or sets the callback that wakes the thread that shows the lines.</summary>
    public Action? Noted { get; set; }

    /// <summary>Adds a step of the run.</summary>
    public void Note(string text) => Add(isDetail: false, text);

    /// <summary>Adds a part of a request, without its sensitive values.</summary>
    public void Detail(string text) => Add(isDetail: true, text);

    /// <summary>Takes the next line.</summary>
    public bool TryTake([NotNullWhen(true)] out TraceLine? line) => _lines.TryDequeue(out line);

    private void Add(bool isDetail, string text)
    {
        var clean = isDetail
            ? ForeignText.Clean(Redactor.Redact(text, secrets), int.MaxValue, keepsLines: true)
            : ForeignText.Clean(Redactor.Redact(text, secrets));
        _lines.Enqueue(new TraceLine(isDetail, clean));
        Noted?.Invoke();
    }
}

/// <summary>Represents a line of a trace.</summary>
/// <param name="IsDetail">Whether it is for debugging rather than for following a run.</param>
/// <param name="Text">The text, redacted.</param>
internal sealed record TraceLine(bool IsDetail, string Text);
