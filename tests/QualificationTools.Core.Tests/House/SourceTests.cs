namespace QualificationTools.Core.Tests.House;

/// <summary>Holds the source to what a reader sees at once.</summary>
public sealed class SourceTests
{
    private const int Columns = 120;

    [Fact]
    public void Lines_of_src_have_at_most_120_columns()
    {
        var separator = Path.DirectorySeparatorChar;
        var lines = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{separator}obj{separator}", StringComparison.Ordinal))
            .SelectMany(path => File.ReadLines(path).Select((line, index) => (path, line, index)))
            .Where(line => line.line.Length > Columns)
            .Select(line => $"{line.path}:{line.index + 1} has {line.line.Length}.");

        Assert.Empty(lines);
    }
}
