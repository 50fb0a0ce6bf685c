using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

public sealed class LocalFolderTests : IDisposable
{
    private readonly SamplePhotos _photos = new();

    public void Dispose() => _photos.Dispose();

    [Fact]
    public void Relative_path_starts_at_the_folder()
    {
        var photo = _photos.Write("照片 一/李四.png", SamplePhotos.Png());

        Assert.Equal(Real(photo), Find("照片 一/李四.png").RealPath);
    }

    [Fact]
    public void Separators_of_the_other_system_will_do() => Assert.Equal(Find("./a/b.png"), Find(@".\a\b.png"));

    [Theory]
    [InlineData("../x.png")]
    [InlineData("a/../../x.png")]
    [InlineData("/etc/hostname")]
    [InlineData("~/x.png")]
    public void Path_that_leaves_the_boundary_is_refused(string path) => Assert.Equal("FileOutsideRoot", Find(path, isBoundary: true).Fault);

    [Fact]
    public void Path_that_comes_back_is_within() => Assert.Null(Find("a/../b.png", isBoundary: true).Fault);

    [Fact]
    public void Sibling_with_the_same_beginning_is_outside() => Assert.Equal("FileOutsideRoot", Find(_photos.Folder + "2/x.png", isBoundary: true).Fault);

    [Fact]
    public void Without_a_boundary_everything_is_found() => Assert.Null(Find("../x.png").Fault);

    [Fact]
    public void Folder_itself_is_no_file_within() => Assert.Equal("FileOutsideRoot", Find(".", isBoundary: true).Fault);

    [Fact]
    public void Separator_at_the_end_of_the_folder_does_not_matter() =>
        Assert.Null(new LocalFolder(_photos.Folder + Path.DirectorySeparatorChar, isBoundary: true).Find("a.png").Fault);

    [Fact]
    public void Everything_lies_within_the_root()
    {
        var photo = _photos.Write("a.png", SamplePhotos.Png());

        Assert.Null(new LocalFolder(Path.GetPathRoot(photo)!, isBoundary: true).Find(photo).Fault);
    }

    [Fact]
    public void Folder_in_other_case_is_another_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is the same one here.");

        Assert.Equal("FileOutsideRoot", Find(Path.Combine(_photos.Folder.ToUpperInvariant(), "x.png"), isBoundary: true).Fault);
    }

    [Theory]
    [InlineData("~/x.png")]
    [InlineData(@"~\x.png")]
    public void Tilde_stands_for_the_home(string path) =>
        Assert.Equal(Real(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "x.png")), Find(path).RealPath);

    [Theory]
    [InlineData("~")]
    [InlineData("~x.png")]
    [InlineData("a~/x.png")]
    public void Tilde_within_a_name_is_a_part_of_it(string path) => Assert.Equal(Real(Path.Combine(_photos.Folder, path)), Find(path).RealPath);

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void Chain_of_links_has_an_end(int links, bool isFound)
    {
        var photo = _photos.Write("0.png", SamplePhotos.Png());
        for (var i = 1; i <= links; i++)
            SampleLinks.ToFile(Path.Combine(_photos.Folder, Name(i)), Name(i - 1));
        // What leads to the folder may be a link too, and would count.
        var folder = new LocalFolder(Path.GetDirectoryName(Real(photo))!);

        Assert.Equal(isFound ? (Real(photo), null) : ((string?)null, "FileNotFound"), folder.Find(Name(links)));

        static string Name(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}.png");
    }

    [Fact]
    public void Link_out_of_the_boundary_is_refused()
    {
        using var other = new SamplePhotos();
        SampleLinks.ToFile(Path.Combine(_photos.Folder, "link.png"), other.Write("x.png", SamplePhotos.Png()));

        Assert.Equal(("FileOutsideRoot", null), (Find("link.png", isBoundary: true).Fault, Find("link.png").Fault));
    }

    [Fact]
    public void Link_of_a_folder_on_the_way_out_is_refused()
    {
        using var other = new SamplePhotos();
        other.Write("deep/x.png", SamplePhotos.Png());
        SampleLinks.ToFolder(Path.Combine(_photos.Folder, "sub"), other.Folder);

        Assert.Equal("FileOutsideRoot", Find("sub/deep/x.png", isBoundary: true).Fault);
    }

    [Fact]
    public void Relative_link_within_is_followed()
    {
        var photo = _photos.Write("photos/x.png", SamplePhotos.Png());
        Directory.CreateDirectory(Path.Combine(_photos.Folder, "links"));
        SampleLinks.ToFile(Path.Combine(_photos.Folder, "links", "y.png"), "../photos/./x.png");

        Assert.Equal((Real(photo), null), Find("links/y.png", isBoundary: true));
    }

    [Fact]
    public void Folder_that_is_a_link_itself_is_no_way_out()
    {
        _photos.Write("real/x.png", SamplePhotos.Png());
        var link = Path.Combine(_photos.Folder, "root");
        SampleLinks.ToFolder(link, Path.Combine(_photos.Folder, "real"));

        Assert.Null(new LocalFolder(link, isBoundary: true).Find("x.png").Fault);
    }

    [Fact]
    public void Links_in_a_circle_lead_nowhere()
    {
        SampleLinks.ToFile(Path.Combine(_photos.Folder, "a.png"), "b.png");
        SampleLinks.ToFile(Path.Combine(_photos.Folder, "b.png"), "a.png");

        Assert.Equal("FileNotFound", Find("a.png").Fault);
    }

    [Fact]
    public void Path_with_a_zero_in_it_is_no_file() => Assert.Equal("FileNotFound", Find("./a\0.png").Fault);

    [Fact]
    public void Pictures_in_the_folder_itself_are_known_by_name()
    {
        List<string> names = ["a.JPG", "b.jpeg", "c.png", "d.Pdf", "e.txt", "f", "sub/g.png"];
        names.ForEach(name => _photos.Write(name, []));
        var folder = new LocalFolder(_photos.Folder);

        Assert.Equal(["a.JPG", "b.jpeg", "c.png", "d.Pdf"], names.Append("g.png").Where(folder.Holds));
    }

    [Fact]
    public void Name_in_other_case_is_another_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is the same one here.");
        _photos.Write("a.jpg", []);

        Assert.False(new LocalFolder(_photos.Folder).Holds("A.JPG"));
    }

    [Fact]
    public void Folder_that_is_gone_holds_nothing() => Assert.False(new LocalFolder(Path.Combine(_photos.Folder, "gone")).Holds("a.jpg"));

    private (string? RealPath, string? Fault) Find(string path, bool isBoundary = false) => new LocalFolder(_photos.Folder, isBoundary).Find(path);

    // The folder for temporary files may lie behind a link itself.
    private static string Real(string path) => new LocalFolder(Path.GetTempPath()).Find(path).RealPath!;
}
