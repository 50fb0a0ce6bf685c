using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Json;

namespace QualificationTools.Core.Tests.Json;

/// <summary>The one leniency with which every answer of a service is read.</summary>
public sealed class AnswerObjectTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData(" \r\n{ }\n", true)]
    [InlineData("\uFEFF{}", true)]
    [InlineData("", false)]
    [InlineData("null", false)]
    [InlineData("[]", false)]
    [InlineData("[{}]", false)]
    [InlineData("\"{}\"", false)]
    [InlineData("{", false)]
    [InlineData("{}{}", false)]
    [InlineData("{}<!-- proxy -->", false)]
    [InlineData("{\"a\":1,}", false)]
    [InlineData("// note\n{}", false)]
    [InlineData("<html>", false)]
    public void Answer_is_one_whole_object(string answer, bool isObject) => Assert.Equal(isObject, Parse(answer).IsObject);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Answer_has_at_most_64_levels(int lists, bool isObject) =>
        Assert.Equal(isObject, Parse("{\"a\":" + new string('[', lists) + new string(']', lists) + "}").IsObject);

    [Theory]
    [InlineData("\"text\"", true, "text")]
    [InlineData("\"\"", true, null)]
    [InlineData("42", true, "42")]
    [InlineData("1.50", true, "1.50")]
    [InlineData("12345678901234567890", true, "12345678901234567890")]
    [InlineData("null", true, null)]
    [InlineData("true", false, null)]
    [InlineData("{}", false, null)]
    [InlineData("{\"a\":1}", false, null)]
    [InlineData("[]", false, null)]
    [InlineData("[\"text\"]", false, null)]
    [InlineData("\"\\ud800\"", false, null)]
    public void Text_or_number_is_read_as_a_text(string json, bool canBeRead, string? text)
    {
        var answer = Parse("{\"m\":" + json + "}");

        Assert.Equal((canBeRead, text), (answer.TryText("m", out var read), read));
        Assert.Equal(text, answer.Text("m"));
    }

    [Theory]
    [InlineData("42", true, 42L)]
    [InlineData("\"42\"", true, 42L)]
    [InlineData("\" 42 \"", true, 42L)]
    [InlineData("42.0", true, 42L)]
    [InlineData("-1", true, -1L)]
    [InlineData("\"\"", true, null)]
    [InlineData("null", true, null)]
    [InlineData("9223372036854775807", true, long.MaxValue)]
    [InlineData("9223372036854775808", false, null)]
    [InlineData("99999999999999999999999999999999999", false, null)]
    [InlineData("4.5", false, null)]
    [InlineData("1e400", false, null)]
    [InlineData("\"4,2\"", false, null)]
    [InlineData("\"abc\"", false, null)]
    [InlineData("\"４２\"", false, null)]
    [InlineData("true", false, null)]
    [InlineData("{}", false, null)]
    [InlineData("[42]", false, null)]
    public void Number_or_text_is_read_as_a_number(string json, bool canBeRead, long? number) =>
        Assert.Equal((canBeRead, number), (Parse("{\"m\":" + json + "}").TryNumber("m", out var read), read));

    [Theory]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", null)]
    [InlineData("4294967297", null)]
    [InlineData("-2147483649", null)]
    public void Number_that_is_too_large_is_not_cut_down(string json, int? number) => Assert.Equal(number, Parse("{\"m\":" + json + "}").Number("m"));

    [Theory]
    [InlineData("{}", true, true)]
    [InlineData("{\"a\":1}", true, true)]
    [InlineData("null", true, false)]
    [InlineData("[]", true, false)]
    [InlineData("\"\"", true, false)]
    [InlineData("[{}]", false, false)]
    [InlineData("\"text\"", false, false)]
    [InlineData("0", false, false)]
    [InlineData("false", false, false)]
    public void Object_may_be_written_as_an_empty_list_or_text(string json, bool canBeRead, bool isObject) =>
        Assert.Equal((canBeRead, isObject), (Parse("{\"m\":" + json + "}").TryObject("m", out var read), read.IsObject));

    [Theory]
    [InlineData("null", true, null)]
    [InlineData("[]", true, 0)]
    [InlineData("[{},{\"a\":1}]", true, 2)]
    [InlineData("[null,{}]", true, 1)]
    [InlineData("{\"a\":1}", true, 1)]
    [InlineData("{}", false, null)]
    [InlineData("\"\"", false, null)]
    [InlineData("[1]", false, null)]
    [InlineData("[{},\"text\"]", false, null)]
    [InlineData("[[]]", false, null)]
    [InlineData("7", false, null)]
    [InlineData("true", false, null)]
    public void List_is_read_whole_or_not_at_all(string json, bool canBeRead, int? count)
    {
        var answer = Parse("{\"m\":" + json + "}");

        Assert.Equal((canBeRead, count), (answer.TryObjects("m", out var read), read?.Count));
        Assert.Equal(count, answer.Objects("m")?.Count);
    }

    [Fact]
    public void What_is_not_there_can_be_read_and_is_nothing()
    {
        var answer = Parse("{\"other\":1}");

        Assert.True(answer.TryText("m", out _) && answer.TryNumber("m", out _) && answer.TryObject("m", out _) && answer.TryObjects("m", out _));
        Assert.Equal((false, null, null, false, null, null), (answer.Has("m"), answer.Text("m"), answer.Number("m"), answer.Object("m").IsObject, answer.Objects("m"), answer.Value("m")));
    }

    [Fact]
    public void Members_of_no_object_are_not_there()
    {
        var none = Parse("<html>");

        Assert.Equal((false, true, false, null, null), (none.IsObject, none.IsEmpty, none.Has("m"), none.Text("m"), none.Object("m").Object("n").Objects("o")));
    }

    [Theory]
    [InlineData("{\"name\":\"a\"}")]
    [InlineData("{\"Name\":\"a\"}")]
    [InlineData("{\"NAME\":\"a\",\"other\":[{}]}")]
    [InlineData("{\"\\u006eame\":\"a\"}")]
    [InlineData("{\"name\":null,\"Name\":\"a\"}")]
    [InlineData("{\"Name\":\"a\",\"name\":null}")]
    [InlineData("{\"name\":\"a\",\"name\":\"a\"}")]
    [InlineData("{\"name\":\"a\",\"NAME\":\"a\",\"Name\":\"a\"}")]
    public void Name_is_read_in_every_case_and_may_be_repeated(string answer) => Assert.Equal("a", Parse(answer).Text("name"));

    [Theory]
    [InlineData("\"a\"", "\"b\"")]
    [InlineData("[]", "[{}]")]
    [InlineData("{\"a\":1}", "{}")]
    [InlineData("1", "\"1\"")]
    public void Values_that_do_not_agree_cannot_be_read(string one, string other)
    {
        foreach (var answer in new[] { Parse($"{{\"m\":{one},\"M\":{other}}}"), Parse($"{{\"m\":{other},\"m\":{one},\"m\":{other}}}") })
        {
            Assert.Equal((true, true, null), (answer.Has("m"), answer.Contradicts("m"), answer.Value("m")));
            Assert.False(answer.TryText("m", out _) || answer.TryNumber("m", out _) || answer.TryObject("m", out _) || answer.TryObjects("m", out _));
        }
    }

    [Theory]
    [InlineData("{\"\\ud800\":1,\"m\":\"a\"}")]
    [InlineData("{\"m\":\"a\",\"x\":\"\\ud800\"}")]
    public void Half_a_surrogate_pair_spoils_nothing_else(string answer) => Assert.Equal("a", Parse(answer).Text("m"));

    [Fact]
    public void Bytes_that_are_no_text_spoil_nothing_else()
    {
        byte[] answer = [.. "{\"m\":\"a\",\"x\":\""u8, 0xFF, 0xFE, .. "\",\""u8, 0xC0, .. "\":1}"u8];

        Assert.Equal(("a", false, null), (AnswerObject.Parse(answer).Text("m"), AnswerObject.Parse(answer).TryText("x", out var text), text));
    }

    [Fact]
    public void Value_is_opened_one_level_by_the_same_rules()
    {
        var value = Parse("{\"m\":{\"a\":1,\"A\":2,\"b\":\"x\",\"c\":null,\"d\":[1.5,true],\"\\ud800\":1}}").Value("m");

        var members = Assert.IsType<IEnumerable<KeyValuePair<string, object?>>>(AnswerObject.Open(value), exactMatch: false).ToDictionary();
        Assert.Equal(["b", "d"], members.Keys);
        Assert.Equal("x", AnswerObject.Open(members["b"]));
        Assert.Equal(["1.5", true], Assert.IsType<IEnumerable<object?>>(AnswerObject.Open(members["d"]), exactMatch: false).Select(AnswerObject.Open));
    }

    [Fact]
    public void No_bytes_throw() => Prop.ForAll(MutatedBytes.Any, ReadAll).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mutation_of_an_answer_throws() =>
        Prop.ForAll(MutatedBytes.Of("{\"m\":\"a\",\"n\":[{\"m\":1}],\"o\":{\"m\":null},\"m\":\"\\ud83d\\ude00\"}"), ReadAll).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static void ReadAll(byte[] answer)
    {
        var read = AnswerObject.Parse(answer);
        foreach (var name in (string[])["m", "n", "o"])
        {
            read.TryText(name, out _);
            read.TryNumber(name, out _);
            read.TryObject(name, out var one);
            read.TryObjects(name, out _);
            one.Text("m");
            AnswerObject.Open(read.Value(name));
        }
    }

    private static AnswerObject Parse(string answer) => AnswerObject.Parse(Encoding.UTF8.GetBytes(answer));
}
