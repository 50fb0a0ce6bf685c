using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>The person who administers the numbers: <c>QualificationAdminInfoFormDO</c>.</summary>
public sealed class VmsAdminInfo
{
    /// <summary>The administrator's name.</summary>
    [Column("Name", "姓名")]
    public SensitiveText? Name { get; set; }

    /// <summary>The administrator's mobile number.</summary>
    [Column("ContactNumber", "联系电话"), Code, MobileNumber]
    public SensitiveText? ContactNumber { get; set; }

    /// <summary>The administrator's identity number.</summary>
    [Column("IdCardNumber", "身份证号"), Code, IdNumber]
    public SensitiveText? IdCardNumber { get; set; }

    /// <summary>File code: the front of the administrator's identity card.</summary>
    [Column("IdCardFrontPhotoFileCode", "身份证正面"), VmsFile(VmsFileType.IdCardFrontPhoto)]
    public string? IdCardFrontPhotoFileCode { get; set; }

    /// <summary>File code: the back of the administrator's identity card.</summary>
    [Column("IdCardBackPhotoFileCode", "身份证反面"), VmsFile(VmsFileType.IdCardBackPhoto)]
    public string? IdCardBackPhotoFileCode { get; set; }

    /// <summary>File code: the administrator holding the identity card.</summary>
    [Column("IdCardPhotoWithPeopleFileCode", "手持身份证"), VmsFile(VmsFileType.IdCardPhotoWithPeople)]
    public string? IdCardPhotoWithPeopleFileCode { get; set; }

    /// <summary>The qualification's numeric id, as the administrator's part has it.</summary>
    [Column("QualificationId", "资质ID")]
    public int? QualificationId { get; set; }

    /// <summary>The code of the approval flow, where the service gave one.</summary>
    [Column("ApprovalInstanceCode", "审批实例编码"), Code]
    public string? ApprovalInstanceCode { get; set; }
}
