namespace QualificationTools.Core.Tests.Emulator;

/// <summary>Waits for something that another thread does and tells nobody about.</summary>
internal static class Polling
{
    public static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
