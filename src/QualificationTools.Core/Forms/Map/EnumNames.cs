using System.Globalization;
using System.Reflection;
using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>Describes the values of an enumeration for a message.</summary>
internal static class EnumNames
{
    /// <summary>Returns the numbers with their names, in the language of messages.</summary>
    public static string Describe(Type type) =>
        string.Join(
            ", ",
            type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field =>
                {
                    var number = Convert.ToInt32(field.GetValue(null), CultureInfo.InvariantCulture);
                    var name = Texts.AreChinese
                        ? field.GetCustomAttribute<ChineseNameAttribute>()?.Name ?? field.Name
                        : field.Name;
                    return string.Create(CultureInfo.InvariantCulture, $"{number} {name}");
                }));
}
