using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Represents one action of one service, as the bulk engine needs it. A service plugs in by deriving from it.
/// </summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
internal abstract class RowOperation<TForm>
    where TForm : QualificationForm
{
    /// <summary>Gets the action's name on the wire.</summary>
    public abstract string Action { get; }

    /// <summary>Gets the identity of the journals of this operation.</summary>
    public abstract JournalScope Scope { get; }

    /// <summary>Gets the time by the service's clock; null if it is not known.</summary>
    public virtual DateTimeOffset? ServiceNow => null;

    /// <summary>Gets whether the records are new to the service; rules for updates only are then skipped.</summary>
    public virtual bool IsNew => false;

    /// <summary>Gets the texts to mask in a service's messages, besides the sensitive members of the row.</summary>
    public virtual IReadOnlyList<SensitiveText> Secrets => [];

    /// <summary>
    /// Gets or sets the function that waits until one more request may be sent, for rows that need several; the run
    /// sets it.
    /// </summary>
    public Func<CancellationToken, ValueTask> PassGateAsync { get; set; } = static _ => ValueTask.CompletedTask;

    /// <summary>Gets how the local files of rows are uploaded; null if rows name none.</summary>
    public virtual FileUpload? Upload => null;

    /// <summary>Serializes the row; the bytes are the same for every attempt.</summary>
    public virtual byte[] Serialize(TForm form) => FormWriter.Write(form);

    /// <summary>Serializes the row for display, with sensitive values masked.</summary>
    public virtual string Show(TForm form) => FormWriter.Show(form);

    /// <summary>
    /// Sends a row once. A thrown <see cref="OperationCanceledException"/> means that nothing was sent.
    /// </summary>
    public abstract Task<Reply> SendAsync(TForm form, byte[] body, CancellationToken stop);

    /// <summary>
    /// Gets whether the old record proves that a row took no effect; never true for an action that creates.
    /// </summary>
    public virtual bool OldRecordProves => false;

    /// <summary>
    /// Returns the subject that a row changes, so rows with the same subject are sent one after the other; null for
    /// none.
    /// </summary>
    public virtual string? Subject(TForm form) => form.Key;

    /// <summary>Looks up what became of a row whose outcome is open.</summary>
    /// <returns>The result, or null if the look-up failed and can be repeated.</returns>
    public abstract Task<Sighting?> LookUpAsync(TForm form, RowPast past, CancellationToken stop);

    /// <summary>
    /// Returns the command with which a person finds out what became of a row; null if there is none.
    /// </summary>
    public virtual string? SettlingCommand(TForm form) => null;
}
