using QualificationTools.Douyin;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Files;

public sealed class LocalPathTests
{
    private static readonly FileMemberAttribute Vms = new VmsFileAttribute(VmsFileType.IdCardFrontPhoto);
    private static readonly FileMemberAttribute Douyin = new MaterialFileAttribute();

    [Theory]
    [InlineData("./a.jpg")]
    [InlineData("../a.jpg")]
    [InlineData(@".\a.jpg")]
    [InlineData(@"..\a.jpg")]
    [InlineData("/a.jpg")]
    [InlineData(@"\\server\share\a.jpg")]
    [InlineData(@"C:\a.jpg")]
    [InlineData("c:/a.jpg")]
    [InlineData("~/a.jpg")]
    [InlineData("C:a.jpg")]
    [InlineData("c:sub/a.jpg")]
    [InlineData("照片/李 四.jpg")]
    [InlineData(@"photos\a.jpg")]
    [InlineData("./certification/resource/a.jpg")]
    public void Path_is_local(string value) => Assert.True(LocalPath.IsLocal(value, Vms.IsOfService) && LocalPath.IsLocal(value, Douyin.IsOfService));

    [Theory]
    [InlineData("21000000007d444840IdCardFrontPhoto.jpeg")]
    [InlineData("a.jpg")]
    [InlineData("https://host/a.jpg")]
    [InlineData("sha256:0a")]
    public void Code_name_and_address_are_not(string value) => Assert.False(LocalPath.IsLocal(value, Vms.IsOfService) || LocalPath.IsLocal(value, Douyin.IsOfService));

    [Fact]
    public void What_the_platform_gave_is_not_local_there() =>
        Assert.Equal((false, true), (LocalPath.IsLocal("certification/resource/0a", Douyin.IsOfService), LocalPath.IsLocal("certification/resource/0a", Vms.IsOfService)));
}
