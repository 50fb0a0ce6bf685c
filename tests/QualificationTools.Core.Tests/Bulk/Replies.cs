using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>One reply of each kind.</summary>
internal static class Replies
{
    public static readonly Reply Succeeded = new(ReplyKind.Succeeded) { RequestId = "r1", TaskId = "7177", HttpStatus = 200 };

    public static readonly Reply Rejected = new(ReplyKind.Rejected, "OperationDenied", "It is under review.") { Advice = "Wait.", RequestId = "r2", HttpStatus = 200 };

    public static readonly Reply NotApplied = new(ReplyKind.NotApplied, "ConnectFailed", "No connection.");

    public static readonly Reply Throttled = new(ReplyKind.Throttled, "FlowLimitExceeded", "Slow down.") { HttpStatus = 429 };

    public static readonly Reply Mended = new(ReplyKind.Mended, "InvalidTimestamp", "The clock is off.") { HttpStatus = 403 };

    public static readonly Reply Unknown = new(ReplyKind.Unknown, "OperationTimeout", "No answer.");

    public static readonly Reply Fatal = new(ReplyKind.Fatal, "SignatureDoesNotMatch", "No match.") { Advice = "Check the key.", HttpStatus = 401 };
}
