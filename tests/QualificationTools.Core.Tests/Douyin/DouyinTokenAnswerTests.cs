using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Douyin;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinTokenAnswerTests
{
    private const string Granted = "{\"err_no\":0,\"err_tips\":\"success\",\"data\":{\"access_token\":\"t1\",\"expires_in\":7200}}";

    [Theory]
    [InlineData(Granted)]
    [InlineData("{\"data\":{\"access_token\":\"t1\",\"expires_in\":\"7200\"}}")]
    [InlineData("{\"data\":{\"ACCESS_TOKEN\":\"t1\",\"expires_in\":7200.0,\"more\":[{}]}}")]
    public void Token_and_its_lifetime_are_read(string body) => Assert.Equal(new DouyinTokenAnswer("t1", 7200), Read(body));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":{\"access_token\":{}}}")]
    [InlineData("{\"data\":{\"access_token\":\"\"}}")]
    [InlineData("{\"data\":{\"access_token\":\"t1\",\"access_token\":\"t2\"}}")]
    [InlineData("<html>")]
    public void Anything_else_holds_none(string body) => Assert.Null(Read(body));

    [Fact]
    public void No_mutation_of_an_answer_throws() =>
        Prop.ForAll(MutatedBytes.Of(Granted), bytes => { DouyinTokenAnswer.Read(bytes); }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static DouyinTokenAnswer? Read(string body) => DouyinTokenAnswer.Read(Encoding.UTF8.GetBytes(body));
}
