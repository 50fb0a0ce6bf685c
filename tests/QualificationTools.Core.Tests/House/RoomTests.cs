using QualificationTools.Forms;

namespace QualificationTools.Core.Tests.House;

/// <summary>Holds Core to the picture of its rooms. A room is a folder; a service is a room of its own.</summary>
public sealed class RoomTests
{
    private const string Services = "Services/";

    private static readonly RoomPicture Picture = RoomPicture.Read(Checkout.Read("CONTRIBUTING.md"));

    private static readonly ILookup<Type, string> Folders = AssemblyUse.Folders(typeof(QualificationForm).Assembly);

    private static readonly IReadOnlyList<TypeUse> AllUses =
    [
        .. AssemblyUse.Read(typeof(QualificationForm).Assembly)
            .Where(use => Folders.Contains(use.From) && Folders.Contains(use.To)),
    ];

    private static readonly IReadOnlyList<TypeUse> Uses = [.. AllUses.Where(use => RoomOf(use.From) != RoomOf(use.To))];

    private static string[] Rooms => [.. Folders.Select(type => RoomOf(type.Key)).Distinct()];

    [Fact]
    public void Every_room_is_in_the_picture() =>
        Hold(Rooms.Except(Picture.Rooms).Select(room => $"{room} is not in the picture."));

    [Fact]
    public void Every_type_stands_in_one_folder() => Hold(
        Folders.Where(type => type.Count() > 1).Select(type => $"{type.Key} stands in {string.Join(" and ", type)}."));

    [Fact]
    public void Rooms_refer_only_to_those_that_arrows_lead_to() => Hold(
        Uses.Where(use => !Picture.Below(RoomOf(use.From)).Contains(RoomOf(use.To)))
            .Select(use => $"{RoomOf(use.From)} must not refer to {RoomOf(use.To)}: {use.From} refers to {use.To}."));

    [Fact]
    public void Every_arrow_between_rooms_of_Core_is_true()
    {
        var edges = Uses.Select(use => (RoomOf(use.From), RoomOf(use.To))).ToHashSet();

        Hold(Picture.Arrows
            .Where(arrow => Rooms.Contains(arrow.From) && !edges.Contains(arrow))
            .Select(arrow => $"No type of {arrow.From} refers to one of {arrow.To}."));
    }

    [Fact]
    public void Arrows_form_no_circle() => Hold(
        Picture.Rooms.Where(room => Picture.Below(room).Contains(room)).Select(room => $"{room} is above itself."));

    [Fact]
    public void No_room_of_Core_knows_a_service()
    {
        Assert.Contains(Rooms, IsService);
        Hold(Picture.Arrows
            .Where(arrow => Rooms.Contains(arrow.From) && IsService(arrow.To))
            .Select(arrow => $"{arrow.From} must not know {arrow.To}."));
    }

    [Fact]
    public void Folders_of_a_service_form_no_circle()
    {
        var edges = AllUses
            .Where(use => IsService(FolderOf(use.From)) && RoomOf(use.From) == RoomOf(use.To))
            .Where(use => FolderOf(use.From) != FolderOf(use.To))
            .ToLookup(use => (From: FolderOf(use.From), To: FolderOf(use.To)));
        var picture = new RoomPicture([.. edges.Select(edge => edge.Key)]);

        Hold(edges
            .Where(edge => picture.Below(edge.Key.To).Contains(edge.Key.From))
            .Select(edge => $"{edge.Key.To} leads back to {edge.Key.From}: {edge.First().From} refers to {edge.First().To}."));
    }

    // Tells every fault in full, which the assertions over collections do not.
    private static void Hold(IEnumerable<string> faults)
    {
        var text = string.Join(Environment.NewLine, faults);
        if (text.Length > 0)
            Assert.Fail(text);
    }

    private static bool IsService(string room) => room.StartsWith(Services, StringComparison.Ordinal);

    private static string FolderOf(Type type) => Folders[type].First();

    // The folder at the top, or a service's.
    private static string RoomOf(Type type)
    {
        var folder = FolderOf(type);
        var parts = folder.Split('/');
        return IsService(folder) ? Services + parts[1] : parts[0];
    }
}
