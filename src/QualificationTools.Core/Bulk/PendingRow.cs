using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>Represents a row in progress.</summary>
internal sealed class PendingRow<TForm, TResult>(TForm form, TResult result)
{
    /// <summary>Gets the row as it was read.</summary>
    public TForm Form { get; } = form;

    /// <summary>Gets the row's only result, filled in on the way.</summary>
    public TResult Result { get; } = result;

    /// <summary>Gets the body to send, or null if the row already has its result.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Gets the body's digest, if there is a journal.</summary>
    public string? Digest { get; init; }

    /// <summary>
    /// Gets the local files that the row names, if any. The body then has their digests, and is serialized again with
    /// their codes.
    /// </summary>
    public RowFiles? Files { get; init; }

    /// <summary>Gets the subject that the row changes: rows of one subject are sent one after the other.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets what else was sent for its subject before.</summary>
    public Rivals Rivals { get; init; }

    /// <summary>Gets what an earlier run left open for this row; null if nothing.</summary>
    public EarlierOutcome? Earlier { get; init; }

    /// <summary>Gets or sets whether the intent to send it was recorded.</summary>
    public bool IsIntended { get; set; }

    /// <summary>Gets or sets the task that completes when the outcome is on disk.</summary>
    public Task Durable { get; set; } = Task.CompletedTask;
}
