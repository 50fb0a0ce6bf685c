using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>The README's tables of columns are the map's.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData(typeof(VmsQualificationForm))]
    [InlineData(typeof(DouyinClassAuthForm))]
    public void Tables_of_columns_name_every_column(Type form)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "README.md"));

        Assert.All(FormMap.For(form).Leaves, leaf => Assert.Contains($"| `{leaf.ShortName}` | {leaf.ChineseName} | `{leaf.WireName}` |", lines));
    }
}
