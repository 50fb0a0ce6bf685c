using System.Globalization;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>What became of the Pester files.</summary>
/// <param name="Tests">Every test.</param>
internal sealed record PesterReport(IReadOnlyList<PesterTest> Tests)
{
    private const int SlowestFiles = 5;

    /// <summary>Gets the counts, and where the time went.</summary>
    public string Summary
    {
        get
        {
            var slowest = Tests.GroupBy(test => test.File)
                .Select(file => (Name: file.Key, Seconds: file.Sum(test => test.Seconds)))
                .OrderByDescending(file => file.Seconds)
                .Take(SlowestFiles)
                .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Seconds:F0} s"));
            return $"Pester: {Count(PesterTest.Passed)} passed, {Tests.Count - Count(PesterTest.Passed) - Count(PesterTest.Skipped)} failed, "
                + $"{Count(PesterTest.Skipped)} skipped. Slowest: {string.Join(", ", slowest)}.";
        }
    }

    private int Count(string result) => Tests.Count(test => test.Result == result);
}

/// <summary>One <c>It</c>.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Name">The names of the blocks around it and its own.</param>
/// <param name="Result">Pester's word for what became of it.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Seconds">How long it took, without the blocks around it.</param>
/// <param name="Culture">The culture that it ran in, or null where it did not run.</param>
public sealed record PesterTest(string File, string Name, string Result, string? Message, double Seconds, string? Culture = null)
{
    public const string Passed = "Passed";
    public const string Skipped = "Skipped";

    public override string ToString() => Culture is null ? $"{File}: {Name}" : $"{File}, {Culture}: {Name}";
}
