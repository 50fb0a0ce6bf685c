using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

public sealed class FileSignatureTests
{
    // Marker, length, bits, height and width.
    private static readonly byte[] Frame = [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1];

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

    [Theory]
    [InlineData(0xBF, false)]
    [InlineData(0xC0, true)]
    [InlineData(0xC3, true)]
    [InlineData(0xC4, false)]
    [InlineData(0xC5, true)]
    [InlineData(0xC8, false)]
    [InlineData(0xC9, true)]
    [InlineData(0xCC, false)]
    [InlineData(0xCF, true)]
    [InlineData(0xD0, false)]
    public void Frames_of_a_jpeg_are_known_by_their_markers(byte marker, bool isFrame) =>
        Assert.Equal(isFrame, IsWhole([0xFF, 0xD8, 0xFF, marker, .. Frame[2..]], FileFormat.Jpeg));

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 0, true)]
    [InlineData(0, 0, false)]
    public void Jpeg_says_how_wide_it_is(byte high, byte low, bool isWhole) =>
        Assert.Equal(isWhole, IsWhole([0xFF, 0xD8, .. Frame[..7], high, low], FileFormat.Jpeg));

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void Chain_of_a_thousand_segments_is_no_jpeg(int segments, bool isWhole)
    {
        byte[] empty = [0xFF, 0xE0, 0, 2];

        Assert.Equal(isWhole, IsWhole([0xFF, 0xD8, .. Enumerable.Repeat(empty, segments).SelectMany(segment => segment), .. Frame], FileFormat.Jpeg));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Segment_that_is_shorter_than_its_own_length_ends_the_search(byte length) =>
        Assert.False(IsWhole([0xFF, 0xD8, 0xFF, 0xE0, 0, length, .. Frame], FileFormat.Jpeg));

    [Fact]
    public void Segment_without_a_marker_ends_the_search() => Assert.False(IsWhole([0xFF, 0xD8, 0xFE, .. Frame[1..]], FileFormat.Jpeg));

    [Fact]
    public void Of_a_document_its_header_says_enough() => Assert.True(IsWhole("%PDF-"u8.ToArray(), FileFormat.Pdf));

    [Theory]
    [InlineData("FF D8 FF", FileFormat.Jpeg)]
    [InlineData("FF D8 FE", null)]
    [InlineData("89 50 4E 47 0D 0A 1A 0A", FileFormat.Png)]
    [InlineData("89 50 4E 47 0D 0A 1A", null)]
    [InlineData("89 50 4E 47 0D 0A 1A 0B", null)]
    [InlineData("25 50 44 46 2D", FileFormat.Pdf)]
    [InlineData("25 50 44 46", null)]
    [InlineData("20 25 50 44 46 2D", null)]
    [InlineData("", null)]
    public void Format_is_told_by_the_first_bytes_alone(string start, FileFormat? format)
    {
        using var stream = new MemoryStream(Convert.FromHexString(start.Replace(" ", "", StringComparison.Ordinal)));
        stream.Position = stream.Length;

        Assert.Equal(format, FileSignature.Of(stream));
    }

    [Fact]
    public void Table_of_a_jpeg_is_no_frame() => Assert.False(IsWhole([0xFF, 0xD8, 0xFF, 0xC4, 0, 11, 8, 1, 0, 1, 0, 1, 1, 0x11, 0], FileFormat.Jpeg));

    [Fact]
    public void Png_is_whole() => Assert.True(IsWhole(SamplePhotos.Png(), FileFormat.Png));

    [Theory]
    [InlineData(16, "the width")]
    [InlineData(20, "the height")]
    [InlineData(12, "the name of the header")]
    public void Png_without_its_size_is_not_whole(int at, string what)
    {
        var content = SamplePhotos.Png();
        content.AsSpan(at, 4).Clear();

        Assert.False(IsWhole(content, FileFormat.Png), what);
    }

    [Fact]
    public void Png_that_ends_with_its_size_is_whole() => Assert.True(IsWhole(SamplePhotos.Png()[..24], FileFormat.Png));

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
