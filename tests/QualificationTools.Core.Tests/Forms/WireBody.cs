using System.Text;
using System.Text.Json;
using QualificationTools.Forms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>What a form is on the wire.</summary>
internal static class WireBody
{
    public static string Of(QualificationForm form) => Encoding.UTF8.GetString(FormWriter.Write(form));

    /// <summary>Each value of the body under its path, for example <c>merchant_qualifications[0].material_paths[0]</c>.</summary>
    public static Dictionary<string, string> Members(QualificationForm form) => Members(Of(form));

    public static Dictionary<string, string> Members(string body)
    {
        var members = new Dictionary<string, string>();
        using var document = JsonDocument.Parse(body);
        Collect(document.RootElement, "", members);
        return members;
    }

    private static void Collect(JsonElement element, string path, Dictionary<string, string> members)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", members);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                    Collect(item, $"{path}[{index}]", members);
                break;
            default:
                members.Add(path, element.ToString());
                break;
        }
    }
}
