namespace QualificationTools.Emulator.Faults;

/// <summary>Represents a rule of a fault script: which requests it applies to, and what happens to them.</summary>
public sealed record FaultRule
{
    /// <summary>
    /// Gets the action, such as <c>UpdateQualification</c>; a trailing <c>*</c> stands for any ending.
    /// </summary>
    public string Action { get; init; } = "*";

    /// <summary>
    /// Gets the qualification number or the merchant's entity id; a trailing <c>*</c> stands for any ending.
    /// </summary>
    public string Key { get; init; } = "*";

    /// <summary>
    /// Gets the attempts to which it applies, counted from 1 for each action and key; <see langword="null"/> means all.
    /// </summary>
    public AttemptSet? Attempt { get; init; }

    /// <summary>Gets how often the rule applies in total; <see langword="null"/> means without limit.</summary>
    public int? Times { get; init; }

    /// <summary>Gets the interval of matching requests: 3 means the 3rd, the 6th and so on.</summary>
    public int? Every { get; init; }

    /// <summary>
    /// Gets the share of matching requests, from 0 to 1, drawn from the seed, the action, the key and the attempt, so a
    /// run can be repeated in any order.
    /// </summary>
    public double? Probability { get; init; }

    /// <summary>Gets the seed of <see cref="Probability"/>.</summary>
    public int Seed { get; init; }

    /// <summary>Gets the milliseconds by which the answer is delayed; the request takes effect before.</summary>
    public int DelayMs { get; init; }

    /// <summary>
    /// Gets the seconds by which the service's clock is ahead; signature checks and the Date header follow it.
    /// </summary>
    public int DateSkewSeconds { get; init; }

    /// <summary>Gets how the request ends; <see cref="FaultEnding.None"/> keeps the service's own answer.</summary>
    public FaultEnding Ending { get; init; }

    /// <summary>Gets the HTTP status of every ending that has an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the service's error code: a name for the voice service, a number for the open platform.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the error's message.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the Retry-After header: seconds or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Gets the open platform's envelope for the error; <see langword="null"/> means the call's own.</summary>
    public FaultEnvelope? Envelope { get; init; }

    /// <summary>Gets the target of <see cref="FaultEnding.Redirect"/>.</summary>
    public string? Redirect { get; init; }

    /// <summary>Gets the size in bytes of <see cref="FaultEnding.Oversize"/>.</summary>
    public long Oversize { get; init; }

    /// <summary>
    /// Gets whether the request takes effect; <see langword="null"/> means as usual for the ending, see
    /// <see cref="TakesEffect"/>.
    /// </summary>
    public bool? Apply { get; init; }

    /// <summary>
    /// Gets the milliseconds from the answer, or from the arrival if there is no answer, to the request's effect. Only
    /// for endings that keep the effect from coming before.
    /// </summary>
    public int? ApplyAfterMs { get; init; }

    /// <summary>
    /// Gets whether the answer is given again to the next request on the connection, so every later answer there comes
    /// one request late.
    /// </summary>
    public bool RepeatAnswer { get; init; }

    /// <summary>Gets whether the request is executed before it is answered.</summary>
    public bool TakesEffect => Apply ?? Ending is FaultEnding.None or FaultEnding.Truncate or FaultEnding.Oversize
        or FaultEnding.ResetAfterApply or FaultEnding.HangAfterApply;

    /// <summary>Gets whether the rule can be evaluated before the body, which contains the key, is read.</summary>
    internal bool NeedsNoBody =>
        Ending == FaultEnding.ResetBeforeRead
        && Key == "*"
        && Attempt is null
        && Probability is null
        && ApplyAfterMs is null;
}

/// <summary>Specifies how a rule ends a request.</summary>
public enum FaultEnding
{
    /// <summary>With the service's own answer.</summary>
    None,

    /// <summary>With an error in the service's envelope.</summary>
    Error,

    /// <summary>With a connection reset, without executing the request.</summary>
    ResetBeforeRead,

    /// <summary>With a connection reset, after executing the request.</summary>
    ResetAfterApply,

    /// <summary>With the full Content-Length but half the body.</summary>
    Truncate,

    /// <summary>With an answer of a given size.</summary>
    Oversize,

    /// <summary>With an HTML page.</summary>
    NonJson,

    /// <summary>With no answer until the client goes away, without executing the request.</summary>
    HangBeforeApply,

    /// <summary>With no answer until the client goes away, after executing the request.</summary>
    HangAfterApply,

    /// <summary>With a redirect.</summary>
    Redirect,

    /// <summary>With a gateway's plain text about a broken connection to the service.</summary>
    Gateway,

    /// <summary>With a status and no body.</summary>
    Empty,
}

/// <summary>Specifies an error envelope of the open platform.</summary>
public enum FaultEnvelope
{
    /// <summary><c>err{err_code, err_msg}</c></summary>
    Err,

    /// <summary><c>err_no, err_tips</c></summary>
    ErrTips,

    /// <summary><c>err_no, err_msg, log_id</c></summary>
    ErrMsg,

    /// <summary><c>data{error_code, description}</c></summary>
    Data,

    /// <summary><c>extra{error_code, description, logid}</c></summary>
    Extra,
}
