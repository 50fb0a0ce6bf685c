using System.Globalization;
using System.Text;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Tables;
using QualificationTools.Douyin;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Fuzzing;

/// <summary>
/// Whatever comes in, from a file or from a network, nothing but clean errors comes out. A usual run takes a sample;
/// <c>QUALIFICATIONTOOLS_FUZZ</c> says how many inputs each target gets, <c>QUALIFICATIONTOOLS_FUZZ_SEED</c> where they begin.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests
{
    private const int Batch = 1_000;

    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly byte[][] VmsAnswers = Bytes(
        """{"ResponseMetadata":{"RequestId":"20260302","Action":"UpdateQualification","Version":"2022-01-01","Service":"vms","Region":"cn-north-1"},"Result":{}}""",
        """{"ResponseMetadata":{"RequestId":"1","Error":{"CodeN":100018,"Code":"FlowLimitExceeded.QPSOverLimit","Message":"slow"}},"Result":null}""",
        """{"ResponseMetadata":{"RequestId":"1"},"Result":{"Records":[{"QualificationMainInfoVO":{"QualificationNo":"QUA1","ApprovalStatus":3,"ApprovalDoneReason":"照片模糊"}}],"Limit":20,"Offset":0,"Total":1}}""");

    private static readonly byte[][] DouyinAnswers = Bytes(
        """{"err":{"err_code":0,"err_msg":"success"},"class_auth_taskid":"7000000000000000001"}""",
        """{"err_no":28003018,"err_tips":"slow","log_id":"2026"}""",
        """{"data":{"error_code":28001008,"description":"expired"},"extra":{"error_code":28001008,"logid":"1"}}""",
        """{"err":{"err_code":0},"class_auths":[{"industry_class":{"first_class":40000,"second_class":40600},"institution":{"record_name":"示例"},"audit_qualification":[{"audit_status":3,"qualifications":[{"material_paths":["certification/resource/1"]}]}]}]}""");

    private static readonly byte[][] Rows = Bytes(SampleFiles.Read(SampleFiles.VmsUpdate), SampleFiles.Read(SampleFiles.DouyinInstitution), SampleFiles.Read(SampleFiles.DouyinPartner));

    private static readonly byte[][] Cells = Bytes(
        "QUA164664762128220429", "110101199003070038", "91110108MA0000001D", "13900000001", "2029-09-10", "长期有效", "certification/resource/1;certification/resource/2", "1101", "示例公司", "", "<empty>");

    private static readonly byte[][] Names = [.. FormMap.For(typeof(VmsQualificationForm)).Names.Concat(FormMap.For(typeof(DouyinClassAuthForm)).Names).Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Tables =
    [
        .. Bytes(
            "QualificationNo,AdminName,Scenario1.SceneType\r\nQUA1,示例,1101\r\n\"QUA\r\n2\",\"a \"\"b\"\"\",9.13E+17\r\n",
            "\uFEFF资质编号;管理员姓名\n'QUA1;１３９\n\n#QUA2;2029/9/10\n",
            "一月报表\n\nsep=;\nMerchantEntityId\tFirstClass\nI_1\t10000\n"),
        FileEncoding.Gb18030.GetBytes("资质编号,企业名称\r\nQUA1,示例公司\r\n"),
        Encoding.Unicode.GetBytes("\uFEFFQualificationNo\tAdminName\nQUA1\t示例\n"),
    ];

    private static readonly byte[][] Journals = Bytes(
        """
        {"kind":"header","at":"2026-03-02T01:00:00+00:00","version":1,"service":"vms","action":"UpdateQualification","endpoint":"http://127.0.0.1","account":"A"}
        {"kind":"intent","at":"2026-03-02T01:00:01+00:00","row":1,"key":"QUA1","digest":"00"}
        {"kind":"outcome","at":"2026-03-02T01:00:02+00:00","row":1,"key":"QUA1","digest":"00","status":"Succeeded"}
        """);

    private static readonly byte[][] Photos =
    [
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 1, 0x40, 8, 2, 0, 0, 0],
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 6, 0x4A, 0x46, 0x49, 0x46, 0xFF, 0xC0, 0, 11, 8, 1, 0x40, 2, 0, 1, 1, 0x11, 0],
        .. Bytes("%PDF-1.7\n"),
    ];

    private static readonly Dictionary<string, Action<Mutator>> Targets = new()
    {
        ["VMS envelope"] = input => VmsEnvelope.Read(input.Mutate(VmsAnswers)),
        ["VMS query"] = input => VmsQueryAnswer.Read(input.Mutate(VmsAnswers))?.Find("QUA1")?.ToForm(),
        ["Douyin envelope"] = input => DouyinEnvelope.Read(input.Mutate(DouyinAnswers)),
        ["Douyin token"] = input => DouyinTokenAnswer.Read(input.Mutate(DouyinAnswers)),
        ["Douyin query"] = input => DouyinClassAuthAnswer.Compare(input.Mutate(DouyinAnswers), SampleForms.Teacher(), Rivals.None),
        ["VMS records"] = input => VmsQueryAnswer.Read(input.Mutate(VmsAnswers))?.Records.ToList().ForEach(record => RuleEngine.Check(record.ToForm(), Today)),
        ["Douyin records"] = input =>
        {
            var answer = input.Mutate(DouyinAnswers);
            foreach (var record in DouyinRecords.ReadClassAuths(answer, new DouyinClassAuthQuery("", "I_1", null, null, null)))
                RuleEngine.Check(record.ToForm(), Today);
            DouyinRecords.ReadAuditDetail(answer, "1", form: null);
            DouyinRecords.ReadEntityId(answer);
            DouyinUpload.PathOf(answer);
        },
        ["tables"] = input => ReadTable(input.Mutate(Tables)),
        ["journals"] = input => ReadJournal(input.Mutate(Journals)),
        ["photos"] = input =>
        {
            using var photo = new MemoryStream(input.Mutate(Photos));
            if (FileSignature.Of(photo) is { } format)
                FileSignature.IsWhole(photo, format);
        },
        ["column map"] = input =>
        {
            FormMap.For(typeof(VmsQualificationForm)).FindColumn(Name(input));
            NearestName.Find(Name(input), FormMap.For(typeof(DouyinClassAuthForm)));
        },
        ["JSON rows"] = input =>
        {
            Check<VmsQualificationForm>(input.MutateText(Rows));
            Check<DouyinClassAuthForm>(input.MutateText(Rows));
        },
        ["flat rows"] = input =>
        {
            Check<VmsQualificationForm>(Record(input, 0));
            Check<DouyinClassAuthForm>(Record(input, 0));
        },
    };

    public static TheoryData<string> TargetNames => [.. Targets.Keys];

    private static int Inputs => Setting("QUALIFICATIONTOOLS_FUZZ", 2_000);

    private static int Seed => Setting("QUALIFICATIONTOOLS_FUZZ_SEED", 1);

    [Theory]
    [MemberData(nameof(TargetNames))]
    public void Nothing_throws(string target)
    {
        var run = Targets[target];
        Parallel.For(0, (Inputs + Batch - 1) / Batch, batch =>
        {
            for (var i = 0; i < Batch; i++)
            {
                var seed = unchecked((Seed * 1_000_003) + (batch * Batch) + i);
                try
                {
                    run(new Mutator(seed));
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"{target}, mutator of seed {seed}: {e}", e);
                }
            }
        });
    }

    private static void ReadTable(byte[] bytes)
    {
        try
        {
            using var file = CsvFile.Open(new MemoryStream(bytes), "fuzz.csv");
            while (file.Read() is not null)
            {
            }
        }
        catch (CsvException e)
        {
            Assert.NotEmpty(e.Advice);
        }
    }

    private static void ReadJournal(byte[] bytes)
    {
        try
        {
            Assert.All(JournalFile.Read(new MemoryStream(bytes), "fuzz.jsonl"), line => Assert.NotNull(line.Line.Kind));
        }
        catch (JournalException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    // A row is refused or it can be written as the service takes it; there is nothing between.
    private static void Check<TForm>(object? row)
        where TForm : QualificationForm, new()
    {
        var form = PlainRecord.Read<TForm>(row);
        var problems = RuleEngine.Check(form, Today);
        if (problems.All(problem => problem.Severity != Severity.Error))
            WireBody.Of(form);
        Assert.All(problems, problem => Assert.False(string.IsNullOrEmpty(problem.Message) || string.IsNullOrEmpty(problem.RuleId)));
    }

    private static List<KeyValuePair<string, object?>> Record(Mutator input, int depth) =>
        [.. Enumerable.Range(0, input.Next(12)).Select(_ => KeyValuePair.Create(Name(input), Value(input, depth)))];

    private static string Name(Mutator input)
    {
        var name = input.Next(3) == 0 ? input.MutateText(Names) : Encoding.UTF8.GetString(input.Pick(Names));
        return name.Replace("#", input.Next(14).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static object? Value(Mutator input, int depth) => input.Next(depth < 3 ? 12 : 9) switch
    {
        0 => null,
        1 => input.Next(int.MaxValue),
        2 => input.Next(int.MaxValue) * 1e6,
        3 => true,
        4 => DateTime.UnixEpoch.AddDays(input.Next(40_000)),
        < 9 => input.MutateText(Cells),
        9 => Record(input, depth + 1),
        _ => Enumerable.Range(0, input.Next(5)).Select(_ => Value(input, depth + 1)).ToList(),
    };

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
