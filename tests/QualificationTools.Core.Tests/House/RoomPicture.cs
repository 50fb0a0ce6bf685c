using System.Text.RegularExpressions;

namespace QualificationTools.Core.Tests.House;

/// <summary>
/// Represents the picture of the rooms in <c>CONTRIBUTING.md</c>, in the notation of Mermaid: one arrow a line.
/// </summary>
/// <param name="arrows">The arrows.</param>
internal sealed partial class RoomPicture(IReadOnlyList<(string From, string To)> arrows)
{
    /// <summary>Gets the arrows, each from a room to one that it may refer to.</summary>
    public IReadOnlyList<(string From, string To)> Arrows => arrows;

    /// <summary>Gets the rooms.</summary>
    public IReadOnlyList<string> Rooms =>
        [.. Arrows.Select(arrow => arrow.From).Concat(Arrows.Select(arrow => arrow.To)).Distinct()];

    /// <summary>Reads the picture. The name of a room is its label up to the colon, or else its id.</summary>
    /// <param name="document">The text of the document.</param>
    /// <returns>The picture.</returns>
    public static RoomPicture Read(string document)
    {
        var lines = Block().Match(document).Groups["lines"].Value;
        var names = Node().Matches(lines)
            .Where(node => node.Groups["name"].Success)
            .ToDictionary(node => node.Groups["id"].Value, node => node.Groups["name"].Value);
        var arrows = Arrow().Matches(lines).Select(arrow => (Name(arrow, "from"), Name(arrow, "to")));
        return new RoomPicture([.. arrows]);

        string Name(Match arrow, string end)
        {
            var id = arrow.Groups[end].Value;
            return names.GetValueOrDefault(id, id);
        }
    }

    /// <summary>Returns the rooms to which arrows lead from one, over others too.</summary>
    /// <param name="room">The room.</param>
    /// <returns>The rooms; the room itself only where the picture has a circle.</returns>
    public IReadOnlySet<string> Below(string room)
    {
        var found = new HashSet<string>();
        Visit(room);
        return found;

        void Visit(string from)
        {
            foreach (var (_, to) in Arrows.Where(arrow => arrow.From == from))
            {
                if (found.Add(to))
                    Visit(to);
            }
        }
    }

    [GeneratedRegex(
        @"^```mermaid\r?\nflowchart[^\n]*\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("""\b(?<id>\w+)\["(?<name>[^":]+)[^"]*"\]""")]
    private static partial Regex Node();

    [GeneratedRegex("""^\s*(?<from>\w+)(\["[^"]*"\])? --> (?<to>\w+)(\["[^"]*"\])?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
