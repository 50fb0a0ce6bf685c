using System.Net;
using System.Text;

namespace QualificationTools.Core.Tests.Http;

/// <summary>Stands for the network: each request is answered, or not, by a delegate.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    /// <summary>Reads each request to its end and answers them one after the other; the last answer is given again.</summary>
    public static StubHandler Answering(List<RecordedRequest> requests, params HttpResponseMessage[] answers) => new(async (request, stop) =>
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(stop);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        lock (requests)
        {
            requests.Add(new RecordedRequest(request.RequestUri!, headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase), body));
            return Copy(answers[Math.Min(requests.Count, answers.Length) - 1]);
        }
    });

    public static HttpResponseMessage Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    // Whoever gets an answer disposes of it.
    private static HttpResponseMessage Copy(HttpResponseMessage answer)
    {
        var body = new MemoryStream();
        answer.Content.CopyTo(body, null, CancellationToken.None);
        var copy = new HttpResponseMessage(answer.StatusCode) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, values) in answer.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
}

/// <summary>What arrived at the network.</summary>
internal sealed record RecordedRequest(Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
