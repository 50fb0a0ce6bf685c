using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;

namespace QualificationTools.Credentials;

/// <summary>
/// Calls vaults when nobody can answer a prompt. A vault that still prompts, because the console's input is a file or a
/// pipe, is told at once that there is no answer; otherwise it would print its prompt and read the script's own input.
/// </summary>
internal static class SilentVaults
{
    private static Runspace? Opened;

    /// <summary>Returns whether a prompt would go to a console without a user.</summary>
    public static bool AreNeeded(PSHost host) => host.Name == "ConsoleHost" && Console.IsInputRedirected;

    /// <summary>
    /// Creates a shell that never prompts, with the module that the session uses. Only one thread of the process may
    /// call it.
    /// </summary>
    /// <param name="module">The path of the module; null to find it as the session would.</param>
    public static PowerShell CreateShell(string? module)
    {
        if (Opened is not { RunspaceStateInfo.State: RunspaceState.Opened })
        {
            var state = InitialSessionState.CreateDefault2();
            if (module is not null)
                state.ImportPSModule([module]);
            Opened = RunspaceFactory.CreateRunspace(new SilentHost(), state);
            Opened.Open();
        }

        var shell = PowerShell.Create();
        shell.Runspace = Opened;
        return shell;
    }

    /// <summary>Returns whether a failure results from an unanswered prompt.</summary>
    public static bool IsUnanswered(Exception e) =>
        e is UnansweredException || e.Message.Contains(UnansweredException.Text, StringComparison.Ordinal);

    /// <summary>Answers every question in this way. Vaults pass on its text, and seldom its type.</summary>
    private sealed class UnansweredException() : InvalidOperationException(Text)
    {
        public const string Text = "QualificationTools: nobody is there to answer";
    }

    // SecretManagement keeps the shell of the host that called it first, unless that host has this name.
    private sealed class SilentHost : PSHost
    {
        public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

        public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

        public override Guid InstanceId { get; } = Guid.NewGuid();

        public override string Name => "Default Host";

        public override PSHostUserInterface UI { get; } = new SilentInterface();

        public override Version Version { get; } = new(1, 0);

        public override void EnterNestedPrompt() => throw new UnansweredException();

        public override void ExitNestedPrompt() { }

        public override void NotifyBeginApplication() { }

        public override void NotifyEndApplication() { }

        public override void SetShouldExit(int exitCode) { }
    }

    private sealed class SilentInterface : PSHostUserInterface
    {
        public override PSHostRawUserInterface RawUI => null!;

        public override Dictionary<string, PSObject> Prompt(
            string caption,
            string message,
            Collection<FieldDescription> descriptions) => throw new UnansweredException();

        public override int PromptForChoice(
            string caption,
            string message,
            Collection<ChoiceDescription> choices,
            int defaultChoice) => throw new UnansweredException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName) => throw new UnansweredException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options) => throw new UnansweredException();

        public override string ReadLine() => throw new UnansweredException();

        public override SecureString ReadLineAsSecureString() => throw new UnansweredException();

        public override void Write(string value) { }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteErrorLine(string value) { }

        public override void WriteLine(string value) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }
    }
}
