using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// What a person who follows a run wants to read. Workers write it down, and the pipeline's thread, which alone may
/// write to PowerShell, shows it. Where nobody follows there is none, and nothing is made.
/// </summary>
/// <param name="hasDetail">Whether requests are wanted in full.</param>
/// <param name="secrets">What is masked wherever it appears.</param>
internal sealed class RunTrace(bool hasDetail, IReadOnlyList<SensitiveText> secrets)
{
    private readonly ConcurrentQueue<TraceLine> _lines = new();

    /// <summary>Whether requests are wanted in full.</summary>
    public bool HasDetail => hasDetail;

    /// <summary>Gets or sets what wakes the thread that shows the lines.</summary>
    public Action? Noted { get; set; }

    /// <summary>Notes a step of the run.</summary>
    public void Note(string text) => Add(isDetail: false, text);

    /// <summary>Notes a part of a request, without its sensitive values.</summary>
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

/// <summary>A line of a trace.</summary>
/// <param name="IsDetail">Whether it is for those who look for a fault, and not for those who follow a run.</param>
/// <param name="Text">The text, redacted.</param>
internal sealed record TraceLine(bool IsDetail, string Text);
