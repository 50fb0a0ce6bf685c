using System.Text.Json;
using QualificationTools.Files;

namespace QualificationTools.Douyin;

/// <summary>
/// The class trees that were seen from this machine, one small file an endpoint, so completion needs no network.
/// </summary>
internal sealed class DouyinClassCache(string folder)
{
    private const long LargestFile = 1_000_000;

    /// <summary>Returns the trees of the user who runs this process.</summary>
    public static DouyinClassCache OfUser() => new(UserFolder.Path);

    /// <summary>Returns an endpoint's tree, or the built-in classes. A damaged file is ignored.</summary>
    public IReadOnlyList<DouyinClassInfo> Read(Uri endpoint)
    {
        try
        {
            var file = new FileInfo(PathOf(endpoint));
            if (
                !file.Exists
                || file.Length > LargestFile
                || new SharedFile(file.FullName, FilePatience.Short).Read() is not { } json)
                return DouyinClassTree.Known;
            var classes = JsonSerializer.Deserialize(json, DouyinClassJson.Default.ListDouyinClassInfo);
            return classes is { Count: > 0 } && classes.TrueForAll(one => one is { FirstClass: > 0 })
                ? classes
                : DouyinClassTree.Known;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return DouyinClassTree.Known;
        }
    }

    /// <summary>Keeps an endpoint's tree. Readers see the old file or the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Write(Uri endpoint, IEnumerable<DouyinClassInfo> classes)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes([.. classes], DouyinClassJson.Default.ListDouyinClassInfo);
        new SharedFile(PathOf(endpoint), FilePatience.Short).Change(_ => json);
    }

    // Windows allows no colon in a file name, as in the address of an emulator.
    private string PathOf(Uri endpoint)
    {
        var host = endpoint.Authority
            .Replace(':', '-')
            .Replace("[", "", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal);
        return Path.Combine(folder, $"douyin-classes.{host}.json");
    }
}
