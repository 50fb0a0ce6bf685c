using System.Diagnostics;
using System.Text.RegularExpressions;

namespace QualificationTools.Core.Tests.Emulator;

public sealed partial class CommandLineTests
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "QualificationTools.Emulator.exe" : "QualificationTools.Emulator");

    [Fact]
    public async Task First_line_says_where_it_listens()
    {
        using var process = Start("--urls", "http://127.0.0.1:0");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

            Assert.Matches(Listening(), line);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0", "loopback")]
    [InlineData("--faults", "no-such-file.json", "no-such-file.json")]
    [InlineData("--latency", "-1", "--latency must not be negative")]
    [InlineData("--bogus", "1", "--bogus")]
    [InlineData("--assume", "vms.ids", "'vms.ids' is not of the form name=value.")]
    [InlineData("--assume", "vms.ids=digits", "'vms.ids' must be one of: number, text.")]
    [InlineData("--assume", "vms.id=text", "There is no assumption 'vms.id'")]
    public async Task Wrong_argument_ends_with_code_two_and_a_message(string option, string value, string message)
    {
        using var process = Start(option, value);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_signal_ends_it_well_while_a_request_hangs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var process = Start("--record", "10");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(line!["listening on ".Length..]) };
        await http.PostAsync("/_emulator/faults", new StringContent("""[ { "hang": true } ]"""), TestContext.Current.CancellationToken);
        var pending = http.PostAsync("/?Action=UpdateQualification&Version=2022-01-01", new StringContent("{}"), TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [GeneratedRegex(@"^listening on http://127\.0\.0\.1:[1-9][0-9]*$")]
    private static partial Regex Listening();
}
