using System.Management.Automation;
using System.Management.Automation.Runspaces;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using QualificationTools.Commands;

namespace QualificationTools.Cmdlets.Tests.InProcess;

/// <summary>Every workbook that the cmdlets write, as they write it, keeps the rules of its format.</summary>
public sealed class WorkbookValidationTests : IDisposable
{
    private const string Rows = """
        $rows = if ($service -eq 'Vms') {
            @{ QualificationNo = 'QUA1'; AdminName = '示例甲'; AdminContactNumber = '123'; AdminIdCardNumber = '11010119900307002X'; 'Scenario1.SceneType' = '1101' }
            @{ QualificationNo = 'QUA2'; AdminName = "<&> `u{1}"; AdminContactNumber = '13800000000'; AdminIdCardNumber = '12'; CertificateThreeInOne = '1' }
        }
        else {
            @{ PartnerEntityId = 'E_1'; MerchantEntityId = 'I_2'; FirstClass = '40000'; IndustryRole = 'Teacher'; 'Qualification1.MaterialType' = '1001' }
            @{ PartnerEntityId = 'E_1'; MerchantEntityId = ''; FirstClass = 'x'; IndustryRole = 'Institution'; 'Institution.Description' = '=1+1' }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static MatrixTheoryData<string, string> Kinds => new(["Vms", "Douyin"], ["en-US", "zh-CN"]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Template_is_valid(string service, string culture)
    {
        Run("New-QualificationTemplate $service $path -Language $culture.Substring(0, 2)", service, culture);

        Assert.Equal(["visible", "visible"], SheetStates().Take(2));
        Assert.Empty(Problems());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void File_for_mending_is_valid(string service, string culture)
    {
        var test = service == "Vms" ? "Test-VmsQualification" : "Test-DouyinClassAuth";
        Run($"{Rows}\n$rows | {test} -Strict | Export-QualificationSheet $path -Header ($culture -eq 'en-US' ? 'English' : 'Chinese')", service, culture);

        using (var package = Open())
            Assert.NotEmpty(package.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.WorksheetCommentsPart?.Comments.CommentList?.ChildElements ?? default));
        Assert.Empty(Problems());
    }

    private string FilePath => Path.Combine(_folder, "名单.xlsx");

    private void Run(string script, string service, string culture)
    {
        var state = InitialSessionState.CreateDefault2();
        foreach (var type in new[]
        {
            typeof(NewQualificationTemplateCommand), typeof(ExportQualificationSheetCommand), typeof(TestVmsQualificationCommand), typeof(TestDouyinClassAuthCommand),
        })
        {
            var name = (CmdletAttribute)Attribute.GetCustomAttribute(type, typeof(CmdletAttribute))!;
            state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, null));
        }

        using var shell = PowerShell.Create(state);
        shell.AddScript($"param($service, $path, $culture)\n[cultureinfo]::CurrentUICulture = $culture\n{script}").AddArgument(service).AddArgument(FilePath).AddArgument(culture);
        shell.Invoke();
        Assert.Empty(shell.Streams.Error);
    }

    private SpreadsheetDocument Open() => SpreadsheetDocument.Open(FilePath, isEditable: false);

    private IEnumerable<string> SheetStates()
    {
        using var package = Open();
        return [.. package.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.State?.InnerText ?? "visible")];
    }

    private IEnumerable<string> Problems()
    {
        using var package = Open();
        return
        [
            .. new[] { FileFormatVersions.Office2007, FileFormatVersions.Office2013, FileFormatVersions.Microsoft365 }
                .SelectMany(version => new OpenXmlValidator(version).Validate(package, TestContext.Current.CancellationToken))
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
        ];
    }
}
