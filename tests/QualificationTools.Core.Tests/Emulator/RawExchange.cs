using System.Net.Sockets;
using System.Text;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>One request over a bare socket, and all that comes back: what a client library would hide.</summary>
/// <param name="Received">The bytes received, as text.</param>
/// <param name="Reset">Whether the connection ended with a reset instead of an orderly close.</param>
internal sealed record RawExchange(string Received, bool Reset)
{
    public static async Task<RawExchange> SendAsync(EmulatorHost emulator, string method, string target, string body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(emulator.Endpoint.Host, emulator.Endpoint.Port);
        var stream = client.GetStream();
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = $"{method} {target} HTTP/1.1\r\nHost: {emulator.Endpoint.Authority}\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head).Concat(bytes).ToArray());
        var received = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer)) > 0)
                received.Append(Encoding.UTF8.GetString(buffer, 0, count));
            return new RawExchange(received.ToString(), false);
        }
        catch (IOException)
        {
            return new RawExchange(received.ToString(), true);
        }
    }
}
