using System.Globalization;
using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Tables;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools;

/// <summary>Every error record of the module. The ids are part of its contract and never translated.</summary>
internal static class Errors
{
    /// <summary>The id of the error that ends a complete run under <c>-ErrorAction Stop</c>.</summary>
    public const string RowsFailedId = "RowsFailed";

    // All problems of a row are in one message, and a row has many columns.
    private const int LongestProblems = 150;
    private const int LongestMessage = 8 * ForeignText.LongestMessage;

    /// <summary>
    /// Returns the only error of a row that did not succeed; its id is the service's own code if there is one.
    /// </summary>
    public static ErrorRecord ForResult(QualificationResult result)
    {
        var id =
            result.Status == QualificationStatus.Unknown && result.HttpStatus == 0
                ? "OutcomeUnknown"
                : result.ErrorCode ?? result.Status.ToString();
        var text =
            result.Status == QualificationStatus.Invalid
                ? Shorten(result)
                : $"{result.ErrorCode}: {result.ErrorMessage}";
        var row = Texts.Format(
            "Error_Row",
            result.Input?.Row.Name(result.Row) ?? $"{result.Row}",
            result.Key ?? "-",
            text ?? "");
        return Create(id, Category(result), row, result.Advice, result.Input);
    }

    // As much as fits into a few lines of a terminal; the result has all.
    private static string? Shorten(QualificationResult result)
    {
        var problems = result.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        return result.ErrorMessage is { Length: > LongestProblems } && problems.Count > 1
            ? Texts.Format("Error_RowProblems", problems[0].Message, problems.Count - 1)
            : result.ErrorMessage;
    }

    /// <summary>Returns the error that ends a run which is stopped: by what, and how far it came.</summary>
    /// <param name="fatal">The reason that applies to every row.</param>
    /// <param name="refused">The rows that were refused for it.</param>
    /// <param name="notSent">The rows that were read and not sent.</param>
    /// <param name="isRestUnread">Whether rows may be left that were not read.</param>
    public static ErrorRecord ForStop(Reply fatal, long refused, long notSent, bool isRestUnread) =>
        Create(
            fatal.Code ?? "RunStopped",
            fatal.Concern == default ? ErrorCategory.OperationStopped : Category(fatal.Concern),
            Texts.Format(
                "Error_RunStopped",
                (fatal.Message ?? "").TrimEnd('.', '。'),
                fatal.Code ?? "-",
                refused,
                notSent,
                isRestUnread ? Texts.Get("Error_RunStopped_Rest") : ""),
            fatal.Advice);

    /// <summary>
    /// Returns the only error of a run whose caller wants to stop at errors: every row has had its result by then.
    /// </summary>
    /// <param name="failed">The rows that did not succeed.</param>
    /// <param name="total">All rows.</param>
    /// <param name="first">The error of the first of them.</param>
    public static ErrorRecord RowsFailed(long failed, long total, ErrorRecord first) =>
        Create(
            RowsFailedId,
            first.CategoryInfo.Category,
            Texts.Format("Error_RowsFailed", failed, total, first.ToString()),
            Texts.Get("Advice_RowsFailed"),
            first.TargetObject);

    /// <summary>Returns the refusal of a question.</summary>
    public static ErrorRecord ForReply(string question, Reply reply, object? target) =>
        Create(
            reply.Code ?? reply.Kind.ToString(),
            Category(reply.Concern),
            $"{question}: {reply.Code}: {reply.Message}",
            reply.Advice,
            target);

    /// <summary>Returns the error of a row that lacks what a query needs.</summary>
    public static ErrorRecord ForRow(long row, Problem problem, object target) =>
        Create(
            "ValidationFailed",
            ErrorCategory.InvalidData,
            Texts.Format("Error_Row", row, "-", problem.Message),
            Texts.Get("Advice_RowUnclear"),
            target);

    public static ErrorRecord EntityMissing(object target) =>
        Create(
            "EntityMissing",
            ErrorCategory.InvalidArgument,
            Texts.Get("Error_EntityMissing"),
            Texts.Get("Advice_EntityMissing"),
            target);

    public static ErrorRecord EntityNotFound(long row) =>
        Create(
            "EntityNotFound",
            ErrorCategory.ObjectNotFound,
            Texts.Format("Error_EntityNotFound", row),
            Texts.Get("Advice_EntityNotFound"),
            row);

    public static ErrorRecord ClassAuthNotFound(string entity) =>
        Create(
            "ClassAuthNotFound",
            ErrorCategory.ObjectNotFound,
            Texts.Format("Error_ClassAuthNotFound", entity),
            Texts.Get("Advice_ClassAuthNotFound"),
            entity);

    public static ErrorRecord TaskMissing(object target) =>
        Create(
            "TaskMissing",
            ErrorCategory.InvalidArgument,
            Texts.Get("Error_TaskMissing"),
            Texts.Get("Advice_TaskMissing"),
            target);

    public static ErrorRecord ForJournal(JournalException failure, string path) =>
        Create(
            failure.Id,
            failure.Id switch
            {
                "JournalNotFound" => ErrorCategory.ObjectNotFound,
                "JournalInUse" or "JournalHeld" => ErrorCategory.ResourceBusy,
                "JournalNotAFile" => ErrorCategory.InvalidArgument,
                "JournalSecretChanged" => ErrorCategory.AuthenticationError,
                "JournalNotWritable" or "JournalNotReadable" => ErrorCategory.PermissionDenied,
                _ => ErrorCategory.InvalidData,
            },
            failure.Message,
            Texts.Get("Advice_" + failure.Id),
            path);

    public static ErrorRecord RootPathNotFound(string path) =>
        Create(
            "RootPathNotFound",
            ErrorCategory.ObjectNotFound,
            Texts.Format("Error_RootPathNotFound", path),
            Texts.Get("Advice_RootPathNotFound"),
            path);

    public static ErrorRecord ForCsv(CsvException failure, string path) =>
        Create(
            failure.Id,
            failure.Id switch
            {
                "CsvNotFound" or "WorkbookSheetNotFound" => ErrorCategory.ObjectNotFound,
                "CsvNotReadable" or "WorkbookNotReadable" => ErrorCategory.PermissionDenied,
                "CsvNotWritable" or "CsvDraftKept" => ErrorCategory.WriteError,
                "CsvHeld" or "WorkbookInUse" => ErrorCategory.ResourceBusy,
                "SheetFormat" or "SheetNameForText" or "WorkbookSheetAmbiguous" => ErrorCategory.InvalidArgument,
                "SheetTooLarge" => ErrorCategory.LimitsExceeded,
                "CsvExists" => ErrorCategory.ResourceExists,
                "CsvNotAFile" or "CsvIsFolder" => ErrorCategory.InvalidArgument,
                "CsvNotAForm" or "CsvOtherService" => ErrorCategory.InvalidType,
                _ => ErrorCategory.InvalidData,
            },
            failure.Message,
            failure.Advice,
            path);

    public static ErrorRecord CredentialNotFound(string variables) =>
        Create(
            "CredentialNotFound",
            ErrorCategory.AuthenticationError,
            Texts.Get("Error_CredentialNotFound"),
            Texts.Format("Advice_CredentialNotFound", variables));

    /// <summary>A credential of which a part, or the place that was named, cannot be used.</summary>
    public static ErrorRecord ForCredential(CredentialException failure) =>
        Create(
            failure.Id,
            failure.Id is "ProfileMissing" or "ProfileFileMissing"
                ? ErrorCategory.ObjectNotFound
                : ErrorCategory.AuthenticationError,
            failure.Message,
            failure.Advice);

    public static ErrorRecord CredentialEmpty() =>
        Create(
            "CredentialEmpty",
            ErrorCategory.AuthenticationError,
            Texts.Get("Error_CredentialEmpty"),
            Texts.Get("Advice_CredentialEmpty"));

    public static ErrorRecord CredentialExpired(DateTimeOffset end) =>
        Create(
            "CredentialExpired",
            ErrorCategory.AuthenticationError,
            Texts.Format("Error_CredentialExpired", end.ToString("u", CultureInfo.InvariantCulture)),
            Texts.Get("Advice_CredentialExpired"));

    public static ErrorRecord CredentialPartUnfit(string parameter, string service, IEnumerable<string> parts) =>
        Create(
            "CredentialPartUnfit",
            ErrorCategory.InvalidArgument,
            Texts.Format("Error_CredentialPartUnfit", parameter, service),
            Texts.Format("Advice_CredentialPartUnfit", service, string.Join(", ", parts)));

    public static ErrorRecord CredentialNameTaken(string name, string vault, string service) =>
        Create(
            "CredentialNameTaken",
            ErrorCategory.ResourceExists,
            Texts.Format("Error_CredentialNameTaken", name, vault, service),
            Texts.Get("Advice_CredentialNameTaken"),
            name);

    public static ErrorRecord CredentialNotStored(string name) =>
        Create(
            "CredentialNotStored",
            ErrorCategory.ObjectNotFound,
            Texts.Format("Error_CredentialNotStored", name),
            Texts.Get("Advice_CredentialNotStored"),
            name);

    public static ErrorRecord CredentialAmbiguous(string name, IEnumerable<string> vaults) =>
        Create(
            "CredentialAmbiguous",
            ErrorCategory.InvalidArgument,
            Texts.Format("Error_CredentialAmbiguous", name, string.Join(", ", vaults)),
            Texts.Get("Advice_CredentialAmbiguous"),
            name);

    public static ErrorRecord ProxyConflict(string parameter, string other) =>
        Create(
            "ProxyConflict",
            ErrorCategory.InvalidArgument,
            Texts.Format("Error_ProxyConflict", parameter, other),
            Texts.Get("Advice_ProxyConflict"));

    public static ErrorRecord RegisterNotWritable(Exception failure) =>
        Create(
            "RegisterNotWritable",
            ErrorCategory.WriteError,
            Texts.Format("Error_RegisterNotWritable", failure.Message),
            Texts.Get("Advice_RegisterNotWritable"));

    public static ErrorRecord SecretManagementMissing() =>
        Create(
            "SecretManagementMissing",
            ErrorCategory.NotInstalled,
            Texts.Get("Error_SecretManagementMissing"),
            Texts.Get("Advice_SecretManagementMissing"));

    public static ErrorRecord SecretNameNeeded(string service, string vault) =>
        Create(
            "SecretNameNeeded",
            ErrorCategory.InvalidArgument,
            Texts.Format("Error_SecretNameNeeded", service, vault),
            Texts.Get("Advice_SecretNameNeeded"),
            vault);

    public static ErrorRecord SecretNotFound(string name, string? vault) =>
        Create(
            "SecretNotFound",
            ErrorCategory.ObjectNotFound,
            vault is null
                ? Texts.Format("Error_SecretNotFound", name)
                : Texts.Format("Error_SecretNotFoundIn", name, vault),
            Texts.Get("Advice_SecretNotFound"),
            name);

    public static ErrorRecord SecretWrongKind(string name, string kind, string service) =>
        Create(
            "SecretWrongKind",
            ErrorCategory.InvalidType,
            Texts.Format("Error_SecretWrongKind", name, kind, service),
            Texts.Get("Advice_SecretWrongKind"),
            name);

    public static ErrorRecord VaultFailed(string? vault, string message) =>
        Create(
            "VaultFailed",
            ErrorCategory.ResourceUnavailable,
            Texts.Format("Error_VaultFailed", vault ?? "*", message),
            Texts.Get("Advice_VaultFailed"),
            vault);

    public static ErrorRecord VaultLocked(string? vault) =>
        Create(
            "VaultLocked",
            ErrorCategory.AuthenticationError,
            Texts.Format("Error_VaultLocked", vault ?? "*"),
            Texts.Get("Advice_VaultLocked"),
            vault);

    public static ErrorRecord VaultNotFound(string? vault) =>
        Create(
            "VaultNotFound",
            ErrorCategory.ObjectNotFound,
            vault is null ? Texts.Get("Error_VaultNoDefault") : Texts.Format("Error_VaultNotFound", vault),
            Texts.Get("Advice_VaultNotFound"),
            vault);

    public static ErrorRecord SandboxAuditOutsideSandbox() =>
        Create(
            "SandboxAuditOutsideSandbox",
            ErrorCategory.InvalidArgument,
            Texts.Get("Error_SandboxAuditOutsideSandbox"),
            Texts.Get("Advice_SandboxAuditOutsideSandbox"));

    public static ErrorRecord QualificationNotFound(string number) =>
        Create(
            "QualificationNotFound",
            ErrorCategory.ObjectNotFound,
            Texts.Format("Error_QualificationNotFound", number),
            Texts.Get("Advice_QualificationNotFound"),
            number);

    public static ErrorRecord FileExists(string path) =>
        Create(
            "FileExists",
            ErrorCategory.ResourceExists,
            Texts.Format("Error_FileExists", path),
            Texts.Get("Advice_FileExists"),
            path);

    public static ErrorRecord FileNotWritable(string path, Exception failure) =>
        Create(
            "FileNotWritable",
            ErrorCategory.WriteError,
            Texts.Format("Error_FileNotWritable", path, failure.Message),
            Texts.Get("Advice_FileNotWritable"),
            path);

    public static ErrorRecord PathNotFileSystem(string path) =>
        Create(
            "PathNotFileSystem",
            ErrorCategory.InvalidArgument,
            Texts.Format("Error_PathNotFileSystem", path),
            Texts.Get("Advice_PathNotFileSystem"),
            path);

    public static ErrorRecord WaitTimeout(string key, int seconds) =>
        Create(
            "WaitTimeout",
            ErrorCategory.OperationTimeout,
            Texts.Format("Error_WaitTimeout", key, seconds),
            Texts.Get("Advice_WaitTimeout"),
            key);

    public static ErrorRecord BodyNotText(object body) =>
        Create(
            "BodyNotText",
            ErrorCategory.InvalidType,
            Texts.Format("Error_BodyNotText", body.GetType().Name),
            Texts.Get("Advice_BodyNotText"));

    public static ErrorRecord NotAResult(PSObject item) =>
        Create(
            "NotAResult",
            ErrorCategory.InvalidType,
            Texts.Format("Error_NotAResult", item.BaseObject.GetType().Name),
            Texts.Get("Advice_NotAResult"),
            item);

    private static ErrorCategory Category(QualificationResult result) =>
        result.Status switch
        {
            QualificationStatus.Invalid => ErrorCategory.InvalidData,
            QualificationStatus.Unknown => ErrorCategory.OperationTimeout,
            _ => Category(result.Concern),
        };

    private static ErrorCategory Category(ErrorConcern concern) => concern switch
    {
        ErrorConcern.Credential => ErrorCategory.AuthenticationError,
        ErrorConcern.Permission => ErrorCategory.PermissionDenied,
        ErrorConcern.Limit => ErrorCategory.LimitsExceeded,
        ErrorConcern.Service => ErrorCategory.ConnectionError,
        _ => ErrorCategory.InvalidOperation,
    };

    // Texts from a service, a file or a row are in the message; the last control characters are removed here.
    private static ErrorRecord Create(
        string id,
        ErrorCategory category,
        string message,
        string? advice,
        object? target = null)
    {
        var shown = ForeignText.Clean(message, LongestMessage);
        return new ErrorRecord(new QualificationException(shown), id, category, target)
        {
            ErrorDetails = new ErrorDetails(shown) { RecommendedAction = advice },
        };
    }
}
