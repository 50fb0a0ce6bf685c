using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>The person who administers the numbers: <c>QualificationAdminInfoFormDO</c>.</summary>
public sealed class VmsAdminInfo
{
    /// <summary>Gets or sets the administrator's name.</summary>
    [Column("Name", "姓名", Synonyms = "名字;名称")]
    public SensitiveText? Name { get; set; }

    /// <summary>Gets or sets the administrator's mobile number.</summary>
    [
        Column(
            "ContactNumber",
            "联系电话",
            Synonyms = "电话;电话号码;手机;手机号;手机号码;联系方式;联系手机;移动电话;Phone;PhoneNumber;Mobile;MobileNumber;MobilePhone;"
                + "Telephone;Tel"),
        Code(AllowBlanks = true),
        MobileNumber]
    public SensitiveText? ContactNumber { get; set; }

    /// <summary>Gets or sets the administrator's identity number.</summary>
    [
        Column(
            "IdCardNumber",
            "身份证号",
            Synonyms = "身份证;身份证号码;身份证件号;证件号;证件号码;IdNumber;IdCard;IdCardNo"),
        Code(AllowBlanks = true),
        IdNumber]
    public SensitiveText? IdCardNumber { get; set; }

    /// <summary>Gets or sets the file code of the front of the administrator's identity card.</summary>
    [
        Column("IdCardFrontPhotoFileCode", "身份证正面", Synonyms = "身份证人像面;身份证头像面;IdCardFront;IdFront"),
        VmsFile(VmsFileType.IdCardFrontPhoto)]
    public string? IdCardFrontPhotoFileCode { get; set; }

    /// <summary>Gets or sets the file code of the back of the administrator's identity card.</summary>
    [
        Column("IdCardBackPhotoFileCode", "身份证反面", Synonyms = "身份证背面;身份证国徽面;IdCardBack;IdBack"),
        VmsFile(VmsFileType.IdCardBackPhoto)]
    public string? IdCardBackPhotoFileCode { get; set; }

    /// <summary>Gets or sets the file code of the administrator holding the identity card.</summary>
    [
        Column(
            "IdCardPhotoWithPeopleFileCode",
            "手持身份证",
            Synonyms = "手持身份证照;手持照;手持证件;IdCardWithPeople"),
        VmsFile(VmsFileType.IdCardPhotoWithPeople)]
    public string? IdCardPhotoWithPeopleFileCode { get; set; }

    /// <summary>Gets or sets the qualification's numeric id, as the administrator's part has it.</summary>
    [Column("QualificationId", "资质ID")]
    public int? QualificationId { get; set; }

    /// <summary>Gets or sets the code of the approval flow, if the service gave one.</summary>
    [Column("ApprovalInstanceCode", "审批实例编码"), Code]
    public string? ApprovalInstanceCode { get; set; }

    /// <summary>Returns a mask, because identifying values are personal.</summary>
    public override string ToString() => SensitiveText.Mask;
}
