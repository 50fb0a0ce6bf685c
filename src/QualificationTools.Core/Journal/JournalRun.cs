using System.Reflection;

namespace QualificationTools.Journal;

/// <summary>Represents one run that wrote a journal: when, by whom, and where.</summary>
public sealed class JournalRun
{
    /// <summary>Gets the run's number in the journal, from 1.</summary>
    public int Run { get; internal set; }

    /// <summary>Gets when it started, in UTC.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>Gets the account's public id, masked.</summary>
    public string? Account { get; internal init; }

    /// <summary>Gets the name under which the credential is stored, if it was found by one.</summary>
    public string? SecretName { get; internal init; }

    /// <summary>Gets the user name on the machine.</summary>
    public string? User { get; internal init; }

    /// <summary>Gets the machine's name.</summary>
    public string? Host { get; internal init; }

    /// <summary>Gets the module's version.</summary>
    public string? ModuleVersion { get; internal init; }

    /// <summary>Returns the run that starts now on this machine.</summary>
    /// <param name="account">The account's public id, masked.</param>
    /// <param name="secretName">The name under which the credential is stored.</param>
    internal static JournalRun OfThisProcess(string account, string? secretName) =>
        new()
        {
            Account = account,
            SecretName = secretName,
            User = Environment.UserName,
            Host = Environment.MachineName,
            ModuleVersion = typeof(JournalRun)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion.Split('+')[0],
        };

    /// <summary>Returns the number, the account, the user and the machine.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Run} {SecretName ?? Account} {User}@{Host}");
}
