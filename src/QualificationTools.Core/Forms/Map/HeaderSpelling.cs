namespace QualificationTools.Forms;

/// <summary>In which of its three spellings a column's name is written.</summary>
public enum HeaderSpelling
{
    /// <summary>The short English name, for example <c>AdminName</c>.</summary>
    English,

    /// <summary>The Chinese header, for example <c>管理员姓名</c>.</summary>
    Chinese,

    /// <summary>The path on the wire, for example <c>QualificationAdminInfoFormDO.Name</c>.</summary>
    Wire,
}
