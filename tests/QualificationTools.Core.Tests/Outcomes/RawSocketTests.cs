using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Outcomes;

/// <summary>The same over real connections: a server of bytes alone, which answers the first update as the test says.</summary>
public sealed class RawSocketTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpConnections _connections = new(static () => new HttpMessageInvoker(HttpTransport.CreateHandler()));
    private readonly Lock _lock = new();
    private string _record = "old";
    private DateTimeOffset _updated = DateTimeOffset.UtcNow.AddDays(-1);
    private int _applied;
    private int _updates;
    private int _ids;

    public static TheoryData<string, bool, QualificationStatus> Answers => new()
    {
        { "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nContent-Length: 23\r\n\r\nupstream connect error.", true, QualificationStatus.Succeeded },
        { "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", true, QualificationStatus.Succeeded },
        { "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 50\r\n\r\ncut", true, QualificationStatus.Succeeded },
        { "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", false, QualificationStatus.Succeeded },
        { "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n", true, QualificationStatus.Succeeded },
        { "HTTP/1.1 499 Closed\r\nContent-Length: 0\r\n\r\n", true, QualificationStatus.Succeeded },
        { "HTTP/1.1 101 Switching Protocols\r\n\r\n", true, QualificationStatus.Succeeded },
        { "", true, QualificationStatus.Succeeded },
    };

    public void Dispose() => _listener.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public void Update_is_applied_once_whatever_is_answered(string answer, bool isApplied, QualificationStatus expected)
    {
        _listener.Start();
        _ = Task.Run(() => AcceptAsync(answer, isApplied), TestContext.Current.CancellationToken);
        var endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        var client = new VmsClient(new HttpTransport(_connections, TimeProvider.System), endpoint, new VolcengineCredential("AK", "SK"), "cn-north-1", TimeSpan.FromSeconds(5), TimeProvider.System);
        var options = new BulkOptions { RetryInterval = TimeSpan.FromMilliseconds(10), Settling = TimeSpan.FromMilliseconds(200) };

        using var run = new BulkRun<VmsQualificationForm, VmsQualificationResult>(new VmsUpdate(client), options);
        Assert.True(run.TryAdd(1, Form()));
        var result = run.Take();

        Assert.Equal((expected, 1), (result!.Status, _applied));
    }

    private static VmsQualificationForm Form() => new()
    {
        MainInfo = new VmsMainInfo { QualificationNo = "QUA1", EnterpriseAddress = "new" },
        AdminInfo = new VmsAdminInfo { Name = new SensitiveText("示例甲") },
        Scenarios = [new VmsScenario { SceneType = 11 }],
    };

    private async Task AcceptAsync(string answer, bool isApplied)
    {
        while (true)
        {
            var connection = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            _ = Task.Run(() => ServeAsync(connection, answer, isApplied), TestContext.Current.CancellationToken);
        }
    }

    private async Task ServeAsync(TcpClient connection, string answer, bool isApplied)
    {
        using (connection)
        {
            var stream = connection.GetStream();
            while (await ReadAsync(stream) is { } head)
            {
                string reply;
                lock (_lock)
                {
                    var isUpdate = head.Contains("Action=UpdateQualification", StringComparison.Ordinal);
                    var isFirst = isUpdate && _updates++ == 0;
                    if (isUpdate && (!isFirst || isApplied))
                        (_applied, _record, _updated) = (_applied + 1, "new", DateTimeOffset.UtcNow);
                    reply = isFirst ? answer : Answer(isUpdate ? "{}" : Records());
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(reply));
                if (reply.Length == 0 || reply.EndsWith("cut", StringComparison.Ordinal) || reply.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
                    return;
            }
        }
    }

    private string Records() =>
        "{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":" + (_applied > 0 ? "1" : "3") + ",\"EnterpriseAddress\":\"" + _record
        + "\",\"UpdateTime\":\"" + _updated.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "\"}}],\"Total\":1}";

    private string Answer(string result)
    {
        var body = "{\"ResponseMetadata\":{\"RequestId\":\"" + (++_ids).ToString("D24", CultureInfo.InvariantCulture) + "\"},\"Result\":" + result + "}";
        return string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nDate: {DateTimeOffset.UtcNow:R}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    // A head and its body, or null at the end.
    private static async Task<string?> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[1];
        while (!Encoding.ASCII.GetString([.. bytes]).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer) == 0)
                return null;
            bytes.Add(buffer[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line[15..], CultureInfo.InvariantCulture)).FirstOrDefault();
        await stream.ReadExactlyAsync(new byte[length]);
        return head;
    }
}
