using System.Diagnostics;

namespace QualificationTools.WindowsHost;

/// <summary>Another process with a file open: this program once more, with another argument.</summary>
internal sealed class OtherProgram : IDisposable
{
    private readonly Process _process;

    private OtherProgram(string role, string path)
    {
        var file = Environment.ProcessPath!;
        var start = new ProcessStartInfo(file) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(file) == "dotnet")
            start.ArgumentList.Add(typeof(OtherProgram).Assembly.Location);
        start.ArgumentList.Add(role);
        start.ArgumentList.Add(path);
        _process = Process.Start(start)!;
        if (_process.StandardOutput.ReadLine() != "ready")
            throw new InvalidOperationException($"The program that should {role} {path} ended.");
    }

    /// <summary>Starts one that has the file open as a spreadsheet has it: for writing, and others may read.</summary>
    public static OtherProgram Holding(string path) => new("hold", path);

    /// <summary>Starts one that reads the file over and over, as what follows a log does.</summary>
    public static OtherProgram Reading(string path) => new("read", path);

    /// <summary>What <see cref="Holding"/> starts does this until its input ends.</summary>
    public static void Hold(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        Console.WriteLine("ready");
        Console.In.ReadToEnd();
    }

    /// <summary>What <see cref="Reading"/> starts does this until its input ends; then it tells how often the file was read.</summary>
    public static void Read(string path)
    {
        Console.WriteLine("ready");
        // The console's own reader waits even where it is asked not to.
        var end = Task.Run(Console.In.ReadToEnd);
        var reads = 0;
        while (!end.IsCompleted)
        {
            if (!File.Exists(path))
                continue;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.CopyTo(Stream.Null);
            if (stream.Position > 0)
                reads++;
        }

        Console.WriteLine(reads);
    }

    /// <summary>Ends it, and gives what it said last.</summary>
    public string End()
    {
        _process.StandardInput.Close();
        var said = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return said.Trim();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            End();
        _process.Dispose();
    }
}
