namespace QualificationTools.Cmdlets.Tests;

/// <summary>What became of the Pester files.</summary>
/// <param name="Missing">Why they could not be run at all, or null.</param>
/// <param name="Tests">Every test.</param>
internal sealed record PesterReport(string? Missing, IReadOnlyList<PesterTest> Tests)
{
    public string Summary => $"Pester: {Count(PesterTest.Passed)} passed, {Tests.Count - Count(PesterTest.Passed) - Count(PesterTest.Skipped)} failed, {Count(PesterTest.Skipped)} skipped";

    private int Count(string result) => Tests.Count(test => test.Result == result);
}

/// <summary>One <c>It</c>.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Name">The names of the blocks around it and its own.</param>
/// <param name="Result">Pester's word for what became of it.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Culture">The culture that it ran in, or null where it did not run.</param>
public sealed record PesterTest(string File, string Name, string Result, string? Message, string? Culture = null)
{
    public const string Passed = "Passed";
    public const string Skipped = "Skipped";

    public override string ToString() => Culture is null ? $"{File}: {Name}" : $"{File}, {Culture}: {Name}";
}
