using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Input;

/// <summary>What a cell means does not depend on what stands beside it.</summary>
public sealed class UnknownColumnPropertyTests
{
    private static readonly string[] Columns = [.. FormMap.For(typeof(VmsQualificationForm)).Leaves.Select(leaf => new FormColumn(leaf, leaf.ShortName.Contains('#', StringComparison.Ordinal) ? [0] : []).ShortName)];

    private static readonly object?[] Neighbours =
    [
        "x", "", null, 5, 1.5, true, DBNull.Value, new DateTime(2029, 9, 10), new object[] { "a", "b" }, new byte[] { 1, 2 }, PlainRecord.Of(("Mail", "a@b")), new List<object?>(), new Dictionary<string, object?>(),
    ];

    private static Arbitrary<(string Column, string? Cell)[]> Rows => (
        from columns in Gen.SubListOf(Columns)
        from cells in Gen.Elements<string?>(null, "", " ", "\t", "<empty>", "1", "0", "QUA1", "张三", " 示例 ", "certification/resource/1", "2029-09-10", "a;b").ArrayOf(columns.Count)
        select columns.Zip(cells).ToArray()).ToArbitrary();

    [Fact]
    public void Unknown_column_never_changes_what_is_sent_of_the_others() => Prop.ForAll(Rows, row =>
    {
        var cells = row.Select(pair => (pair.Column, (object?)pair.Cell)).ToList();
        var expected = Sent(cells);
        for (var place = 0; place <= cells.Count; place += Math.Max(1, cells.Count))
        {
            foreach (var neighbour in Neighbours)
                Assert.Equal(expected, Sent([.. cells[..place], ("备注", neighbour), .. cells[place..]]));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Empty_cell_is_never_sent() => Prop.ForAll(Rows, row =>
    {
        var filled = row.Where(pair => !string.IsNullOrWhiteSpace(pair.Cell)).Select(pair => (pair.Column, (object?)pair.Cell)).ToList();

        Assert.Equal(Sent(filled), Sent([.. row.Select(pair => (pair.Column, (object?)pair.Cell))]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static string Sent(List<(string, object?)> row)
    {
        var form = PlainRecord.Read<VmsQualificationForm>([.. row]);
        return WireBody.Of(form) + string.Join(' ', form.Row.ReadProblems.Where(problem => problem.Node is not null).Select(problem => problem.Problem.Member));
    }
}
