using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace QualificationTools.Generators;

/// <summary>Represents the XML documentation of an assembly.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, string[]> _summaries = new(StringComparer.Ordinal);

    private Documentation(string assembly) => Assembly = assembly;

    /// <summary>Gets the name of the assembly.</summary>
    public string Assembly { get; }

    /// <summary>Reads the file that the compiler wrote for an assembly.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stop">Cancels reading.</param>
    /// <returns>The documentation, or null if the file is not documentation.</returns>
    public static Documentation? Read(AdditionalText file, CancellationToken stop)
    {
        if (file.GetText(stop) is not { } text)
            return null;
        try
        {
            var root = XElement.Parse(text.ToString(), LoadOptions.PreserveWhitespace);
            if (root.Element("assembly")?.Element("name")?.Value is not { } assembly)
                return null;
            var documentation = new Documentation(assembly);
            foreach (var member in root.Descendants("member"))
            {
                if (member.Attribute("name") is { } name && member.Element("summary") is { } summary)
                    documentation._summaries[name.Value] = Lines(summary);
            }

            return documentation;
        }
        catch (XmlException)
        {
            // A half-written file counts as missing; the build then reports which documentation is missing.
            return null;
        }
    }

    /// <summary>Returns the lines of a member's summary.</summary>
    /// <param name="id">The member's id.</param>
    /// <returns>The lines, as XML; empty if the member has no summary.</returns>
    public IReadOnlyList<string> Summary(string id) => _summaries.TryGetValue(id, out var lines) ? lines : [];

    private static string[] Lines(XElement summary) =>
    [
        .. string.Concat(summary.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)))
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0),
    ];
}
