using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

public sealed class FileSignatureTests
{
    [Fact]
    public void Format_is_told_by_the_content() => Assert.Equal(
        [FileFormat.Png, FileFormat.Jpeg, FileFormat.Pdf, null, null],
        new[] { SamplePhotos.Png(), SamplePhotos.Jpeg(), SamplePhotos.Pdf(), "photo.jpg"u8.ToArray(), [0xFF] }.Select(content => FileSignature.Of(new MemoryStream(content))));

    [Theory]
    [InlineData(0)]
    [InlineData(60_000)]
    public void Size_of_a_jpeg_is_found_behind_what_a_camera_adds(int cameraLength) => Assert.True(IsWhole(SamplePhotos.Jpeg(cameraLength), FileFormat.Jpeg));

    [Fact]
    public void Jpeg_with_filling_bytes_before_a_marker_is_whole() =>
        Assert.True(IsWhole([0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC2, 0, 11, 8, 1, 0, 1, 0, 1, 1, 0x11, 0], FileFormat.Jpeg));

    [Fact]
    public void Table_of_a_jpeg_is_no_frame() => Assert.False(IsWhole([0xFF, 0xD8, 0xFF, 0xC4, 0, 11, 8, 1, 0, 1, 0, 1, 1, 0x11, 0], FileFormat.Jpeg));

    [Fact]
    public void Png_is_whole() => Assert.True(IsWhole(SamplePhotos.Png(), FileFormat.Png));

    [Fact]
    public void Png_without_width_is_not_whole()
    {
        var content = SamplePhotos.Png();
        content.AsSpan(16, 4).Clear();

        Assert.False(IsWhole(content, FileFormat.Png));
    }

    [Fact]
    public void Picture_that_is_cut_off_anywhere_before_its_size_is_not_whole()
    {
        var jpeg = SamplePhotos.Jpeg(8);
        var frame = 2 + 12;

        Assert.All(Enumerable.Range(3, frame + 9 - 3), length => Assert.False(IsWhole(jpeg[..length], FileFormat.Jpeg)));
        Assert.All(Enumerable.Range(8, 16), length => Assert.False(IsWhole(SamplePhotos.Png()[..length], FileFormat.Png)));
    }

    [Fact]
    public void Hostile_bytes_end_the_search()
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var content = new byte[random.Next(3, 300)];
            random.NextBytes(content);
            (content[0], content[1], content[2]) = (0xFF, 0xD8, 0xFF);
            IsWhole(content, FileFormat.Jpeg);
        }

        Assert.False(IsWhole(Enumerable.Repeat((byte)0xFF, 5000).ToArray(), FileFormat.Jpeg));
    }

    private static bool IsWhole(byte[] content, FileFormat format) => FileSignature.IsWhole(new MemoryStream(content), format);
}
