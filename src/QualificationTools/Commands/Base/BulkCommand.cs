using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Connections;
using QualificationTools.Credentials;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Commands;

/// <summary>What all cmdlets that send rows have in common: the pace, the results, the errors, the stop.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
/// <typeparam name="TResult">The result of a row.</typeparam>
public abstract class BulkCommand<TForm, TResult> : ServiceCommand, IDisposable
    where TForm : QualificationForm, new()
    where TResult : QualificationResult, new()
{
    private static int IsRehearsed;

    private readonly RowInput<TForm> _rows;
    private BulkRun<TForm, TResult>? _run;
    private RunJournal? _journal;
    private BulkProgress? _progress;
    private TResult? _fatalResult;

    private protected BulkCommand() => _rows = new RowInput<TForm>(this);

    /// <summary>Rows: forms, hashtables, CSV rows or other custom objects, JSON texts, or results of an earlier run.</summary>
    /// <remarks>Each cmdlet declares it, because an attribute cannot name a type parameter.</remarks>
    public virtual TForm[]? InputObject { get; set; }

    /// <summary>Whether warnings count as errors.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Unknown columns that are meant to be there, by name or wildcard: nothing is said of them.</summary>
    [Parameter, SupportsWildcards, ValidateNotNullOrEmpty]
    public string[]? IgnoreColumn { get; set; }

    /// <summary>The most rows in flight.</summary>
    [Parameter, ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Sends rows that break rules all the same, since services move their limits.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>
    /// The file that remembers the run, JSON lines without personal data. The same command run again with it skips the rows
    /// that succeeded and looks up those that were in flight.
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

    /// <summary>The folder that files may not leave, for rows that name files.</summary>
    private protected virtual string? FileRoot => null;

    /// <summary>Makes what sends rows.</summary>
    private protected abstract RowOperation<TForm> CreateOperation(Connection connection);

    /// <summary>The name of the action, as the question of <c>-Confirm</c> puts it.</summary>
    private protected abstract string Action { get; }

    /// <summary>The rows that are bound now.</summary>
    private protected virtual TForm[]? BoundRows => InputObject;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        // Only a run of many rows gains by it, once a session, and what is only asked about sends nothing.
        if (!MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("WhatIf") || Interlocked.Exchange(ref IsRehearsed, 1) != 0)
            return;
        Rehearsal.Start<TForm, TResult>(CreateOperation(new Connection(
            Rehearsal.CreateTransport(), new Uri("http://127.0.0.1"), new FoundCredential("-", "-"), Timeout: TimeSpan.FromSeconds(1), TimeProvider.System, Trace: null)));
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (var (row, form) in _rows.Read(BoundRows, IgnoreColumn))
            Send(row, form);
        // Every row that was passed has its result, also those of an array after the one that ended the run.
        if (_run?.Fatal is not null)
            Finish(_run);
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        _rows.WarnIfEmpty();
        if (_run is not null)
            Finish(_run);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _run?.Stop();

    private void Send(long row, TForm form)
    {
        if (!ShouldProcess(form.ShownKey ?? Texts.Format("Target_Row", row), Action))
            return;
        _run ??= Start();
        while (!_run.TryAdd(row, form))
        {
            _run.WaitForRoom();
            EmitReady(_run);
        }

        EmitReady(_run);
    }

    private void EmitReady(BulkRun<TForm, TResult> run)
    {
        while (run.TryTake(out var ready))
            Emit(ready!);
    }

    private BulkRun<TForm, TResult> Start()
    {
        var folder = FileSystemPath.Folder(this, FileRoot);
        var connection = Connect();
        Note("Trace_Start", Action, connection.Endpoint.GetLeftPart(UriPartial.Authority), ThrottleLimit);
        ShowTrace();
        var operation = CreateOperation(connection);
        _journal = OpenJournal(operation.Scope, connection);
        _progress = new BulkProgress(this, Action, MyInvocation.ExpectingInput ? null : BoundRows?.Length, connection.Time);
        var options = Pace with { ThrottleLimit = ThrottleLimit, Strict = Strict, SkipValidation = SkipValidation, Folder = folder };
        return new BulkRun<TForm, TResult>(operation, options, _journal);
    }

    private RunJournal? OpenJournal(JournalScope scope, Connection connection)
    {
        if (JournalPath is null)
            return null;
        try
        {
            var run = JournalRun.OfThisProcess(MaskedKey.Of(connection.Credential.Id), SecretName);
            return RunJournal.Open(FileSystemPath.ResolveJournal(this, JournalPath), scope, connection.Time, run);
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
        while (run.Take() is { } result)
            Emit(result);
        ShowTrace();
        _progress!.Finish();
        if (_fatalResult is not null)
            ThrowTerminatingError(Errors.ForResult(_fatalResult));
        if (run.Fatal is { } fatal)
            ThrowTerminatingError(Errors.ForRun(fatal));
    }

    private void Emit(TResult result)
    {
        ShowTrace();
        _progress!.Add(result);
        WarnOfProblems(result);
        WriteObject(result);
        if (result.Status is QualificationStatus.Succeeded or QualificationStatus.Skipped)
            return;
        // What makes going on pointless is one terminating error, after all rows have had their results.
        if (_fatalResult is null && _run!.Fatal is { } fatal && result.ErrorCode == fatal.Code)
            _fatalResult = result;
        else
            WriteError(Errors.ForResult(result));
    }

    private void WarnOfProblems(TResult result)
    {
        if (result.Status == QualificationStatus.Invalid || result.Problems.Count == 0)
            return;
        WriteWarning(Texts.Format("Error_Row", result.Input.NameRow(result.Row), result.Key ?? "-", string.Join(" ", result.Problems)));
    }
}
