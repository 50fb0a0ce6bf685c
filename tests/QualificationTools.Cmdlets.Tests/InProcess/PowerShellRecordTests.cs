using System.Management.Automation;
using QualificationTools.Binding;

namespace QualificationTools.Cmdlets.Tests.InProcess;

/// <summary>Rows one after the other, as a pipeline passes them: how the one before looked must not tell in the next.</summary>
public sealed class PowerShellRecordTests
{
    [Fact]
    public void Every_row_of_a_table_has_its_own_values()
    {
        foreach (var number in new[] { "1", "2", "3" })
            Assert.Equal([("No", number), ("Name", "n" + number)], Open(Row(("No", number), ("Name", "n" + number))));
    }

    [Fact]
    public void A_column_more_is_read()
    {
        Open(Row(("No", "1")));

        Assert.Equal([("No", "2"), ("Name", "b")], Open(Row(("No", "2"), ("Name", "b"))));
    }

    [Fact]
    public void A_column_less_is_not_made_up()
    {
        Open(Row(("No", "1"), ("Name", "a")));

        Assert.Equal([("No", "2")], Open(Row(("No", "2"))));
    }

    [Fact]
    public void Columns_in_another_order_keep_their_values()
    {
        Open(Row(("No", "1"), ("Name", "a")));

        Assert.Equal([("Name", "b"), ("No", "2")], Open(Row(("Name", "b"), ("No", "2"))));
    }

    [Fact]
    public void Names_in_another_case_are_given_as_they_stand()
    {
        Open(Row(("No", "1")));

        Assert.Equal([("NO", "2")], Open(Row(("NO", "2"))));
    }

    [Fact]
    public void A_row_without_columns_has_none()
    {
        Open(Row(("No", "1")));

        Assert.Empty(Open(Row()));
    }

    [Fact]
    public void What_PowerShell_adds_to_an_object_that_was_enumerated_is_no_column()
    {
        var row = Row(("No", "2"));
        Assert.Single(row.Properties);
        Assert.NotNull(row.Members["pstypenames"]);
        Open(Row(("No", "1")));

        Assert.Equal([("No", "2")], Open(row));
        Assert.Equal([("No", "2")], Open(row));
    }

    [Fact]
    public void Members_that_are_no_properties_are_no_columns()
    {
        var row = Row(("No", "2"));
        row.Members.Add(new PSMemberSet("Group"));
        Open(Row(("No", "1")));

        Assert.Equal([("No", "2")], Open(row));
    }

    [Fact]
    public void An_object_in_an_object_does_not_disturb_its_neighbours()
    {
        for (var number = 1; number <= 3; number++)
        {
            var inner = Row(("Inner", number));
            var outer = (IEnumerable<KeyValuePair<string, object?>>)PowerShellRecord.Open(Row(("No", number), ("Sub", inner)))!;

            Assert.Equal(["No", "Sub"], outer.Select(member => member.Key));
            Assert.Equal([("Inner", number)], Open(outer.Last().Value!));
        }
    }

    [Fact]
    public void Reading_leaves_rows_of_a_table_as_they_were()
    {
        Open(Row(("No", "1")));
        var row = Row(("No", "2"));
        var before = row.Copy();

        Open(row);

        Assert.Equal(MemberCount(before), MemberCount(row));
    }

    // Members that PowerShell hides are among the ones that a copy is made with.
    private static int MemberCount(PSObject row) => ((IEnumerable<PSMemberInfo>)typeof(PSObject)
        .GetProperty("InstanceMembers", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(row)!).Count();

    private static PSObject Row(params (string Name, object Value)[] columns)
    {
        var row = new PSObject();
        foreach (var (name, value) in columns)
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    private static List<(string Name, object? Value)> Open(object row) =>
        [.. ((IEnumerable<KeyValuePair<string, object?>>)PowerShellRecord.Open(row)!).Select(member => (member.Key, member.Value))];
}
