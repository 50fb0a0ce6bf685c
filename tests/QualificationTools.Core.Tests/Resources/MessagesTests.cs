using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Resources;

public sealed partial class MessagesTests
{
    private static readonly Dictionary<string, string> English = Load(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Chinese = Load(CultureInfo.GetCultureInfo("zh-Hans"));

    [Fact]
    public void Both_languages_have_the_same_messages() => Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Chinese.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_have_the_same_placeholders() =>
        Assert.Equal(
            English.OrderBy(message => message.Key, StringComparer.Ordinal).Select(message => $"{message.Key} {Placeholders(message.Value)}"),
            Chinese.OrderBy(message => message.Key, StringComparer.Ordinal).Select(message => $"{message.Key} {Placeholders(message.Value)}"));

    [Fact]
    public void Chinese_messages_are_Chinese() =>
        Assert.All(Chinese.Where(message => message.Value.Any(char.IsLetter)), message => Assert.Matches(@"[\u4E00-\u9FFF]", message.Value));

    [Fact]
    public void English_messages_are_not_Chinese_but_for_what_the_service_calls_so() =>
        Assert.All(English, message => Assert.DoesNotMatch(@"[\u4E00-\u9FFF]", WordsOfTheService().Replace(message.Value, "")));

    [Fact]
    public void No_message_is_empty() => Assert.All(English.Concat(Chinese), message => Assert.False(string.IsNullOrWhiteSpace(message.Value), message.Key));

    [Fact]
    public void Every_code_of_the_voice_service_has_advice() =>
        AssertKnown(VmsErrors.Codes.Select(code => VmsErrors.Find(code, null, 200).Meaning.Advice));

    [Fact]
    public void Every_code_of_the_open_platform_has_advice() =>
        AssertKnown(DouyinErrors.Codes.Select(code => DouyinErrors.Find(code, 200).Meaning.Advice));

    [Fact]
    public void Every_status_has_advice() => AssertKnown(Enumerable.Range(100, 500).Select(status => StatusMeaning.Find(status).Advice));

    [Fact]
    public void Every_rule_has_a_message() =>
        AssertKnown(typeof(RuleAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RuleAttribute)) && !type.IsAbstract)
            .Select(type => "Rule_" + Example(type).Id)
            .Append("Rule_UnusualValue"));

    [Theory]
    [InlineData("NullInput")]
    [InlineData("EmptyInput")]
    [InlineData("NoKnownColumn")]
    [InlineData("ListInput")]
    [InlineData("NotAForm")]
    [InlineData("BrokenJson")]
    [InlineData("NotAnObject")]
    [InlineData("NotText")]
    [InlineData("NotANumber")]
    [InlineData("TooManyElements")]
    [InlineData("MaskedValue")]
    public void Every_problem_of_reading_has_a_message(string id) => AssertKnown(["Rule_" + id]);

    [Theory]
    [InlineData("ConnectFailed")]
    [InlineData("ConnectTimeout")]
    [InlineData("NameNotResolved")]
    [InlineData("TlsFailed")]
    [InlineData("ProxyFailed")]
    [InlineData("ProxyNotReached")]
    [InlineData("ProxyAuthenticationRequired")]
    [InlineData("ProxyTimeout")]
    [InlineData("ConnectionLost")]
    [InlineData("AnswerTooLarge")]
    public void Every_failure_before_sending_has_a_message_and_advice(string id) => AssertKnown(["Failure_" + id, "Advice_" + id]);

    [Theory]
    [InlineData("OperationTimeout")]
    [InlineData("Stopped")]
    [InlineData("RunStopped")]
    [InlineData("NotSent")]
    [InlineData("ForeignAnswer")]
    public void Every_other_failure_has_a_message(string id) => AssertKnown(["Failure_" + id]);

    [Fact]
    public void Message_of_a_rule_begins_with_the_column_or_speaks_of_the_row() =>
        Assert.All(
            Columns(typeof(VmsQualificationForm)).Concat(Columns(typeof(DouyinClassAuthForm))).SelectMany(node => node.Rules),
            rule => Assert.StartsWith("{0}", English["Rule_" + rule.Id], StringComparison.Ordinal));

    private static void AssertKnown(IEnumerable<string> names) =>
        Assert.DoesNotContain(names, name => !English.ContainsKey(name) || !Chinese.ContainsKey(name));

    private static IEnumerable<FormNode> Columns(Type form) => FormMap.For(form).Leaves.SelectMany(leaf => leaf.Steps).Distinct();

    private static RuleAttribute Example(Type rule) => rule.Name switch
    {
        nameof(WeightedLengthAttribute) => new WeightedLengthAttribute(1, 2),
        nameof(MaximumCountAttribute) => new MaximumCountAttribute(1),
        nameof(OneOfAttribute) => new OneOfAttribute("a"),
        nameof(OneOfNumbersAttribute) => new OneOfNumbersAttribute(Severity.Error, 1),
        nameof(RequiredForAttribute) => new RequiredForAttribute(IndustryRole.Teacher),
        nameof(FittingMaterialAttribute) => new FittingMaterialAttribute(MaterialType.CooperationCase),
        _ => (RuleAttribute)Activator.CreateInstance(rule)!,
    };

    private static string Placeholders(string message) =>
        string.Join(' ', Placeholder().Matches(message).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Load(CultureInfo culture) =>
        new ResourceManager("QualificationTools.Resources.Messages", typeof(FormMap).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("长期有效|线上机构|线下机构|企业工商户|个体工商户")]
    private static partial Regex WordsOfTheService();
}
