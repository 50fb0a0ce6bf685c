using QualificationTools.Emulator;

namespace QualificationTools.Quickstart;

/// <summary>What reached the services, as the emulator saw it.</summary>
internal static class Arrivals
{
    public static void Write(EmulatorHost emulator, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("What reached the services:");
        foreach (var request in emulator.Requests)
        {
            var answer = request.Answer is { } given ? $"HTTP {given.Status}" : "no answer";
            var effect = request.Applied ? "  applied" : "";
            output.WriteLine(
                $"  {request.Action,-20} {request.Key,-24} attempt {request.Attempt}  {answer,-9}{effect}");
        }

        output.WriteLine(
            $"{emulator.Counters.Connections} connections, {emulator.Counters.Requests} requests, "
            + $"{emulator.Counters.Applied} applied.");
    }
}
