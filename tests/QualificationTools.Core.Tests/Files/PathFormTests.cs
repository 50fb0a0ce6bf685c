using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

/// <summary>
/// What each form of a path does in a row, on either system: where it leads with the folder C:\t2 or /t2, and what is said of it
/// where that folder is the root. It is decided by the text, so that every system can tell.
/// </summary>
public sealed class PathFormTests
{
    private const string Within = "";
    private const string Outside = "FileOutsideRoot";

    public static TheoryData<string, string, string?, string> OnWindows => new()
    {
        // Plain
        { "a.png", "Relative", @"C:\t2\a.png", Within },
        { @".\a.png", "Relative", @"C:\t2\a.png", Within },
        { "./sub/a.png", "Relative", @"C:\t2\sub\a.png", Within },
        { @"sub\\a.png", "Relative", @"C:\t2\sub\a.png", Within },
        { @"照片\李 四.png", "Relative", @"C:\t2\照片\李 四.png", Within },
        { @"sub\..\a.png", "Relative", @"C:\t2\a.png", Within },
        { @"..\a.png", "Relative", @"C:\a.png", Outside },
        { @"sub\..\..\a.png", "Relative", @"C:\a.png", Outside },
        { @"..\..\..\a.png", "Relative", @"C:\a.png", Outside },
        { @"..\t2\a.png", "Relative", @"C:\t2\a.png", Within },
        { @"..\t22\a.png", "Relative", @"C:\t22\a.png", Outside },
        // Home
        { "~/a.png", "FromHome", null, Outside },
        { "~a.png", "Relative", @"C:\t2\~a.png", Within },
        // Drives and roots
        { @"C:\t2\a.png", "Absolute", @"C:\t2\a.png", Within },
        { "c:/T2/A.PNG", "Absolute", @"c:\T2\A.PNG", Within },
        { @"C:\out.png", "Absolute", @"C:\out.png", Outside },
        { @"D:\t2\a.png", "Absolute", @"D:\t2\a.png", Outside },
        { @"C:\t2\..\out.png", "Absolute", @"C:\out.png", Outside },
        { "C:a.png", "FromDrive", @"C:\t2\a.png", Within },
        { @"c:sub\a.png", "FromDrive", @"C:\t2\sub\a.png", Within },
        { @"C:..\a.png", "FromDrive", @"C:\a.png", Outside },
        { "D:a.png", "FromDrive", @"D:\a.png", Outside },
        { @"\a.png", "FromRoot", @"C:\a.png", Outside },
        { "/t2/a.png", "FromRoot", @"C:\t2\a.png", Within },
        // Other machines
        { @"\\host\share\a.png", "Share", "FileOnOtherMachine", "FileOnOtherMachine" },
        { "//host/share/a.png", "Share", "FileOnOtherMachine", "FileOnOtherMachine" },
        { @"\\host@SSL\DavWWWRoot\a.png", "Share", "FileOnOtherMachine", "FileOnOtherMachine" },
        { @"\\host\share", "Share", "FileOnOtherMachine", "FileOnOtherMachine" },
        { @"\\host", "Unfit", "FileNotFound", "FileNotFound" },
        { @"\\", "Unfit", "FileNotFound", "FileNotFound" },
        { @"\\\a.png", "Unfit", "FileNotFound", "FileNotFound" },
        // Devices, under whatever name
        { @"\\.\COM1", "Device", "FileNotRegular", "FileNotRegular" },
        { @"\\?\C:\t2\a.png", "Device", "FileNotRegular", "FileNotRegular" },
        { "//?/C:/t2/a.png", "Device", "FileNotRegular", "FileNotRegular" },
        { @"\\?\UNC\host\share\a.png", "Device", "FileNotRegular", "FileNotRegular" },
        { @"\??\C:\t2\a.png", "Device", "FileNotRegular", "FileNotRegular" },
        { @"\??\UNC\host\share\a.png", "Device", "FileNotRegular", "FileNotRegular" },
        { "CON", "Device", "FileNotRegular", "FileNotRegular" },
        { @".\nul", "Device", "FileNotRegular", "FileNotRegular" },
        { "NUL.png", "Device", "FileNotRegular", "FileNotRegular" },
        { @"sub\com1.jpg", "Device", "FileNotRegular", "FileNotRegular" },
        { "COM¹.png", "Device", "FileNotRegular", "FileNotRegular" },
        { @"C:\t2\aux .png", "Device", "FileNotRegular", "FileNotRegular" },
        { @"prn\a.png", "Device", "FileNotRegular", "FileNotRegular" },
        { "CONSOLE.png", "Relative", @"C:\t2\CONSOLE.png", Within },
        // Streams
        { "a.png:b", "Stream", "FileNameColon", "FileNameColon" },
        { @".\a.png::$DATA", "Stream", "FileNameColon", "FileNameColon" },
        { @"C:\t2\a.png:b.png", "Stream", "FileNameColon", "FileNameColon" },
        // Points and spaces at the end, which Windows cuts off
        { "a.png.", "Relative", @"C:\t2\a.png", Within },
        { "a.png . ", "Relative", @"C:\t2\a.png", Within },
        { @".\...\a.png", "Unfit", "FileNotFound", "FileNotFound" },
        { @"sub\.. \..\out.png", "Unfit", "FileNotFound", "FileNotFound" },
        // No names
        { "", "Unfit", "FileNotFound", "FileNotFound" },
        { "a\0.png", "Unfit", "FileNotFound", "FileNotFound" },
        { "a|b.png", "Unfit", "FileNotFound", "FileNotFound" },
        { "a*.png", "Unfit", "FileNotFound", "FileNotFound" },
        { "a\u001b.png", "Unfit", "FileNotFound", "FileNotFound" },
    };

    public static TheoryData<string, string, string?, string> Elsewhere => new()
    {
        { "a.png", "Relative", "/t2/a.png", Within },
        { "./sub/../a.png", "Relative", "/t2/a.png", Within },
        { @".\sub\a.png", "Relative", "/t2/sub/a.png", Within },
        { "../a.png", "Relative", "/a.png", Outside },
        { "../../a.png", "Relative", "/a.png", Outside },
        { "/t2/a.png", "Absolute", "/t2/a.png", Within },
        { "/T2/a.png", "Absolute", "/T2/a.png", Outside },
        { @"\t2\a.png", "Absolute", "/t2/a.png", Within },
        { "/etc/hostname", "Absolute", "/etc/hostname", Outside },
        { "~/a.png", "FromHome", null, Outside },
        { "C:a.png", "Relative", "/t2/C:a.png", Within },
        { @"C:\t2\a.png", "Relative", "/t2/C:/t2/a.png", Within },
        { @"\\host\share\a.png", "Absolute", "/host/share/a.png", Outside },
        { @"\??\C:\a.png", "Absolute", "/??/C:/a.png", Outside },
        { "NUL.png", "Relative", "/t2/NUL.png", Within },
        { "a.png:b", "Relative", "/t2/a.png:b", Within },
        { "a.png. ", "Relative", "/t2/a.png. ", Within },
        { "...", "Relative", "/t2/...", Within },
        { "", "Unfit", "FileNotFound", "FileNotFound" },
        { "a\0.png", "Unfit", "FileNotFound", "FileNotFound" },
    };

    [Theory]
    [MemberData(nameof(OnWindows))]
    public void Form_on_Windows(string path, string form, string? leadsTo, string withRoot) => Check(path, form, leadsTo, withRoot, @"C:\t2", isWindows: true);

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Form_elsewhere(string path, string form, string? leadsTo, string withRoot) => Check(path, form, leadsTo, withRoot, "/t2", isWindows: false);

    [Theory]
    [InlineData(@"\\host\share\dir", @"\\host\share\a.png", @"\\host\share\a.png")]
    [InlineData(@"\\host\share\dir", @"\\HOST\Share\a.png", @"\\HOST\Share\a.png")]
    [InlineData(@"\\host\share\dir", "a.png", @"\\host\share\dir\a.png")]
    [InlineData(@"\\host\share\dir", @"\a.png", @"\\host\share\a.png")]
    [InlineData(@"\\host\share\dir", @"..\..\..\a.png", @"\\host\share\a.png")]
    [InlineData(@"\\host\share\dir", "C:a.png", @"C:\a.png")]
    [InlineData(@"\\host\share\dir", @"\\host\share2\a.png", "FileOnOtherMachine")]
    [InlineData(@"\\host\share\dir", @"\\host2\share\a.png", "FileOnOtherMachine")]
    public void Share_of_the_folder_itself_is_no_other_machine(string folder, string path, string expected) =>
        Assert.Equal(expected, Result(LocalFolder.Place(path, folder, isTyped: false, isWindows: true)));

    [Theory]
    [InlineData(@"\\host\share\a.png", @"\\host\share\a.png")]
    [InlineData(@"\\.\COM1", "FileNotRegular")]
    [InlineData(@"a.png:b", "FileNameColon")]
    public void Path_that_a_person_gave_to_a_command_may_name_a_machine(string path, string expected) =>
        Assert.Equal(expected, Result(LocalFolder.Place(path, @"C:\t2", isTyped: true, isWindows: true)));

    [Fact]
    public void Long_path_is_one_like_others()
    {
        var path = string.Join('\\', Enumerable.Repeat(new string('x', 100), 5)) + @"\a.png";

        Assert.Equal(@"C:\t2\" + path, Result(LocalFolder.Place(path, @"C:\t2", isTyped: false, isWindows: true)));
    }

    [Fact]
    public void Backslash_in_the_name_of_a_folder_is_left_elsewhere() =>
        Assert.Equal("/a\\b/c.png", Result(LocalFolder.Place("./c.png", "/a\\b", isTyped: false, isWindows: false)));

    private static void Check(string path, string form, string? leadsTo, string withRoot, string folder, bool isWindows)
    {
        Assert.Equal(form, PathText.FormOf(path, isWindows).ToString());
        var placed = LocalFolder.Place(path, folder, isTyped: false, isWindows);
        if (leadsTo is not null)
            Assert.Equal(leadsTo, Result(placed));
        var isWithin = placed.FullPath is { } full && PathText.IsWithin(full, folder, isWindows);
        Assert.Equal(withRoot, placed.Fault ?? (isWithin ? Within : Outside));
    }

    private static string Result((string? FullPath, string? Fault) placed) => placed.FullPath ?? placed.Fault!;
}
