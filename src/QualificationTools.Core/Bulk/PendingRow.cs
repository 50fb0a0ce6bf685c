using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>A row between its reading and its end.</summary>
internal sealed class PendingRow<TForm, TResult>(TForm form, TResult result)
{
    /// <summary>Gets the row as it was read.</summary>
    public TForm Form { get; } = form;

    /// <summary>Gets the row's one result, filled in as the row goes on.</summary>
    public TResult Result { get; } = result;

    /// <summary>Gets what is sent, or null where the row has its result already.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Gets the body's digest, where there is a journal.</summary>
    public string? Digest { get; init; }

    /// <summary>
    /// Gets the local files that the row names, where it does. The body has their digests then, and is made anew with
    /// their codes.
    /// </summary>
    public RowFiles? Files { get; init; }

    /// <summary>Gets what it changes: rows of one subject go one after the other.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets what else was sent for its subject before.</summary>
    public Rivals Rivals { get; init; }

    /// <summary>Gets what an earlier run left open of it; null where it did not.</summary>
    public EarlierOutcome? Earlier { get; init; }

    /// <summary>Gets or sets whether the intent to send it was noted.</summary>
    public bool IsIntended { get; set; }

    /// <summary>Gets or sets what ends when the outcome is on disk.</summary>
    public Task Durable { get; set; } = Task.CompletedTask;
}
