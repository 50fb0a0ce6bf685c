namespace QualificationTools.Core.Tests.Input;

/// <summary>Cells as people and programs write them, by kind. Each line is a cell and what comes of it.</summary>
internal static class InputCases
{
    /// <summary>Cells that nobody means, each with the rule that refuses it in an id, a name and a line of text.</summary>
    public static readonly (string Rule, string[] Cells)[] Refused =
    [
        ("ErrorValue",
        [
            "#N/A", "#n/a", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#BLOCKED!", "#CONNECT!",
            "#BUSY!", "#UNKNOWN!", "#EXTERNAL!", "#TIMEOUT!", "#PYTHON!", "#ERROR!", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!", "#ÜBERLAUF!", "#VALEUR!", "#NOM?",
            "#NOMBRE!", "#¡VALOR!", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!", "#N/D", "#VALORE!", "#RIF!", "#WAARDE!", "#VERW!", "#ARG!", "#ADR!", "#NAZWA?", "#VÄRDEFEL!",
            "#VÆRDI!", "#I/T", "#ЗНАЧ!", "#ССЫЛКА!", "#ИМЯ?", "#ДЕЛ/0!", "#Н/Д", "#YOK", "#DEĞER!", "#HODNOTA!", "#ÉRTÉK!", "#ARVO!", "##", "########", "＃N/A", "Err:502", "err:508",
        ]),
        ("Placeholder",
        [
            "NULL", "null", "Null", "(null)", "<null>", "[NULL]", "{null}", "DBNull", "nil", "None", "none", "<none>", "(None)", "NaN", "nan", "-nan", "NaT", "<NA>", "<nan>",
            "undefined", "[undefined]", "True", "FALSE", "true", "inf", "-Infinity", "1.#IND", "1.#QNAN", "\\N", "{}", "[]", "(blank)", "(空白)", "nullptr",
            "System.Object[]", "System.String[]", "System.Collections.Hashtable", "System.Management.Automation.PSCustomObject", "System.Data.DataRow", "System.DBNull",
            "System.Collections.Generic.List`1[System.String]", "Newtonsoft.Json.Linq.JObject", "QualificationTools.Vms.VmsScenario", "List`1[System.String]",
            "[object Object]", "[object Array]", "[System.Object[]]", "@{a=1}", "@{Name=张三; Id=5}", "<__main__.Row object at 0x7f3a>", "<class 'str'>", "com.example.model.Person@1b28cdfa",
            "{{name}}", "{{ admin.name }}", "${name}", "#{name}", "{0}", "{name}", "%s", "%name%", "$(name)", "{\"a\":1}",
        ]),
        ("FormulaText", ["=A1", "=VLOOKUP(A1,B:C,2,0)", "=CONCATENATE(\"a\",B2)", "=DISPIMG(\"ID_1\",1)", "=\"a\"&B2", "=+A1", "= SUM(A1)", "=-1+2", "＝A1", "={1,2}", "='Sheet 1'!A1", "=@A1"]),
        ("ReplacementCharacter", ["示例\uFFFD司", "\uFFFD", "\uFFFD\uFFFD\uFFFD"]),
        ("UnseenCharacter",
        [
            "QUA1\u200B", "\u200BQUA1", "QU\u200CA1", "QU\u200DA1", "\u202A11010119900307002X", "QUA1\u202C", "QUA\u202E1", "QUA\u2066\u2069", "QUA1\u200E", "\u200FQUA1", "公司\uFEFF名", "QU\u00ADA1",
            "QUA\u2060", "QUA\u0000", "QUA\u00011", "QUA\u001B[31m", "QUA\u007F1", "QUA\u0085x", "QUA\u2028x", "示例\uE816", "张\uE000三", "张\uF8FF", "示例\uDB80\uDC00",
            "QUA\u061C", "QUA\u180E", "QUA\u3164x", "QUA\uFFA0x", "张\u115F三", "QUA\uFFFC", "QUA\uFFF9x", "QUA\uFDD0", "QUA\uFFFE", "Q\uDB40\uDC41A",
        ]),
        ("LostText",
        [
            "???", "????", "??", "?", "王??", "北京???有限公司", "?三", "示例?司", "锟斤拷", "示例锟斤拷公司", "烫烫烫", "屯屯屯屯", "Ã¤Ã¶", "å¼\u00A0ä¸‰", "Ã©cole", "寮犱笁", "娴嬭瘯鏁版嵁", "鍖椾含绀轰緥",
        ]),
        ("EncodedText",
        [
            "甲&amp;乙", "甲&nbsp;乙", "&#24352;&#19977;", "&#x5F20;", "&lt;甲&gt;", "甲&quot;", "甲<br>乙", "甲<br/>乙", "<p>甲</p>", "<span style='x'>甲</span>", "%E5%BC%A0%E4%B8%89", "甲%20%20乙", "\\u5f20\\u4e09", "甲_x000D_", "甲_x000a_乙",
        ]),
        ("ExcelDamage",
        [
            "1.10101E+17", "1.10101e+17", "1,10101E+17", "1.10101E17", "1.10101 E+17", "1.1E+017", "9E+17", "9E17", "1.38E+10", "1.38E10", "-1.38E+10", "+1.38E+10", "1.2E-05", "1.10101×10^17", "1.10101x10^17", "110101E+12",
            "110101199003070000", "110101199003077000", "123456789012345000000",
        ]),
    ];

    /// <summary>Numbers that only an id, a number or a code cannot be.</summary>
    public static readonly (string Rule, string[] Cells)[] RefusedCodes =
    [
        ("ExcelDamage", ["110101199003077731.00", "110101199003077731.0", "1101011990030777.31", "110,101,199,003,077,731", "110，101，199，003", "13800000001.0", "13,800,000,001", "110101199003077731.", "110'101'199'003"]),
        ("CodeCharacters", ["'13800000001", "‘13800000001", "１３８００００００01", "９1110108MA0000001D", "11010119900307002×", "11010119900307002Ｘ", "1101²", "①", "Ⅳ1", "А1", "\"QUA1\"", "“QUA1”", "QUA１", "资质1"]),
        ("MaskedValue", ["138****0001", "1101**********7731", "138＊＊＊＊0001", "1*", "138XXXX0001", "138xxxx0001", "110101XXXXXXXX7731", "138●●●●0001", "138••••0001", "*"]),
        ("UnseenCharacter", ["138\u00A00000\u00A00001", "138\u30000000", "138\u2003000", "138\t0000", "138\n0000", "138\r\n0001"]),
    ];

    /// <summary>Names that cannot be meant.</summary>
    public static readonly (string Rule, string[] Cells)[] RefusedNames =
    [
        ("MaskedValue", ["张*", "*三", "张**", "张＊", "张●", "张■■"]),
        ("UnseenCharacter", ["张\n三", "张\t三", "张三\r\n李四"]),
    ];

    /// <summary>Texts that a person may have meant: they are sent, with a warning.</summary>
    public static readonly (string Rule, string[] Cells)[] Doubtful =
    [
        ("NoValue",
        [
            "-", "--", "——", "/", "//", "无", "無", "暂无", "没有", "同上", "同前", "〃", "待定", "待补充", "未知", "不详", "略", "空", "N/A", "n/a", "NA", "n.a.", "TBD", "unknown", "ditto", "xxx", "测试", "某某", "张某某", "...", "……", "。", "_", "是", "否", "请填写", "blank",
        ]),
        ("MaskedValue", ["张XX", "XX三", "孙xx", "XX科技"]),
        ("LeftoverQuotes", ["\"张三\"", "'张三'", "“张三”", "‘张三’"]),
    ];

    /// <summary>Texts that look odd and are right.</summary>
    public static readonly string[] Plain =
    [
        "张三", "欧阳娜娜", "阿卜杜拉·买买提", "O'Brien", "Anna-Maria", "José García", "Zoë", "Łukasz", "Nguyễn Văn A", "𠮷野", "葛\uDB40\uDD00城", "㐂川", "﨑山", "示例（北京）科技有限公司", "示例(上海)有限公司", "A&B Trading Co., Ltd.", "3M中国有限公司", "示例#3号楼", "C#",
        "100%示例", "北京路1号-2", "50米@示例", "Null Island路1号", "无锡示例有限公司", "同上海示例", "Nanjing", "Nannan", "None Such Ltd.", "True Religion", "示例_分公司", "1+1教育", "7-11便利店", "E+教育", "2E咨询", "$100店", "System Integration", "system.示例", "示例~店", "X光示例", "测试技术有限公司", "星*星",
    ];

    /// <summary>Dates as people and programs write them, and what is sent.</summary>
    public static readonly (string Cell, string Sent)[] Dates =
    [
        ("2029-09-10", "2029-09-10"), ("2029/9/10", "2029-09-10"), ("2029/09/10", "2029-09-10"), ("2029-9-10", "2029-09-10"), ("2029.9.10", "2029-09-10"), ("2029年9月10日", "2029-09-10"), ("2029年09月10日", "2029-09-10"),
        ("2029年9月10号", "2029-09-10"), ("2029年9月10", "2029-09-10"), ("2029 年 9 月 10 日", "2029-09-10"), ("20290910", "2029-09-10"), ("2029-09-10 00:00:00", "2029-09-10"), ("2029/9/10 0:00:00", "2029-09-10"), ("2029/9/10 0:00", "2029-09-10"), ("2029-09-10T00:00:00", "2029-09-10"),
        ("2029-09-10T00:00:00Z", "2029-09-10"), ("2029-09-10T00:00:00.000Z", "2029-09-10"), ("2029-09-10T00:00:00+08:00", "2029-09-10"), ("2029-09-10 23:59:59", "2029-09-10"), ("47371", "2029-09-10"), ("47371.0", "2029-09-10"), ("'2029-09-10", "2029-09-10"), ("２０２９－０９－１０", "2029-09-10"), ("２０２９年９月１０日", "2029-09-10"),
        ("25/12/2029", "2029-12-25"), ("12/25/2029", "2029-12-25"), ("10/10/2029", "2029-10-10"), ("10-Sep-2029", "2029-09-10"), ("10 September 2029", "2029-09-10"), ("Sep 10, 2029", "2029-09-10"), ("September 10 2029", "2029-09-10"), ("2019.09.10-2029.09.10", "2029-09-10"), ("2019.09.10-长期", "长期有效"), ("2019年9月10日至2029年9月10日", "2029-09-10"), ("2019-09-10~2029-09-10", "2029-09-10"),
        ("长期", "长期有效"), ("长期有效", "长期有效"), ("永久", "长期有效"), ("永久有效", "长期有效"), ("无固定期限", "长期有效"), ("无期限", "长期有效"), ("長期", "长期有效"), ("Permanent", "长期有效"), ("long-term", "长期有效"), (" 2029-09-10 ", "2029-09-10"), ("2028-02-29", "2028-02-29"), ("9999-12-31", "9999-12-31"),
    ];

    /// <summary>Dates of which it is not certain what is meant.</summary>
    public static readonly (string Cell, string Rule)[] RefusedDates =
    [
        ("09/10/2029", "ExpiryAmbiguous"), ("9/10/2029", "ExpiryAmbiguous"), ("10.9.2029", "ExpiryAmbiguous"), ("1-2-2029", "ExpiryAmbiguous"), ("2029-02-30", "ExpiryFormat"), ("2027-02-29", "ExpiryFormat"), ("2029-13-01", "ExpiryFormat"), ("20291301", "ExpiryFormat"), ("29-9-10", "ExpiryFormat"), ("9/10/29", "ExpiryFormat"), ("10-Sep-29", "ExpiryFormat"),
        ("2029年9月", "ExpiryFormat"), ("2029-09", "ExpiryFormat"), ("9月10日", "ExpiryFormat"), ("2029", "ExpiryFormat"), ("民国118年9月10日", "ExpiryFormat"), ("118/9/10", "ExpiryFormat"), ("明年", "ExpiryFormat"), ("0", "ExpiryFormat"), ("1", "ExpiryFormat"), ("99999", "ExpiryFormat"), ("#N/A", "ExpiryFormat"), ("NULL", "ExpiryFormat"), ("???", "ExpiryFormat"), ("-", "ExpiryFormat"), ("无", "ExpiryFormat"),
        ("2029-09-10 08:30:00", "DateWithTime"), ("2029-09-09T16:00:00Z", "DateWithTime"), ("2029-09-09T16:00:00.000Z", "DateWithTime"), ("2029/9/10 12:00", "DateWithTime"), ("13/13/2029", "ExpiryFormat"), ("32/1/2029", "ExpiryFormat"), ("2029-09-10\u200B", "ExpiryFormat"), ("2029.09.10-2019.09.10", "ExpiryFormat"),
    ];

    /// <summary>Answers to a question of yes or no, and what is sent; null where it is neither.</summary>
    public static readonly (string Cell, int? Sent)[] Answers =
    [
        ("1", 1), ("0", 0), ("是", 1), ("否", 0), ("对", 1), ("不是", 0), ("有", 1), ("没有", 0), ("yes", 1), ("Yes", 1), ("YES", 1), ("no", 0), ("y", 1), ("N", 0), ("true", 1), ("TRUE", 1), ("True", 1), ("false", 0), ("FALSE", 0), ("√", 1), ("×", 0), ("三证合一", 1), ("１", 1), ("０", 0), ("1.0", 1), ("'1", 1), (" 是 ", 1),
        ("也许", null), ("1.5", null), ("abc", null), ("一", null), ("1,1", null),
    ];

    /// <summary>Whole numbers as programs write them.</summary>
    public static readonly (string Cell, int? Sent)[] Numbers =
    [
        ("1101", 1101), (" 1101 ", 1101), ("1101.0", 1101), ("1101.00", 1101), ("1,101", 1101), ("1,101.00", 1101), ("１１０１", 1101), ("'1101", 1101), ("+1101", 1101), ("01101", 1101),
        ("1101.5", null), ("1,10,1", null), ("11,01", null), ("1101元", null), ("1.101E+03", null), ("0x44D", null), ("#N/A", null), ("99999999999", null), ("1 101", null), ("NaN", null),
    ];

    /// <summary>Roles by number and name.</summary>
    public static readonly (string Cell, int? Sent)[] Roles =
    [
        ("1", 1), ("2", 2), ("3", 3), ("Teacher", 1), ("teacher", 1), ("老师", 1), ("教师", 1), ("讲师", 1), ("Institution", 2), ("机构", 2), ("教育机构", 2), ("培训机构", 2), ("Partner", 3), ("服务商", 3), ("1 老师", 1), ("1-老师", 1), ("老师(1)", 1), ("老师（1）", 1), ("1 Teacher 老师", 1), ("2.0", 2),
        ("学生", null), ("1 机构", null), ("老师/机构", null),
    ];

    /// <summary>Headers as offices write them, and the column of a qualification that they mean; null where it is none.</summary>
    public static readonly (string Header, string? Column)[] Headers =
    [
        ("资质编号", "QualificationNo"), ("资质编号*", "QualificationNo"), ("*资质编号", "QualificationNo"), ("＊资质编号", "QualificationNo"), ("资质编号：", "QualificationNo"), ("资质编号:", "QualificationNo"), ("资质 编号", "QualificationNo"), ("资质\n编号", "QualificationNo"), ("资质\r\n编号", "QualificationNo"), ("\uFEFF资质编号", "QualificationNo"), ("资质编号\u200B", "QualificationNo"),
        ("1.资质编号", "QualificationNo"), ("1、资质编号", "QualificationNo"), ("（1）资质编号", "QualificationNo"), ("①资质编号", "QualificationNo"), ("资质编号（必填）", "QualificationNo"), ("资质编号(必填)", "QualificationNo"), ("资质编号【必填】", "QualificationNo"), ("资质编号[必填]", "QualificationNo"), ("【必填】资质编号", "QualificationNo"), ("资质编号必填", "QualificationNo"), ("资质编号(QUA开头)", "QualificationNo"), ("资质号", "QualificationNo"), ("资质编码", "QualificationNo"), ("Qualification No", "QualificationNo"), ("qualification_no", "QualificationNo"), ("QUALIFICATION-NO", "QualificationNo"),
        ("管理员姓名（必填）", "AdminName"), ("管理员 姓名", "AdminName"), ("管理员名字", "AdminName"), ("联系人姓名", "AdminName"), ("经办人姓名", "AdminName"), ("负责人姓名", "AdminName"), ("Admin Name", "AdminName"), ("admin_name", "AdminName"), ("管理员电话", "AdminContactNumber"), ("管理员手机", "AdminContactNumber"), ("管理员手机号", "AdminContactNumber"), ("管理员手机号码", "AdminContactNumber"), ("联系电话", "AdminContactNumber"), ("手机号", "AdminContactNumber"), ("手机号码", "AdminContactNumber"), ("手机", "AdminContactNumber"), ("电话", "AdminContactNumber"), ("联系人电话", "AdminContactNumber"), ("Phone", "AdminContactNumber"), ("ContactNumber", "AdminContactNumber"), ("mobile", "AdminContactNumber"), ("Phone Number", "AdminContactNumber"),
        ("管理员身份证", "AdminIdCardNumber"), ("管理员身份证号码", "AdminIdCardNumber"), ("经办人身份证号", "AdminIdCardNumber"), ("IdCardNumber", null), ("管理员身份证正面照片", "AdminIdCardFrontPhotoFileCode"), ("管理员身份证正面照", "AdminIdCardFrontPhotoFileCode"), ("管理员身份证人像面", "AdminIdCardFrontPhotoFileCode"), ("管理员身份证国徽面", "AdminIdCardBackPhotoFileCode"), ("手持身份证", "AdminIdCardPhotoWithPeopleFileCode"), ("手持身份证照片", "AdminIdCardPhotoWithPeopleFileCode"), ("AdminIdCardFrontPhoto", "AdminIdCardFrontPhotoFileCode"),
        ("公司名称", "QualificationEntity"), ("单位名称", "QualificationEntity"), ("公司全称", "QualificationEntity"), ("企业全称", "QualificationEntity"), ("Company", "QualificationEntity"), ("Company Name", "QualificationEntity"), ("公司地址", "EnterpriseAddress"), ("注册地址", "EnterpriseAddress"), ("地址", "EnterpriseAddress"), ("Address", "EnterpriseAddress"), ("法人", "LegalRepresentativeName"), ("法人姓名", "LegalRepresentativeName"), ("法定代表人", "LegalRepresentativeName"), ("法人身份证号", "LegalRepresentativeId"), ("法人身份证号码", "LegalRepresentativeId"), ("法人身份证正面", "LegalRepresentativeFrontIdPhotoFileCode"), ("法人身份证反面照片", "LegalRepresentativeBackIdPhotoFileCode"),
        ("信用代码", "UnitSocialCreditCode"), ("社会信用代码", "UnitSocialCreditCode"), ("营业执照号", "UnitSocialCreditCode"), ("税号", "UnitSocialCreditCode"), ("三证合一", "CertificateThreeInOne"), ("是否三证合一？", "CertificateThreeInOne"), ("营业执照照片", "BusinessLicensePhotoFileCode"), ("承诺书", "CommitmentLetterOfNetAccessPhotoFileCode"), ("号码申请公函扫描件", "DocOfNumberApplyPhotoFileCode"),
        ("场景 1 类型", "Scenario1.SceneType"), ("场景1类型（必填）", "Scenario1.SceneType"), ("场景一类型", "Scenario1.SceneType"), ("场景二类型", "Scenario2.SceneType"), ("场景类型", "Scenario1.SceneType"), ("场景类型1", "Scenario1.SceneType"), ("场景类型2", "Scenario2.SceneType"), ("SceneType", "Scenario1.SceneType"), ("Scene Type 2", "Scenario2.SceneType"), ("外呼话术", "Scenario1.ScenarioOfCalling"), ("话术", "Scenario1.ScenarioOfCalling"), ("场景描述", "Scenario1.Description"), ("描述", "Scenario1.Description"), ("场景2外呼话术", "Scenario2.ScenarioOfCalling"),
        ("备注", null), ("序号", null), ("部门", null), ("状态", null), ("创建时间", null), ("审核结果", null), ("Status", null), ("Remark", null), ("Id", null), ("姓名", null), ("身份证号", null), ("管理员电邮", null), ("#", null), ("Scenario#.SceneType", "Scenario1.SceneType"),
    ];
}
