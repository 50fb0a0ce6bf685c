using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>A class of the industry, by the ids of its three levels. A partner sends 0, 0, 0.</summary>
public sealed class DouyinClass
{
    /// <summary>Gets or sets the class's first level.</summary>
    [
        JsonPropertyName("first_class"),
        Column("FirstClass", "一级类目", Synonyms = "一级类目名称;一级分类;一级类"),
        DouyinClassName(1),
        Required]
    public int? FirstClass { get; set; }

    /// <summary>Gets or sets the class's second level.</summary>
    [
        JsonPropertyName("second_class"),
        Column("SecondClass", "二级类目", Synonyms = "二级类目名称;二级分类;二级类"),
        DouyinClassName(2),
        Required]
    public int? SecondClass { get; set; }

    /// <summary>Gets or sets the class's third level; 0, the default, in every known case.</summary>
    [JsonPropertyName("third_class"), Column("ThirdClass", "三级类目", Synonyms = "三级类目名称;三级分类;三级类")]
    public int? ThirdClass { get; set; }

    /// <summary>Returns a copy with the third level set.</summary>
    internal DouyinClass Whole() =>
        new()
        {
            FirstClass = FirstClass,
            SecondClass = SecondClass,
            ThirdClass = ThirdClass ?? 0,
        };

    /// <summary>Returns the levels.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{FirstClass}/{SecondClass}{(ThirdClass is null or 0 ? "" : $"/{ThirdClass}")}");
}
