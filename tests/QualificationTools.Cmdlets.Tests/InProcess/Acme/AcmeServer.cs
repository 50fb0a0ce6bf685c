using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace QualificationTools.Cmdlets.Tests.InProcess.Acme;

/// <summary>Answers as the made-up service does, and notes what it is sent.</summary>
internal sealed class AcmeServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private AcmeServer(WebApplication application) => _application = application;

    /// <summary>The path, the user name with the password, the tenant and the body of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => _application.Urls.Single();

    public static async Task<AcmeServer> StartAsync(string account)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new AcmeServer(builder.Build());
        server._application.Run(context => server.AnswerAsync(context, account));
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string account)
    {
        var basic = context.Request.Headers.Authorization.ToString().Replace("Basic ", "", StringComparison.Ordinal);
        var caller = System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(basic));
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue($"{context.Request.Path} {caller} {context.Request.Headers["X-Tenant"]} {await reader.ReadToEndAsync()}");
        context.Response.StatusCode = caller == account ? 200 : 401;
        await context.Response.WriteAsync("{}");
    }
}
