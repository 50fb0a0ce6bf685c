namespace QualificationTools.Bulk;

/// <summary>How patient a wait for reviews is.</summary>
internal sealed record ReviewWaitOptions
{
    /// <summary>How long is waited; what is left then has timed out. None asks once.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The time between the first round of questions and the second, and after each review that ended.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most reviews that one question is about.</summary>
    public int PageSize { get; init; } = 1;

    /// <summary>The most questions in flight.</summary>
    public int ThrottleLimit { get; init; } = 5;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
