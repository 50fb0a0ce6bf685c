using QualificationTools.Bulk;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class RowOutcomeTests
{
    private readonly VmsQualificationResult _result = new();

    [Theory]
    [InlineData(ReplyKind.Succeeded, QualificationStatus.Succeeded)]
    [InlineData(ReplyKind.Unknown, QualificationStatus.Unknown)]
    [InlineData(ReplyKind.NotApplied, QualificationStatus.Failed)]
    [InlineData(ReplyKind.Rejected, QualificationStatus.Rejected)]
    [InlineData(ReplyKind.Fatal, QualificationStatus.Rejected)]
    public void Reply_decides_the_status(object kind, QualificationStatus status)
    {
        RowOutcome.Fill(_result, new Reply((ReplyKind)kind));

        Assert.Equal(status, _result.Status);
    }

    [Fact]
    public void Reply_is_taken_over_whole()
    {
        RowOutcome.Fill(_result, new Reply(ReplyKind.Rejected, "Code", "message") { Advice = "advice", RequestId = "r1", TaskId = "t1", HttpStatus = 400, Concern = ErrorConcern.Limit });

        Assert.Equal(
            ("Code", "message", "advice", "r1", "t1", 400, ErrorConcern.Limit),
            (_result.ErrorCode, _result.ErrorMessage, _result.Advice, _result.RequestId, _result.ReviewTaskId, _result.HttpStatus, _result.Concern));
    }

    [Fact]
    public void Error_that_was_not_expected_is_told_by_its_kind_and_not_by_its_words()
    {
        RowOutcome.MarkUnexpected(_result, QualificationStatus.Unknown, new InvalidOperationException("110101199003070038"), "Advice_OutcomeUnknown");

        Assert.Equal(
            (QualificationStatus.Unknown, "UnexpectedError", Texts.Format("Failure_UnexpectedError", "InvalidOperationException"), Texts.Get("Advice_OutcomeUnknown")),
            (_result.Status, _result.ErrorCode, _result.ErrorMessage, _result.Advice));
        Assert.DoesNotContain("110101199003070038", _result.ErrorMessage!, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_that_the_stop_kept_from_being_sent_says_so()
    {
        RowOutcome.MarkStopped(_result);

        Assert.Equal(
            (QualificationStatus.Failed, "NotSent", Texts.Get("Failure_NotSent"), Texts.Get("Advice_NotSent")),
            (_result.Status, _result.ErrorCode, _result.ErrorMessage, _result.Advice));
    }

    [Fact]
    public void Row_that_breaks_rules_has_the_messages_of_its_errors()
    {
        _result.Problems = [Of(Severity.Error, "First."), Of(Severity.Warning, "Mind this."), Of(Severity.Error, "Second.")];

        RowOutcome.Refuse(_result);

        Assert.Equal(
            (QualificationStatus.Invalid, "ValidationFailed", "First. Second.", Texts.Get("Advice_ValidationFailed")),
            (_result.Status, _result.ErrorCode, _result.ErrorMessage, _result.Advice));

        static Problem Of(Severity severity, string message) => new("Rule", severity, "member", "Column", message);
    }

    [Theory]
    [InlineData(QualificationStatus.Rejected, QualificationStatus.Rejected)]
    [InlineData(QualificationStatus.Failed, QualificationStatus.Failed)]
    [InlineData(QualificationStatus.Unknown, QualificationStatus.Failed)]
    [InlineData(QualificationStatus.Invalid, QualificationStatus.Failed)]
    public void Row_whose_file_was_not_uploaded_has_the_uploads_outcome(QualificationStatus upload, QualificationStatus status)
    {
        var failure = new VmsFileResult
        {
            Status = upload, ErrorCode = "60044", ErrorMessage = "bad format", Advice = "Convert it.", RequestId = "r1", HttpStatus = 200, Concern = ErrorConcern.Limit, ReviewTaskId = "t1",
        };

        RowOutcome.FailFor(_result, failure, "Photo");

        Assert.Equal(
            (status, "60044", "Photo: bad format", "Convert it.", "r1", 200, ErrorConcern.Limit, null),
            (_result.Status, _result.ErrorCode, _result.ErrorMessage, _result.Advice, _result.RequestId, _result.HttpStatus, _result.Concern, _result.ReviewTaskId));
    }
}
