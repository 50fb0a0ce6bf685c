using System.Reflection;

namespace QualificationTools.Journal;

/// <summary>One run that wrote a journal: when, as whom, and where it was.</summary>
public sealed class JournalRun
{
    /// <summary>Gets the run's number in the journal, from 1.</summary>
    public int Run { get; internal set; }

    /// <summary>Gets when it began, in UTC.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>Gets the account's public id, masked.</summary>
    public string? Account { get; internal init; }

    /// <summary>Gets the name under which the credential is stored, where it was taken by one.</summary>
    public string? SecretName { get; internal init; }

    /// <summary>Gets the user of the machine.</summary>
    public string? User { get; internal init; }

    /// <summary>Gets the machine.</summary>
    public string? Host { get; internal init; }

    /// <summary>Gets the module's version.</summary>
    public string? ModuleVersion { get; internal init; }

    /// <summary>Gives the run that begins now, on this machine.</summary>
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

    /// <summary>Gives the number, the account, the user and the machine.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Run} {SecretName ?? Account} {User}@{Host}");
}
