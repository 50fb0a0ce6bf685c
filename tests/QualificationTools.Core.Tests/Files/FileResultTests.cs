using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Files;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Files;

public sealed class FileResultTests
{
    private static readonly LocalFile File = new("/photos/李四.png", 200, new string('A', 64), FileFormat.Png);

    [Theory]
    [InlineData(QualificationStatus.Succeeded, "code1")]
    [InlineData(QualificationStatus.Skipped, "code1")]
    [InlineData(QualificationStatus.Invalid, null)]
    [InlineData(QualificationStatus.Rejected, null)]
    [InlineData(QualificationStatus.Failed, null)]
    [InlineData(QualificationStatus.Unknown, null)]
    public void Code_is_there_only_where_the_file_is_at_the_service(QualificationStatus status, string? code)
    {
        var (vms, douyin) = (Result<VmsFileResult>("IdCardBackPhoto", status), Result<DouyinMaterialResult>("1007", status));

        Assert.Equal((code, code), (vms.FileCode, douyin.MaterialPath));
    }

    [Fact]
    public void Result_tells_what_file_it_is_of()
    {
        var result = Result<VmsFileResult>("IdCardBackPhoto", QualificationStatus.Succeeded);

        Assert.Equal(("./李四.png", 200L, FileFormat.Png, VmsFileType.IdCardBackPhoto), (result.Path, result.Length, result.Format, result.FileType));
    }

    [Fact]
    public void Kind_of_a_material_is_told_by_its_number() =>
        Assert.Equal(MaterialType.InstitutionBizLicense, Result<DouyinMaterialResult>("1007", QualificationStatus.Succeeded).MaterialType);

    [Fact]
    public void File_that_was_not_read_has_no_length_and_no_format()
    {
        var result = new VmsFileResult { Input = new FileForm { Path = "./a.png" } };

        Assert.Equal(("./a.png", null, null), (result.Path, result.Length, result.Format));
    }

    [Theory]
    [InlineData("./照片/李四.png", "李四.png")]
    [InlineData(@".\照片\李四.png", "李四.png")]
    [InlineData("李四.png", "李四.png")]
    public void File_is_known_by_its_name_and_noted_by_its_rows_key(string path, string name)
    {
        var form = new FileForm { Path = path, RowKey = "QUA1" };

        Assert.Equal((name, "QUA1"), (form.Key, form.NotedKey));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.01")]
    [InlineData(1_048_576, "1")]
    [InlineData(1_048_577, "1.01")]
    [InlineData(1_572_864, "1.5")]
    [InlineData(20_971_520, "20")]
    public void Megabytes_are_never_less_than_they_are(long length, string megabytes)
    {
        using var _ = InCulture.Of("de-DE");

        Assert.Equal(megabytes, FileKind.Megabytes(length));
    }

    private static TResult Result<TResult>(string kind, QualificationStatus status)
        where TResult : FileResult, new() => new()
        {
            Status = status,
            ReviewTaskId = "code1",
            Input = new FileForm { Path = "./李四.png", Kind = new FileKind(kind, 20, FileFormat.Png), File = File },
        };
}
