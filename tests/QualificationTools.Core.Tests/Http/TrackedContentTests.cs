using System.Net.Http.Headers;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class TrackedContentTests
{
    [Fact]
    public void Content_that_nobody_read_has_not_started()
    {
        using var content = Content();

        Assert.False(content.HasStarted);
    }

    [Fact]
    public async Task Content_that_is_written_has_started_even_if_writing_fails()
    {
        using var content = Content();

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(new BrokenPipe(), TestContext.Current.CancellationToken));

        Assert.True(content.HasStarted);
    }

    [Fact]
    public void Length_is_known_without_writing()
    {
        using var content = Content();

        Assert.Equal((2, false), (content.Headers.ContentLength, content.HasStarted));
    }

    private static BytesContent Content() => new("{}"u8.ToArray(), new MediaTypeHeaderValue("application/json"));

    private sealed class BrokenPipe : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException();
    }
}
