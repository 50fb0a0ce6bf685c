using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace QualificationTools.Credentials;

/// <summary>
/// A host that shows what another shows and asks nobody. Where the input of a console comes from a file or a job, a question of a
/// vault would be answered by nothing, and the vault would then say that it has no such secret.
/// </summary>
/// <param name="inner">The host of the session.</param>
internal sealed class UnattendedHost(PSHost inner) : PSHost
{
    private readonly UnattendedHostUI _ui = new(inner.UI);

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => inner.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => inner.CurrentUICulture;

    /// <inheritdoc/>
    public override Guid InstanceId => inner.InstanceId;

    /// <inheritdoc/>
    public override string Name => inner.Name;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc/>
    public override Version Version => inner.Version;

    /// <summary>Returns it where nobody can be asked, else null: the session's own host asks, or refuses by itself.</summary>
    /// <param name="host">The host of the session.</param>
    public static UnattendedHost? Over(PSHost host) => host.Name == "ConsoleHost" && Console.IsInputRedirected ? new UnattendedHost(host) : null;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NobodyToAskException();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => inner.ExitNestedPrompt();

    /// <inheritdoc/>
    public override void NotifyBeginApplication() => inner.NotifyBeginApplication();

    /// <inheritdoc/>
    public override void NotifyEndApplication() => inner.NotifyEndApplication();

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => inner.SetShouldExit(exitCode);
}

/// <summary>What <see cref="UnattendedHost"/> shows, and its questions, each of which is refused.</summary>
/// <param name="inner">What the session shows.</param>
internal sealed class UnattendedHostUI(PSHostUserInterface inner) : PSHostUserInterface
{
    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI => inner.RawUI;

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NobodyToAskException();

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw new NobodyToAskException();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NobodyToAskException();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NobodyToAskException();

    /// <inheritdoc/>
    public override string ReadLine() => throw new NobodyToAskException();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => throw new NobodyToAskException();

    // A question writes what it asks before it reads; nobody is to see it.

    /// <inheritdoc/>
    public override void Write(string value) { }

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => inner.WriteDebugLine(message);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => inner.WriteErrorLine(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) { }

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record) => inner.WriteProgress(sourceId, record);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => inner.WriteVerboseLine(message);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => inner.WriteWarningLine(message);
}

/// <summary>Somebody would have to be asked, and nobody is there.</summary>
internal sealed class NobodyToAskException() : PSInvalidOperationException("Nobody is there to be asked.");
