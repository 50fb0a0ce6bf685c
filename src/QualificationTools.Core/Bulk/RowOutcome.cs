using QualificationTools.Resources;
using QualificationTools.Rules;

namespace QualificationTools.Bulk;

/// <summary>Writes the outcome of a row into its result.</summary>
internal static class RowOutcome
{
    /// <summary>The code of a row that was not sent because the run was stopped.</summary>
    public const string NotSent = "NotSent";

    /// <summary>Marks a row that ended with an unexpected error.</summary>
    public static void MarkUnexpected(
        QualificationResult result,
        QualificationStatus status,
        Exception e,
        string advice)
    {
        result.Status = status;
        (result.ErrorCode, result.ErrorMessage, result.Advice) =
            ("UnexpectedError", Texts.Format("Failure_UnexpectedError", e.GetType().Name), Texts.Get(advice));
    }

    /// <summary>Marks a row that was not sent because the run was stopped.</summary>
    public static void MarkStopped(QualificationResult result)
    {
        result.Status = QualificationStatus.Failed;
        (result.ErrorCode, result.ErrorMessage, result.Advice) = (
            NotSent,
            Texts.Get("Failure_NotSent"),
            Texts.Get("Advice_NotSent"));
    }

    /// <summary>Marks a row that breaks rules and is not sent.</summary>
    public static void Refuse(QualificationResult result)
    {
        result.Status = QualificationStatus.Invalid;
        result.ErrorCode = "ValidationFailed";
        result.ErrorMessage = string.Join(" ", result.Problems.Where(problem => problem.Severity == Severity.Error));
        var areLimits = result.Problems.All(problem =>
            problem.Severity != Severity.Error || RuleEngine.IsLimit(problem));
        result.Advice = Texts.Get(areLimits ? "Advice_ValidationLimit" : "Advice_ValidationFailed");
    }

    /// <summary>Marks a row that was not sent because a file that it names could not be uploaded.</summary>
    /// <param name="result">The row's result.</param>
    /// <param name="upload">The outcome of the upload.</param>
    /// <param name="column">The column that names the file.</param>
    public static void FailFor(QualificationResult result, QualificationResult upload, string column)
    {
        result.Status =
            upload.Status == QualificationStatus.Rejected ? QualificationStatus.Rejected : QualificationStatus.Failed;
        result.ErrorCode = upload.ErrorCode;
        result.ErrorMessage = $"{column}: {upload.ErrorMessage}";
        result.Advice = upload.Advice;
        result.RequestId = upload.RequestId;
        result.HttpStatus = upload.HttpStatus;
        result.Concern = upload.Concern;
    }

    /// <summary>Marks a row with its last reply.</summary>
    public static void Fill(QualificationResult result, Reply reply)
    {
        result.Status = reply.Kind switch
        {
            ReplyKind.Succeeded => QualificationStatus.Succeeded,
            ReplyKind.Unknown => QualificationStatus.Unknown,
            ReplyKind.NotApplied => QualificationStatus.Failed,
            _ => QualificationStatus.Rejected,
        };
        result.ErrorCode = reply.Code;
        result.ErrorMessage = reply.Message;
        result.Advice = reply.Advice;
        result.RequestId = reply.RequestId;
        result.ReviewTaskId = reply.TaskId;
        result.HttpStatus = reply.HttpStatus;
        result.Concern = reply.Concern;
    }
}
