namespace QualificationTools.Emulator.Douyin;

/// <summary>Represents the merchant and the class of a class authentication.</summary>
/// <param name="Merchant">The merchant's entity id.</param>
/// <param name="First">The first level of the class.</param>
/// <param name="Second">The second level of the class.</param>
/// <param name="Third">The third level of the class.</param>
internal readonly record struct ClassAuthKey(string Merchant, int First, int Second, int Third);

/// <summary>Represents a submission and its review. Members are read and changed under a lock on the owner.</summary>
internal sealed class ClassAuthReview(
    string taskId,
    ReadOnlyMemory<byte>? form,
    DateTimeOffset? ends,
    ReviewVerdict? verdict)
{
    public string TaskId => taskId;

    public ReadOnlyMemory<byte>? Form => form;

    public DateTimeOffset? Ends => ends;

    public ReviewVerdict? Verdict => verdict;

    /// <summary>Gets or sets the status: 1 in review, 2 passed, 3 failed.</summary>
    public int Status { get; set; } = ClassAuth.InReview;

    public string Reason { get; set; } = "";
}

/// <summary>Represents a class authentication. Members are read and changed under a lock on the object.</summary>
internal sealed class ClassAuth(ClassAuthKey key)
{
    public const int InReview = 1;
    public const int Passed = 2;
    public const int Failed = 3;

    public ClassAuthKey Key => key;

    public int Role { get; set; }

    /// <summary>Gets or sets how often requests changed it.</summary>
    public int Applied { get; set; }

    public ReviewVerdict? Verdict { get; set; }

    /// <summary>Gets or sets the last submission.</summary>
    public ClassAuthReview? Last { get; set; }

    /// <summary>Gets or sets the submission in force.</summary>
    public ClassAuthReview? InForce { get; set; }

    /// <summary>Ends a review that is due.</summary>
    public void Settle(DateTimeOffset now, EmulatorOptions options)
    {
        if (Last is not { Status: InReview, Ends: { } end } review || now < end)
            return;
        if ((review.Verdict ?? Verdict ?? options.Reviews.Verdict) == ReviewVerdict.Reject || NameIsRejected(review))
        {
            review.Status = Failed;
            review.Reason = "资质材料不符合要求";
        }
        else
        {
            review.Status = Passed;
            InForce = review;
        }
    }

    private static bool NameIsRejected(ClassAuthReview review)
    {
        if (review.Form is not { } form)
            return false;
        using var document = System.Text.Json.JsonDocument.Parse(form);
        return document
                .RootElement.Member("institution")
                ?.Text("record_name")
                ?.Contains("驳回", StringComparison.Ordinal)
            ?? false;
    }
}
