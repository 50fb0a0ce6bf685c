using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Services;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Commands;

/// <summary>The base of all cmdlets that send rows: pace, results, errors and stopping.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
/// <typeparam name="TResult">The result of a row.</typeparam>
public abstract class BulkCommand<TForm, TResult> : ServiceCommand, IDisposable
    where TForm : QualificationForm, new()
    where TResult : QualificationResult, new()
{
    private readonly RowInput<TForm> _rows;
    private BulkRun<TForm, TResult>? _run;
    private RunJournal? _journal;
    private BulkProgress? _progress;
    private Connection? _connection;
    private readonly HashSet<Rivals> _repeatsTold = [];
    private BulkPlan<TForm, TResult>? _plan;
    private (string Endpoint, string Account)? _destination;
    private bool _isAllRead;
    private RowErrors _errors = null!;
    private bool _isOnlyAsked;
    private bool _describesRows;

    private protected BulkCommand() => _rows = new RowInput<TForm>(this);

    /// <summary>
    /// Specifies the rows: forms, hashtables, CSV rows or other custom objects, JSON texts, or results of an earlier
    /// run.
    /// </summary>
    /// <remarks>Each cmdlet declares it, because an attribute cannot name a type parameter.</remarks>
    public virtual TForm[]? InputObject { get; set; }

    /// <summary>Specifies that warnings count as errors.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Specifies unknown columns to ignore without a warning, by name or wildcard.</summary>
    [Parameter, SupportsWildcards, ValidateNotNullOrEmpty]
    public string[]? IgnoreColumn { get; set; }

    /// <summary>Specifies the maximum number of rows in flight.</summary>
    [Parameter, ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Specifies that rows that break rules are sent anyway, because services change their limits.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>
    /// Specifies the file that records the run, as JSON lines without personal data. The same command run again with it
    /// skips the rows that succeeded and looks up those that were in flight.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run?.Dispose();
        _run = null;
        _journal?.Dispose();
        _journal = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Gets the folder that files must stay within, for rows that name files.</summary>
    private protected virtual string? FileRoot => null;

    /// <summary>Gets whether the records are new to the service, which affects the rules.</summary>
    private protected virtual bool AreNew => false;

    /// <summary>Creates the operation that sends rows.</summary>
    private protected abstract RowOperation<TForm> CreateOperation(Connection connection);

    /// <summary>Gets the name of the action, as <c>-Confirm</c> shows it.</summary>
    private protected abstract string Action { get; }

    /// <summary>Gets the rows that are bound now.</summary>
    private protected virtual TForm[]? BoundRows => InputObject;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _errors = new RowErrors(this);
        // The parameter wins over the caller's preference.
        _isOnlyAsked = MyInvocation.BoundParameters.TryGetValue("WhatIf", out var value)
            ? value is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
        _describesRows = MayAsk() || Shows("Verbose", "VerbosePreference");
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (var (row, form) in _rows.Read(BoundRows, IgnoreColumn))
            Send(row, form);
        // Every row that was passed gets a result, even rows of an array after the one that ended the run.
        if (_run?.Fatal is not null)
            Finish(_run);
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        _isAllRead = true;
        _rows.WarnIfEmpty();
        if (_run is not null)
            Finish(_run);
        else
            _errors.Finish();
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _run?.Stop();

    private void Send(long row, TForm form)
    {
        if (_isOnlyAsked)
        {
            Plan(row, form);
            return;
        }

        _run ??= Start();
        var prepared = _run.Prepare(row, form);
        if (
            prepared.Body is not null
            && !ShouldProcess(_describesRows ? Target(row, form, prepared.Files) : form.ShownKey, Action))
        {
            _run.Withdraw();
            return;
        }

        while (!_run.TryAdd(row, form))
        {
            _run.Wait();
            EmitReady(_run);
        }

        EmitReady(_run);
    }

    // ShouldProcess shows its target where it asks, and where it reports; for nobody it need not be described.
    private bool MayAsk() =>
        MyInvocation.BoundParameters.ContainsKey("Confirm")
        || (LanguagePrimitives.TryConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference"), out var preference)
            && preference is ConfirmImpact.Low or ConfirmImpact.Medium);

    // Opens no connection and writes nothing: the rules and the journal tell what would be sent.
    private void Plan(long row, TForm form)
    {
        _plan ??= StartPlan();
        var result = _plan.Check(row, form, out var files);
        if (result.Status == QualificationStatus.Invalid)
            _errors.Add(result);
        else if (result.Status != QualificationStatus.Skipped)
            ShouldProcess(Target(row, form, files), Action);
    }

    private BulkPlan<TForm, TResult> StartPlan()
    {
        var options = Options(FileSystemPath.Folder(this, FileRoot));
        // A plan needs no credential, but the digests of a journal do.
        if (Credential is null && JournalPath is null)
        {
            // Opens no vault: shows the name, and the endpoint from the list of stored credentials.
            if (SecretName is not null)
                _destination = (StoredAddress(SecretName).Authority, SecretName);
            return new BulkPlan<TForm, TResult>(new RowCheck(options, AreNew));
        }

        var connection = Connect();
        _destination = Destination(connection);
        var operation = CreateOperation(connection);
        return new BulkPlan<TForm, TResult>(
            new RowSender<TForm, TResult>(
                operation,
                options,
                new RequestGate(options),
                OpenJournal(path => RunJournal.Read(path, operation.Scope, connection.Time))));
    }

    private string Target(long row, TForm form, RowFiles? files)
    {
        var outline = RowOutline.Of(row, form, files?.Files.Count ?? 0);
        return _destination is { } to ? Texts.Format("Plan_As", outline, to.Endpoint, to.Account) : outline;
    }

    private static (string Endpoint, string Account) Destination(Connection connection) =>
        (connection.Endpoint.Authority, MaskedKey.Of(connection.Credential.Id));

    private BulkOptions Options(LocalFolder folder) =>
        Pace with { ThrottleLimit = ThrottleLimit, Strict = Strict, SkipValidation = SkipValidation, Folder = folder };

    private void EmitReady(BulkRun<TForm, TResult> run)
    {
        ShowTrace();
        while (run.TryTake(out var ready))
            Emit(ready!);
    }

    private BulkRun<TForm, TResult> Start()
    {
        var folder = FileSystemPath.Folder(this, FileRoot);
        var connection = _connection = Connect();
        Note("Trace_Start", Action, connection.Endpoint.GetLeftPart(UriPartial.Authority), ThrottleLimit);
        ShowTrace();
        var operation = CreateOperation(connection);
        _destination = Destination(connection);
        _journal = OpenJournal(path => RunJournal.Open(
            path,
            operation.Scope,
            connection.Time,
            JournalRun.OfThisProcess(MaskedKey.Of(connection.Credential.Id), connection.Credential.StoredName)));
        _progress = new BulkProgress(
            this,
            Action,
            MyInvocation.ExpectingInput ? null : BoundRows?.Length,
            connection.Time);
        return new BulkRun<TForm, TResult>(operation, Options(folder), _journal);
    }

    private RunJournal? OpenJournal(Func<string, RunJournal?> open)
    {
        if (JournalPath is null)
            return null;
        try
        {
            return open(FileSystemPath.ResolveJournal(this, JournalPath));
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(Errors.ForJournal(e, JournalPath));
            throw;
        }
    }

    private void Finish(BulkRun<TForm, TResult> run)
    {
        run.Complete();
        while (true)
        {
            EmitReady(run);
            if (run.IsDone)
                break;
            run.Wait();
        }

        _progress!.Finish();
        if (run.Fatal is { } fatal)
            ThrowTerminatingError(
                Errors.ForStop(
                    fatal,
                    _errors.Refused,
                    _errors.NotSent,
                    isRestUnread: MyInvocation.ExpectingInput && !_isAllRead));
        _errors.Finish();
    }

    private void Emit(TResult result)
    {
        _progress!.Add(result);
        // The result comes before anything that can stop the pipeline.
        WriteRecord(result, _connection!);
        WarnOfProblems(result);
        WarnOfRepeats(result);
        _errors.Add(result, _run!.Fatal);
    }

    private void WarnOfProblems(TResult result)
    {
        if (result.Status == QualificationStatus.Invalid || result.Problems.Count == 0)
            return;
        WriteWarning(
            Texts.Format(
                "Error_Row",
                result.Input.Row.Name(result.Row),
                result.Key ?? "-",
                string.Join(" ", result.Problems)));
    }

    // Each warning is shown once; otherwise a file could cause one for every row.
    private void WarnOfRepeats(TResult result)
    {
        if (result.Repeats == Rivals.None || !_repeatsTold.Add(result.Repeats))
            return;
        var id = result.Repeats == Rivals.Possible ? "Warning_RowRepeated" : "Warning_KeyRepeated";
        WriteWarning(Texts.Format("Error_Row", result.Input.Row.Name(result.Row), result.Key ?? "-", Texts.Get(id)));
    }
}
