using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>
/// A made-up row of the voice service. Its long numbers end in a letter, which a spreadsheet leaves alone.
/// </summary>
internal sealed class VmsExamples : FormExamples
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Rows =>
        [
            new ExampleRow(
                null,
                new VmsQualificationForm
                {
                    MainInfo = new VmsMainInfo
                    {
                        QualificationNo = "QUA000000000000000",
                        QualificationEntity = "示例科技有限公司",
                        CertificateThreeInOne = 1,
                        EnterpriseAddress = "示例市示例区示例路1号",
                        LegalRepresentativeName = new SensitiveText("示例甲"),
                        LegalRepresentativeId = new SensitiveText("11010119900307002X"),
                        LegalRepresentativeFrontIdPhotoFileCode = "./photos/legal-front.jpg",
                        LegalRepresentativeBackIdPhotoFileCode = "./photos/legal-back.jpg",
                        DocOfNumberApplyPhotoFileCode = "./photos/letter.jpg",
                        CommitmentLetterOfNetAccessPhotoFileCode = "./photos/commitment.jpg",
                        UnitSocialCreditCode = "91110108MA0000001D",
                        ThreeInOneBusinessLicensePhotoFileCode = "./photos/licence.jpg",
                    },
                    AdminInfo = new VmsAdminInfo
                    {
                        Name = new SensitiveText("示例乙"),
                        ContactNumber = new SensitiveText("13800000000"),
                        IdCardNumber = new SensitiveText("11010119900307002X"),
                        IdCardFrontPhotoFileCode = "./photos/front.jpg",
                        IdCardBackPhotoFileCode = "./photos/back.jpg",
                        IdCardPhotoWithPeopleFileCode = "./photos/with-card.jpg",
                    },
                    Scenarios =
                    [
                        new VmsScenario
                        {
                            SceneType = 1101,
                            Description = "示例：售后回访",
                            ScenarioOfCalling = "您好，这里是示例科技，请问您对服务满意吗？",
                        },
                    ],
                }),
        ];
}
