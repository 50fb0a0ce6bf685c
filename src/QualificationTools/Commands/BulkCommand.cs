using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Forms;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Commands;

/// <summary>What all cmdlets that send rows have in common: the pace, the results, the errors, the stop.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
/// <typeparam name="TResult">The result of a row.</typeparam>
public abstract class BulkCommand<TForm, TResult> : FormCommand<TForm>, IDisposable
    where TForm : QualificationForm, new()
    where TResult : QualificationResult, new()
{
    private static int IsRehearsed;

    private BulkRun<TForm, TResult>? _run;
    private RunJournal? _journal;
    private BulkProgress? _progress;
    private RunTrace? _trace;
    private TResult? _fatalResult;

    /// <summary>The access key and secret key, or the app's id and secret.</summary>
    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The name of a secret in a vault of SecretManagement.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault that holds the secret.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Another address of the service: https, or http on this machine.</summary>
    [Parameter, ValidateEndpoint]
    public Uri? Endpoint { get; set; }

    /// <summary>The most rows in flight.</summary>
    [Parameter, ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>The most requests a second, evenly spaced, retries and look-ups included.</summary>
    [Parameter, ValidateRange(0.01, 100_000)]
    public double RequestsPerSecond { get; set; }

    /// <summary>How often a row that certainly did not take effect is sent again.</summary>
    [Parameter, ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The seconds up to which the first retry waits; each further one waits up to twice as long.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The seconds after which an attempt without an answer is given up.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int OperationTimeoutSeconds { get; set; } = 30;

    /// <summary>Sends rows that break rules all the same, since services move their limits.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>
    /// The file that remembers the run, JSON lines without personal data. The same command run again with it skips the rows
    /// that succeeded and looks up those that were in flight.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    private protected TimeSpan OperationTimeout => TimeSpan.FromSeconds(OperationTimeoutSeconds);

    /// <inheritdoc/>
    public void Dispose()
    {
        _run?.Dispose();
        _run = null;
        _journal?.Dispose();
        _journal = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>The service that is called.</summary>
    private protected abstract QualificationService Service { get; }

    /// <summary>Chooses the endpoint.</summary>
    private protected abstract Uri ChooseEndpoint(FoundCredential credential);

    /// <summary>What of the credential must never be shown.</summary>
    private protected abstract IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential);

    /// <summary>Makes what sends rows.</summary>
    private protected abstract RowOperation<TForm> CreateOperation(HttpTransport transport, Uri endpoint, FoundCredential credential, TimeProvider time, RunTrace? trace);

    /// <summary>The name of the action, as the question of <c>-Confirm</c> puts it.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        // Only a run of many rows gains by it, once a session, and what is only asked about sends nothing.
        if (!MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("WhatIf") || Interlocked.Exchange(ref IsRehearsed, 1) != 0)
            return;
        var nobody = new FoundCredential("-", "-");
        Rehearsal.Start<TForm, TResult>(CreateOperation(Rehearsal.CreateTransport(), new Uri("http://127.0.0.1"), nobody, TimeProvider.System, trace: null));
    }

    /// <inheritdoc/>
    protected sealed override void ProcessForm(long row, TForm form)
    {
        if (!ShouldProcess(form.Key ?? Texts.Format("Target_Row", row), Action))
            return;
        _run ??= Start();
        while (!_run.TryAdd(row, form))
        {
            if (_run.Take() is { } next)
                Emit(next);
        }

        while (_run.TryTake(out var ready))
            Emit(ready!);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        base.ProcessRecord();
        // Every row that was passed has its result, also those of an array after the one that ended the run.
        if (_run?.Fatal is not null)
            Finish(_run);
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        base.EndProcessing();
        if (_run is not null)
            Finish(_run);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _run?.Stop();

    private BulkRun<TForm, TResult> Start()
    {
        var time = TimeProvider.System;
        var credential = new CredentialOrder(this).Find(Service, Credential, SecretName, Vault);
        var endpoint = ChooseEndpoint(credential);
        _trace = CreateTrace(credential);
        _trace?.Note(Texts.Format("Trace_Start", Action, endpoint.GetLeftPart(UriPartial.Authority), ThrottleLimit));
        ShowTrace();
        var operation = CreateOperation(HttpTransport.Shared(time), endpoint, credential, time, _trace);
        _journal = OpenJournal(operation.Scope, time);
        _progress = new BulkProgress(this, Action, MyInvocation.ExpectingInput ? null : InputObject?.Length, time);
        return new BulkRun<TForm, TResult>(operation, new BulkOptions
        {
            ThrottleLimit = ThrottleLimit,
            RequestsPerSecond = RequestsPerSecond > 0 ? RequestsPerSecond : null,
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Strict = Strict,
            SkipValidation = SkipValidation,
            Trace = _trace,
            Time = time,
        }, _journal);
    }

    private RunTrace? CreateTrace(FoundCredential credential)
    {
        var hasDetail = Shows("Debug", "DebugPreference");
        return hasDetail || Shows("Verbose", "VerbosePreference") ? new RunTrace(hasDetail, SecretsOf(credential)) : null;
    }

    // What the parameter says, else what the caller has set.
    private bool Shows(string parameter, string preference) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        ? value is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.TryConvertTo<ActionPreference>(GetVariableValue(preference), out var set) && set is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private void ShowTrace()
    {
        while (_trace is not null && _trace.TryTake(out var line))
        {
            if (line.IsDetail)
                WriteDebug(line.Text);
            else
                WriteVerbose(line.Text);
        }
    }

    private RunJournal? OpenJournal(JournalScope scope, TimeProvider time)
    {
        if (JournalPath is null)
            return null;
        try
        {
            return RunJournal.Open(SessionState.Path.GetUnresolvedProviderPathFromPSPath(JournalPath), scope, time);
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
        WriteWarning(Texts.Format("Error_Row", result.Row, result.Key ?? "-", string.Join(" ", result.Problems.Select(problem => problem.Message))));
    }
}
