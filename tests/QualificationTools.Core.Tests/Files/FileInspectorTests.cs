using System.Diagnostics;
using System.Net.Sockets;
using QualificationTools.Douyin;
using QualificationTools.Files;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Files;

public sealed class FileInspectorTests : IDisposable
{
    private static readonly FileKind Photo = VmsFileKinds.Of(VmsFileType.IdCardFrontPhoto);

    private readonly SamplePhotos _photos = new();

    public void Dispose() => _photos.Dispose();

    [Fact]
    public void Good_file_is_made_ready()
    {
        var content = SamplePhotos.Jpeg();
        _photos.Write("照片 一/李四 正面.png", content);

        var (file, faults) = Inspect("照片 一/李四 正面.png");

        Assert.Empty(faults);
        Assert.Equal((content.Length, SamplePhotos.Digest(content), FileFormat.Jpeg), (file!.Length, file.Digest, file.Format));
    }

    [Fact]
    public void Services_are_told_no_name()
    {
        _photos.Write("李四.png", SamplePhotos.Png());

        Assert.Matches("^[0-9a-f]{16}\\.png$", Inspect("李四.png").File!.NeutralName);
    }

    [Fact]
    public void Renamed_text_is_refused()
    {
        _photos.Write("a.jpg", "This is a text."u8.ToArray());

        Assert.Equal("FileWrongFormat of an unknown format JPEG / PNG", Fault("a.jpg"));
    }

    [Fact]
    public void Document_where_a_picture_is_wanted_is_refused()
    {
        _photos.Write("a.pdf", SamplePhotos.Pdf());

        Assert.Equal("FileWrongFormat PDF JPEG / PNG", Fault("a.pdf"));
    }

    [Fact]
    public void Picture_where_a_document_is_wanted_is_refused()
    {
        _photos.Write("a.png", SamplePhotos.Png());

        Assert.Equal("FileWrongFormat PNG PDF", Fault("a.png", DouyinFileKinds.Of(MaterialType.CooperationCase)));
    }

    [Theory]
    [InlineData(MaterialType.InstitutionBizLicense, 5)]
    [InlineData(MaterialType.InstitutionLogoIcon, 5)]
    [InlineData(MaterialType.AuthLetter, 20)]
    public void Size_is_that_of_the_table(MaterialType type, int megabytes)
    {
        _photos.Write("most.png", SamplePhotos.Png(megabytes * 1024 * 1024));
        _photos.Write("more.png", SamplePhotos.Png((megabytes * 1024 * 1024) + 1));

        Assert.Equal(
            ("", $"FileTooLarge {megabytes}.01 {megabytes}"),
            (Fault("most.png", DouyinFileKinds.Of(type)), Fault("more.png", DouyinFileKinds.Of(type))));
    }

    [Fact]
    public void Damaged_picture_is_refused()
    {
        _photos.Write("a.png", SamplePhotos.Png()[..20]);

        Assert.Equal("FileDamaged", Fault("a.png"));
    }

    [Fact]
    public void Empty_file_is_refused()
    {
        _photos.Write("a.png", []);

        Assert.Equal("FileEmpty", Fault("a.png"));
    }

    [Fact]
    public void File_that_is_not_there_is_refused() => Assert.Equal("FileNotFound " + _photos.Folder, Fault("a.png"));

    [Fact]
    public void Link_to_nothing_is_refused()
    {
        SampleLinks.ToFile(Path.Combine(_photos.Folder, "a.png"), "gone.png");

        Assert.StartsWith("FileNotFound", Fault("a.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_is_refused() => Assert.Equal("FileIsFolder", Fault("."));

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void Device_is_refused(string device)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no devices in the file system here.");

        Assert.Equal("FileNotRegular", Fault(device));
    }

    [Fact]
    public void Pipe_is_refused_without_waiting_for_its_other_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are not in the file system here.");
        using (var mkfifo = Process.Start("mkfifo", [Path.Combine(_photos.Folder, "a.png")]))
            mkfifo.WaitForExit();

        Assert.Equal("FileNotRegular", Fault("a.png"));
    }

    [Fact]
    public void Socket_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets are files of another kind here.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_photos.Folder, "a.png")));

        Assert.Equal("FileNotRegular", Fault("a.png"));
    }

    [Fact]
    public void File_beyond_the_limits_is_ready_where_they_are_to_be_ignored()
    {
        _photos.Write("a.jpg", "This is a text."u8.ToArray());

        var (file, faults) = new FileInspector(new LocalFolder(_photos.Folder), ignoreLimits: true).Inspect("a.jpg", Photo);

        Assert.Equal(("FileWrongFormat", true), (Assert.Single(faults).Id, file is not null));
    }

    [Fact]
    public void File_that_changed_is_read_again()
    {
        var inspector = new FileInspector(new LocalFolder(_photos.Folder), ignoreLimits: false);
        _photos.Write("a.png", SamplePhotos.Png(seed: 1));
        var before = inspector.Inspect("a.png", Photo).File;
        var same = inspector.Inspect("./a.png", Photo).File;
        File.SetLastWriteTimeUtc(_photos.Write("a.png", SamplePhotos.Png(seed: 2)), new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc));

        Assert.Same(before, same);
        Assert.NotEqual(before!.Digest, inspector.Inspect("a.png", Photo).File!.Digest);
    }

    private (LocalFile? File, IReadOnlyList<FileFault> Faults) Inspect(string path, FileKind? kind = null) =>
        new FileInspector(new LocalFolder(_photos.Folder), ignoreLimits: false).Inspect(path, kind ?? Photo);

    private string Fault(string path, FileKind? kind = null)
    {
        using var english = InCulture.English();
        return string.Join(", ", Inspect(path, kind).Faults.Select(fault => string.Join(' ', [fault.Id, .. fault.Details])));
    }
}
