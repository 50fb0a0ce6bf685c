using System.Text.RegularExpressions;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests;

/// <summary>Holds tests, emulator and <c>docs/facts.md</c> together.</summary>
public sealed partial class FactsTests
{
    private static readonly string Facts = Checkout.Read("docs/facts.md");
    private static readonly string EmulatorReadme = Checkout.Read("src/QualificationTools.Emulator/README.md");

    [Fact]
    public void Every_fact_that_a_test_names_is_in_the_document()
    {
        var stated = Stated();
        var named = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".ps1")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(id => (Id: id.Value, File: Path.GetFileName(file))))
            .ToList();

        Assert.InRange(named.Count, 30, int.MaxValue);
        Assert.DoesNotContain(named, one => !stated.Contains(one.Id));
    }

    [Fact]
    public void No_id_is_given_twice() =>
        Assert.Empty(Statement().Matches(Facts).GroupBy(row => row.Groups["id"].Value).Where(rows => rows.Count() > 1).Select(rows => rows.Key));

    [Fact]
    public void Every_fact_has_a_source_and_what_is_inferred_says_what_follows() =>
        Assert.All(Statement().Matches(Facts), row =>
        {
            Assert.NotEmpty(row.Groups["source"].Value.Trim());
            Assert.True(
                !row.Groups["source"].Value.Contains("*inferred*", StringComparison.Ordinal) || row.Groups["wrong"].Value.Trim().Length > 0,
                $"{row.Groups["id"].Value} is inferred and does not say what follows if it is wrong.");
        });

    [Fact]
    public void Every_fact_that_the_document_refers_to_is_in_it()
    {
        var stated = Stated();

        Assert.DoesNotContain(Id().Matches(Facts).Select(id => id.Value), id => !stated.Contains(id));
    }

    [Fact]
    public async Task Every_assumption_of_the_emulator_is_an_open_question_and_in_its_README()
    {
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var questions = Question().Matches(Facts).ToDictionary(row => row.Groups["name"].Value, row => row.Groups["default"].Value);

        Assert.Equal(emulator.Assumptions.OrderBy(one => one.Key), questions.OrderBy(one => one.Key));
        Assert.All(emulator.Assumptions.Keys, name => Assert.Contains($"`{name}`", EmulatorReadme, StringComparison.Ordinal));
    }

    private static HashSet<string> Stated() => [.. Statement().Matches(Facts).Select(row => row.Groups["id"].Value)];

    [GeneratedRegex(@"\b(VMS|SIG|DOU|GW)-\d{2}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\| (?<id>(VMS|SIG|DOU|GW)-\d{2}) \| (?<fact>[^|]+)\|(?<source>[^|]+)\|(?<wrong>[^|\n]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"^\| [^|]+\| `(?<name>[a-z]+\.[A-Za-z]+)` \| `(?<default>[A-Za-z0-9]+)`", RegexOptions.Multiline)]
    private static partial Regex Question();
}
