namespace QualificationTools.Cmdlets.Tests.InProcess;

/// <summary>Says so where the tests beside it could not be compiled.</summary>
public sealed class EngineTests
{
    [Fact]
    public void The_tests_with_the_engine_in_process_are_compiled()
    {
#if !POWERSHELL
        Assert.Skip("PowerShell (pwsh) was not installed when the tests were built, and UsePowerShellSdk is not set.");
#endif
    }
}
