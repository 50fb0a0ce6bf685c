using QualificationTools.Json;

namespace QualificationTools.Douyin;

/// <summary>
/// The platform's tree of classes, <c>query_class_info</c>. It has a separate host, but the published sample and the
/// public clients still send the app's id and token.
/// </summary>
internal static class DouyinClassTree
{
    /// <summary>The action's name on the wire.</summary>
    public const string Action = "query_class_info";

    private const string Classes = "product_class_info_list";

    /// <summary>Gets the classes that are known without asking. The tree grows, so they are never all.</summary>
    public static IReadOnlyList<DouyinClassInfo> Known { get; } =
    [
        new() { FirstClass = 10000, FirstClassName = "少儿成长", SecondClass = 10100, SecondClassName = "家长教育" },
        new() { FirstClass = 10000, FirstClassName = "少儿成长", SecondClass = 10300, SecondClassName = "少儿编程" },
        new() { FirstClass = 10000, FirstClassName = "少儿成长", SecondClass = 10400, SecondClassName = "儿童兴趣" },
        new() { FirstClass = 30000, FirstClassName = "语言培训", SecondClass = 30100, SecondClassName = "英语" },
        new() { FirstClass = 30000, FirstClassName = "语言培训", SecondClass = 30200, SecondClassName = "汉语学习" },
        new() { FirstClass = 40000, SecondClass = 40600 },
        new() { FirstClass = 70000, SecondClass = 70500 },
    ];

    /// <summary>Reads the answer. Anything that is not a class is ignored, and nothing throws.</summary>
    /// <returns>The classes, one for each second level.</returns>
    public static IReadOnlyList<DouyinClassInfo> Read(ReadOnlyMemory<byte> body) =>
        [.. (AnswerObject.Parse(body.Span).Object("data").Objects(Classes) ?? []).SelectMany(ReadFirst)];

    /// <summary>
    /// Returns whether an answer of the service has a readable tree, or none; false if it cannot be read.
    /// </summary>
    public static bool IsReadable(AnswerObject answer) =>
        answer.TryObject("data", out var data) && data.TryObjects(Classes, out _);

    private static List<DouyinClassInfo> ReadFirst(AnswerObject first)
    {
        if (first.Number("first_class_id") is not { } id)
            return [];
        var name = first.Text("first_class_name");
        var seconds = (first.Objects("class_info_detail_list") ?? [])
            .Select(second => ReadSecond(id, name, second))
            .OfType<DouyinClassInfo>()
            .ToList();
        return seconds.Count > 0 ? seconds : [new DouyinClassInfo { FirstClass = id, FirstClassName = name }];
    }

    private static DouyinClassInfo? ReadSecond(int first, string? firstName, AnswerObject second) =>
        second.Number("second_class_id") is not { } id ? null : new DouyinClassInfo
        {
            FirstClass = first,
            FirstClassName = firstName,
            SecondClass = id,
            SecondClassName = second.Text("second_class_name"),
            ClassDefinition = second.Text("class_definition"),
            QualificationTip = second.Text("qualification_tip"),
            SpecialTip = second.Text("special_tip"),
            ProfessionalEducation = second.Text("professional_education"),
            ProfessionalCertification = second.Text("professional_certification"),
            TeacherQualificationCertificate = second.Text("teacher_qualification_certificate"),
            DocumentLink = second.Text("document_link"),
        };
}
