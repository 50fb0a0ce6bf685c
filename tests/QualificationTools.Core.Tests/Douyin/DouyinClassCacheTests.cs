using QualificationTools.Douyin;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinClassCacheTests : IDisposable
{
    private static readonly Uri Endpoint = new("http://127.0.0.1:5000");

    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly DouyinClassCache _cache;

    public DouyinClassCacheTests() => _cache = new DouyinClassCache(_folder);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        _cache.Write(Endpoint, [new DouyinClassInfo { FirstClass = 5, FirstClassName = "五", SecondClass = 6 }]);
        _cache.Write(Endpoint, [new DouyinClassInfo { FirstClass = 7, FirstClassName = "七" }]);

        var one = Assert.Single(_cache.Read(Endpoint));
        Assert.Equal((7, "七", null), (one.FirstClass, one.FirstClassName, one.SecondClass));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://developer-product.zijieapi.com")]
    public void Each_endpoint_has_its_own_tree(string other)
    {
        _cache.Write(Endpoint, [new DouyinClassInfo { FirstClass = 5 }]);
        _cache.Write(new Uri(other), [new DouyinClassInfo { FirstClass = 6 }]);

        Assert.Equal((5, 6), (Assert.Single(_cache.Read(Endpoint)).FirstClass, Assert.Single(_cache.Read(new Uri(other))).FirstClass));
    }

    [Fact]
    public void Where_nothing_was_seen_the_known_classes_are_given() => Assert.Contains(_cache.Read(Endpoint), one => one is { SecondClass: 10300, SecondClassName: "少儿编程" });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("[{\"FirstClass\":\"x\"}]")]
    public void Damaged_file_counts_for_nothing(string content)
    {
        _cache.Write(Endpoint, [new DouyinClassInfo { FirstClass = 5 }]);
        File.WriteAllText(Assert.Single(Directory.GetFiles(_folder)), content);

        Assert.Same(DouyinClassTree.Known, _cache.Read(Endpoint));
    }

    [Fact]
    public void File_that_is_far_too_large_is_not_read()
    {
        _cache.Write(Endpoint, Enumerable.Range(1, 100_000).Select(number => new DouyinClassInfo { FirstClass = number }));

        Assert.Same(DouyinClassTree.Known, _cache.Read(Endpoint));
    }
}
