namespace QualificationTools.Vms;

/// <summary>The body of <c>QueryQualification</c>.</summary>
internal sealed class VmsQuery
{
    /// <summary>The numbers to find.</summary>
    public List<string>? QualificationNoList { get; set; }

    /// <summary>The most records to give; 20 where nothing is said.</summary>
    public int? Limit { get; set; }
}
