using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

public sealed class NewFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["x.csv"];

    private IEnumerable<string?> Names => Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_is_in_its_place_when_it_is_whole()
    {
        using (var file = new NewFile(FilePath, overwrite: false, isPrivate: false))
        {
            file.Stream.Write("new"u8);

            Assert.False(File.Exists(FilePath));
            Assert.StartsWith(".", Assert.Single(Names), StringComparison.Ordinal);

            file.Keep();
        }

        Assert.Equal(["x.csv"], Names);
        Assert.Equal("new", File.ReadAllText(FilePath));
    }

    [Fact]
    public void File_that_is_not_kept_leaves_nothing()
    {
        using (var file = new NewFile(FilePath, overwrite: false, isPrivate: false))
            file.Stream.Write("new"u8);

        Assert.Empty(Names);
    }

    [Fact]
    public void File_that_is_there_stays_until_the_new_one_is_whole()
    {
        _folder.Write("x.csv", "the old one");
        using (var file = new NewFile(FilePath, overwrite: true, isPrivate: false))
        {
            file.Stream.Write("new"u8);
            Assert.Equal("the old one", File.ReadAllText(FilePath));
            file.Keep();
        }

        Assert.Equal(["x.csv"], Names);
        Assert.Equal("new", File.ReadAllText(FilePath));
    }

    [Fact]
    public void File_that_is_there_is_not_replaced_unasked()
    {
        _folder.Write("x.csv", "old");

        Assert.Equal("CsvExists", Refusal(() => Begin(FilePath, overwrite: false)));
        Assert.Equal(["x.csv"], Names);
    }

    [Fact]
    public void File_that_has_come_meanwhile_is_not_replaced_unasked()
    {
        using (var file = new NewFile(FilePath, overwrite: false, isPrivate: false))
        {
            _folder.Write("x.csv", "old");
            Assert.Equal("CsvExists", Refusal(file.Keep));
        }

        Assert.Equal(["x.csv"], Names);
        Assert.Equal("old", File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Folder_that_has_come_meanwhile_is_told(bool overwrite)
    {
        using (var file = new NewFile(FilePath, overwrite, isPrivate: false))
        {
            Directory.CreateDirectory(FilePath);
            Assert.Equal("CsvNotWritable", Refusal(file.Keep));
        }

        Assert.Equal(["x.csv"], Names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Folder_is_told(bool overwrite) => Assert.Equal("CsvIsFolder", Refusal(() => Begin(_folder.Path, overwrite)));

    [Fact]
    public void Folder_that_is_not_there_is_told()
    {
        var path = Path.Combine(_folder["none"], "x.csv");

        Assert.Equal("CsvNotWritable", Refusal(() => Begin(path, overwrite: false)));
        Assert.Equal("CsvNotWritable", Refusal(() => NewFile.Passing(path)));
    }

    [Fact]
    public void Passing_file_can_be_written_and_read_and_vanishes()
    {
        using (var stream = NewFile.Passing(FilePath))
        {
            Assert.Equal((true, true, true), (stream.CanRead, stream.CanWrite, stream.CanSeek));
            Assert.StartsWith(".", Assert.Single(Names), StringComparison.Ordinal);
            AssertPrivate(stream.Name);
        }

        Assert.Empty(Names);
    }

    [Fact]
    public void Private_file_is_private_from_the_beginning()
    {
        using var file = new NewFile(FilePath, overwrite: false, isPrivate: true);

        AssertPrivate(file.Stream.Name);
    }

    [Fact]
    public void File_for_everybody_has_the_modes_that_files_have()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows())
            return;
        using var file = new NewFile(FilePath, overwrite: false, isPrivate: false);

        Assert.Equal(File.GetUnixFileMode(_folder.Write("y.csv", "")), File.GetUnixFileMode(file.Stream.Name));
    }

    [Fact]
    public void File_that_another_program_holds_is_told_before_the_work()
    {
        _folder.Write("x.csv", "old");
        using (new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal("CsvHeld", Refusal(() => new NewFile(FilePath, overwrite: true, isPrivate: true, Impatient).Dispose()));

        Assert.Equal(["x.csv"], Names);
    }

    [Fact]
    public void Draft_that_cannot_be_put_in_its_place_is_kept_and_named_where_that_is_asked_for()
    {
        CsvException refusal;
        using (var file = new NewFile(FilePath, overwrite: true, isPrivate: true, Impatient) { StaysAsDraft = true })
        {
            file.Stream.Write("new"u8);
            Directory.CreateDirectory(FilePath);
            refusal = Assert.Throws<CsvException>(file.Keep);
        }

        var draft = Assert.Single(Directory.EnumerateFiles(_folder.Path));
        Assert.Equal("CsvDraftKept", refusal.Id);
        Assert.Contains(draft, refusal.Message, StringComparison.Ordinal);
        Assert.Matches(@"^x\.[a-z0-9]{4}\.csv$", Path.GetFileName(draft));
        Assert.Equal("new", File.ReadAllText(draft));
        AssertPrivate(draft);
    }

    [Theory]
    [InlineData("x.csv:s")]
    [InlineData("NUL")]
    [InlineData("con.csv")]
    public void Name_that_is_none_of_a_file_is_told_on_Windows(string name)
    {
        if (OperatingSystem.IsWindows())
            Assert.Equal("CsvNotAFile", Refusal(() => Begin(_folder[name], overwrite: false)));
        Assert.False(QualificationTools.Files.PathText.CanBeMade(_folder[name], isWindows: true));
        Assert.True(QualificationTools.Files.PathText.CanBeMade(_folder[name], isWindows: false));
    }

    private static QualificationTools.Files.FilePatience Impatient => new(2, _ => { });

    private static NewFile Begin(string path, bool overwrite) => new(path, overwrite, isPrivate: false);

    private static void AssertPrivate(string path)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static string Refusal(Action action) => Assert.Throws<CsvException>(action).Id;
}
