using System.Management.Automation;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>Specifies the service that a cmdlet talks to.</summary>
/// <param name="definition">The type of the service's definition.</param>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class ForServiceAttribute(Type definition) : Attribute
{
    /// <summary>Gets the service.</summary>
    public ServiceDefinition Service => ServiceRegistry.Get(definition);

    /// <summary>Returns the service of a cmdlet's class, or null if it works with any service.</summary>
    public static ServiceDefinition? Of(Type command) =>
        ((ForServiceAttribute?)GetCustomAttribute(command, typeof(ForServiceAttribute), inherit: true))?.Service;

    /// <summary>
    /// Returns the service of a cmdlet by its name or alias; null if it works with any service or is not in this
    /// module.
    /// </summary>
    /// <remarks>For completers, which know only the name. They run on the pipeline's thread.</remarks>
    public static ServiceDefinition? Of(string commandName)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var found = shell
            .AddCommand(@"Microsoft.PowerShell.Core\Get-Command")
            .AddParameter("Name", WildcardPattern.Escape(commandName))
            .AddParameter("ErrorAction", ActionPreference.Ignore)
            .Invoke<CommandInfo>()
            .FirstOrDefault();
        return (found is AliasInfo alias ? alias.ResolvedCommand : found) is CmdletInfo cmdlet
            ? Of(cmdlet.ImplementingType)
            : null;
    }
}

/// <inheritdoc/>
/// <typeparam name="TService">The service's definition.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForServiceAttribute<TService>() : ForServiceAttribute(typeof(TService))
    where TService : ServiceDefinition;
