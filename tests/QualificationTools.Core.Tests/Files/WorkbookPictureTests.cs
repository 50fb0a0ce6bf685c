using System.IO.Compression;
using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

public sealed class WorkbookPictureTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("a.xlsx!/xl/media/image1.png", "a.xlsx", "xl/media/image1.png")]
    [InlineData("C:\\a b\\名单.XLSX!/xl/media/image1.png", "C:\\a b\\名单.XLSX", "xl/media/image1.png")]
    [InlineData("a.xlsx!/b.xlsx!/c.png", "a.xlsx!/b.xlsx", "c.png")]
    public void Path_is_that_of_the_workbook_and_of_the_part(string path, string workbook, string part)
    {
        var picture = WorkbookPicture.Of(path);

        Assert.Equal(new WorkbookPicture(workbook, part), picture);
        Assert.Equal(path, picture.ToString());
    }

    [Theory]
    [InlineData("a.xlsx")]
    [InlineData("./a.png")]
    [InlineData("a.zip!/b.png")]
    [InlineData("a.xlsx!b.png")]
    public void Other_paths_are_those_of_files(string path) => Assert.Null(WorkbookPicture.Of(path));

    [Theory]
    [InlineData("xl/media/image1.png")]
    [InlineData("xl/media/IMAGE1.png")]
    public void Part_is_read_whatever_its_case(string part)
    {
        Write();

        Assert.Equal([1, 2, 3], new WorkbookPicture(_path, part).Read()!.ToArray());
    }

    [Fact]
    public void Part_that_is_not_there_is_told()
    {
        Write();

        Assert.Throws<FileNotFoundException>(() => new WorkbookPicture(_path, "xl/media/image2.png").Read());
    }

    [Fact]
    public void File_that_is_no_workbook_cannot_be_read()
    {
        File.WriteAllText(_path, "text");

        Assert.Throws<IOException>(() => new WorkbookPicture(_path, "xl/media/image1.png").Read());
    }

    private void Write()
    {
        using var archive = ZipFile.Open(_path, ZipArchiveMode.Create);
        using var part = archive.CreateEntry("xl/media/image1.png").Open();
        part.Write([1, 2, 3]);
    }
}
