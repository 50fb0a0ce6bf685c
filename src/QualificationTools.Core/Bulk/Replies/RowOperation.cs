using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>One action of one service, as the bulk engine needs it. A service plugs in by deriving from it.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
internal abstract class RowOperation<TForm>
    where TForm : QualificationForm
{
    /// <summary>The action's name on the wire.</summary>
    public abstract string Action { get; }

    /// <summary>What a journal of this operation belongs to.</summary>
    public abstract JournalScope Scope { get; }

    /// <summary>
    /// Gets the time by the service's clock; null where the service does not tell it, or has not yet.
    /// </summary>
    public virtual DateTimeOffset? ServiceNow => null;

    /// <summary>
    /// Whether its records are new to the service; rules that hold for updates only are not looked at then.
    /// </summary>
    public virtual bool IsNew => false;

    /// <summary>What a service must not repeat to a person, besides the sensitive members of the row.</summary>
    public virtual IReadOnlyList<SensitiveText> Secrets => [];

    /// <summary>Waits until one more request may go out, for rows that take more than one; the run sets it.</summary>
    public Func<CancellationToken, ValueTask> PassGateAsync { get; set; } = static _ => ValueTask.CompletedTask;

    /// <summary>How the local files that a row names are uploaded; null where rows name none.</summary>
    public virtual FileUpload? Upload => null;

    /// <summary>Makes the bytes that are sent; the same for every attempt.</summary>
    public virtual byte[] Serialize(TForm form) => FormWriter.Write(form);

    /// <summary>Makes the body as it is shown: like the one that is sent, with sensitive values masked.</summary>
    public virtual string Show(TForm form) => FormWriter.Show(form);

    /// <summary>
    /// Sends a row once. A thrown <see cref="OperationCanceledException"/> says that nothing was sent.
    /// </summary>
    public abstract Task<Reply> SendAsync(TForm form, byte[] body, CancellationToken stop);

    /// <summary>
    /// Gets whether the old record proves that a row took no effect. Of an action that creates, it never does.
    /// </summary>
    public virtual bool OldRecordProves => false;

    /// <summary>
    /// Returns what a row changes, so that rows which change the same thing go one after the other; null for nothing.
    /// </summary>
    public virtual string? Subject(TForm form) => form.Key;

    /// <summary>Asks the service what became of a row whose outcome is open.</summary>
    /// <returns>What it shows, or null where the question itself failed and may be asked again.</returns>
    public abstract Task<Sighting?> LookUpAsync(TForm form, RowPast past, CancellationToken stop);

    /// <summary>Returns the command by which a person settles what became of a row; null where there is none.</summary>
    public virtual string? SettlingCommand(TForm form) => null;
}
