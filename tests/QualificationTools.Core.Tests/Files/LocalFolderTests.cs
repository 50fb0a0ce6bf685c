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
    public void Link_out_of_the_boundary_is_refused()
    {
        using var other = new SamplePhotos();
        File.CreateSymbolicLink(Path.Combine(_photos.Folder, "link.png"), other.Write("x.png", SamplePhotos.Png()));

        Assert.Equal(("FileOutsideRoot", null), (Find("link.png", isBoundary: true).Fault, Find("link.png").Fault));
    }

    [Fact]
    public void Link_of_a_folder_on_the_way_out_is_refused()
    {
        using var other = new SamplePhotos();
        other.Write("deep/x.png", SamplePhotos.Png());
        Directory.CreateSymbolicLink(Path.Combine(_photos.Folder, "sub"), other.Folder);

        Assert.Equal("FileOutsideRoot", Find("sub/deep/x.png", isBoundary: true).Fault);
    }

    [Fact]
    public void Relative_link_within_is_followed()
    {
        var photo = _photos.Write("photos/x.png", SamplePhotos.Png());
        Directory.CreateDirectory(Path.Combine(_photos.Folder, "links"));
        File.CreateSymbolicLink(Path.Combine(_photos.Folder, "links", "y.png"), "../photos/./x.png");

        Assert.Equal((Real(photo), null), Find("links/y.png", isBoundary: true));
    }

    [Fact]
    public void Folder_that_is_a_link_itself_is_no_way_out()
    {
        _photos.Write("real/x.png", SamplePhotos.Png());
        var link = Path.Combine(_photos.Folder, "root");
        Directory.CreateSymbolicLink(link, Path.Combine(_photos.Folder, "real"));

        Assert.Null(new LocalFolder(link, isBoundary: true).Find("x.png").Fault);
    }

    [Fact]
    public void Links_in_a_circle_lead_nowhere()
    {
        File.CreateSymbolicLink(Path.Combine(_photos.Folder, "a.png"), "b.png");
        File.CreateSymbolicLink(Path.Combine(_photos.Folder, "b.png"), "a.png");

        Assert.Equal("FileNotFound", Find("a.png").Fault);
    }

    [Fact]
    public void Path_with_a_zero_in_it_is_no_file() => Assert.Equal("FileNotFound", Find("./a\0.png").Fault);

    [Fact]
    public void Pictures_in_the_folder_itself_are_known_by_name()
    {
        _photos.Write("a.JPG", []);
        _photos.Write("b.txt", []);
        _photos.Write("sub/c.png", []);
        var folder = new LocalFolder(_photos.Folder);

        Assert.Equal((true, false, false), (folder.Holds("a.JPG"), folder.Holds("b.txt"), folder.Holds("c.png")));
    }

    [Fact]
    public void Folder_that_is_gone_holds_nothing() => Assert.False(new LocalFolder(Path.Combine(_photos.Folder, "gone")).Holds("a.jpg"));

    private (string? RealPath, string? Fault) Find(string path, bool isBoundary = false) => new LocalFolder(_photos.Folder, isBoundary).Find(path);

    // The folder for temporary files may lie behind a link itself.
    private static string Real(string path) => new LocalFolder(Path.GetTempPath()).Find(path).RealPath!;
}
