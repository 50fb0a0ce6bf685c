namespace QualificationTools.Emulator.Vms;

/// <summary>Represents a qualification. Members are read and changed under a lock on the object.</summary>
internal sealed class Qualification(string number, int id, DateTimeOffset created)
{
    public const int UnderReview = 1;
    public const int Approved = 2;
    public const int Rejected = 3;

    public string Number => number;

    public int Id => id;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    public int Status { get; private set; } = Rejected;

    public string Reason { get; private set; } = "";

    /// <summary>Gets or sets how often requests changed it.</summary>
    public int Applied { get; set; }

    /// <summary>
    /// Gets or sets the last applied body, the whole form; null for a record that no request has touched.
    /// </summary>
    public ReadOnlyMemory<byte>? Form { get; set; }

    public string Entity { get; set; } = "";

    public string Address { get; set; } = "";

    public string AdminName { get; set; } = "";

    /// <summary>Gets or sets the scenes in their last state, as JSON texts.</summary>
    public IReadOnlyList<string> Scenes { get; set; } = [];

    public ReviewVerdict? Verdict { get; set; }

    public string? VerdictReason { get; set; }

    private DateTimeOffset? ReviewEnds { get; set; }

    public void SetStatus(int status, string reason)
    {
        Status = status;
        Reason = reason;
        ReviewEnds = null;
    }

    public void Submit(DateTimeOffset now, EmulatorOptions options)
    {
        SetStatus(UnderReview, "");
        Updated = now;
        ReviewEnds = now + options.Reviews.After;
    }

    /// <summary>
    /// Ends a review that is due. Every access calls it, so no timer is needed for a hundred thousand records.
    /// </summary>
    public void Settle(DateTimeOffset now, EmulatorOptions options)
    {
        if (ReviewEnds is not { } end || now < end)
            return;
        Updated = end;
        if (
            Entity.Contains("驳回", StringComparison.Ordinal)
            || (Verdict ?? options.Reviews.Verdict) == ReviewVerdict.Reject)
            SetStatus(Rejected, VerdictReason ?? "资质材料不符合要求");
        else
            SetStatus(Approved, "");
    }
}
