using System.Globalization;
using QualificationTools.Core.Tests.Csv;
using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

public sealed class SharedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["a.json"];

    private IEnumerable<string?> Names => Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_is_nothing_where_there_is_no_file()
    {
        Assert.Null(Shared().Read());
        Assert.Null(new SharedFile(Path.Combine(_folder["none"], "a.json"), FilePatience.Short).Read());
    }

    [Fact]
    public void Change_begins_with_nothing_and_goes_on_from_what_is_there()
    {
        Shared().Change(old => old is null ? "1"u8.ToArray() : "wrong"u8.ToArray());
        Shared().Change(old => [.. old!, .. "2"u8]);

        Assert.Equal("12"u8.ToArray(), Shared().Read());
        Assert.Equal(["a.json"], Names);
    }

    [Fact]
    public void File_is_its_owners_alone()
    {
        Shared().Change(_ => "1"u8.ToArray());

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Change_that_fails_leaves_the_file_and_nothing_else()
    {
        Shared().Change(_ => "1"u8.ToArray());

        Assert.Throws<InvalidOperationException>(() => Shared().Change(_ => throw new InvalidOperationException()));
        Assert.Equal(["a.json"], Names);
        Assert.Equal("1"u8.ToArray(), Shared().Read());
    }

    [Fact]
    public void Draft_that_cannot_be_put_in_its_place_is_taken_away()
    {
        Directory.CreateDirectory(FilePath);

        Assert.ThrowsAny<Exception>(() => new SharedFile(FilePath, new FilePatience(2, _ => { })).Change(_ => "1"u8.ToArray()));
        Assert.Equal(["a.json"], Names);
    }

    [Fact]
    public void File_that_another_program_reads_is_read_and_replaced()
    {
        Shared().Change(_ => "1"u8.ToArray());
        var waits = 0;
        FileStream? reader = new(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // On Windows the reader must let it go first, which it does in time.
        var shared = new SharedFile(FilePath, new FilePatience(10, _ =>
        {
            waits++;
            reader?.Dispose();
            reader = null;
        }));

        Assert.Equal("1"u8.ToArray(), shared.Read());
        shared.Change(_ => "2"u8.ToArray());
        reader?.Dispose();

        Assert.Equal("2"u8.ToArray(), shared.Read());
        Assert.Equal(OperatingSystem.IsWindows() ? 1 : 0, waits);
        Assert.Equal(["a.json"], Names);
    }

    [Fact]
    public void File_that_is_held_is_waited_for_and_then_told()
    {
        Shared().Change(_ => "1"u8.ToArray());
        var waits = 0;
        using (new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.None))
            Assert.True(FilePatience.IsHeld(Assert.Throws<IOException>(() => new SharedFile(FilePath, new FilePatience(4, _ => waits++)).Read())));

        Assert.Equal(3, waits);
    }

    [Fact]
    public void Turn_is_for_one_at_a_time_and_leaves_nothing()
    {
        var first = FileTurn.Take(FilePath, new FilePatience(1, _ => { }));
        Assert.True(FilePatience.IsHeld(Assert.Throws<IOException>(() => FileTurn.Take(FilePath, new FilePatience(3, _ => { })))));

        var second = FileTurn.Take(FilePath, new FilePatience(2, _ => first.Dispose()));
        Assert.Equal(["a.json.lock"], Names);
        second.Dispose();

        Assert.Empty(Names);
    }

    [Fact]
    public async Task No_read_is_empty_no_write_is_lost_and_nothing_is_left_among_many()
    {
        const int Readers = 8, Writers = 4, Writes = 40;
        Shared().Change(_ => Content(0));
        using var ended = new CancellationTokenSource();
        var reads = 0;
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    var read = Shared().Read();
                    Assert.Equal(Content(NumberIn(read)), read);
                    Interlocked.Increment(ref reads);
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Writes; i++)
                    Shared().Change(old => Content(NumberIn(old) + 1));
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        await ended.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(Writers * Writes, NumberIn(Shared().Read()));
        Assert.True(reads >= Readers);
        Assert.Equal(["a.json"], Names);
    }

    // Larger than one page, so that half of it would be seen.
    private static byte[] Content(int number) =>
        System.Text.Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture) + " " + new string((char)('a' + (number % 26)), 10_000));

    private static int NumberIn(byte[]? content) =>
        int.Parse(System.Text.Encoding.ASCII.GetString(content!).Split(' ')[0], CultureInfo.InvariantCulture);

    private SharedFile Shared() => new(FilePath, FilePatience.Long);
}
