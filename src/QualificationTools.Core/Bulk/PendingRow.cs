using QualificationTools.Files;

namespace QualificationTools.Bulk;

/// <summary>A row between its reading and its end.</summary>
internal sealed class PendingRow<TForm, TResult>(TForm form, TResult result)
{
    public TForm Form { get; } = form;

    /// <summary>The row's one result, filled in as the row goes on.</summary>
    public TResult Result { get; } = result;

    /// <summary>What is sent, or null where the row has its result already.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The body's digest, where there is a journal.</summary>
    public string? Digest { get; init; }

    /// <summary>The local files that the row names, where it does. The body has their digests then, and is made anew with their codes.</summary>
    public RowFiles? Files { get; init; }

    /// <summary>Whether an earlier run left it in flight, so that it is looked up first.</summary>
    public bool WasInFlight { get; init; }

    /// <summary>Ends when the intent to send the row is on disk.</summary>
    public Task Intent { get; init; } = Task.CompletedTask;
}
