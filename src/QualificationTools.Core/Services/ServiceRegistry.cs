using System.Reflection;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Services;

/// <summary>
/// Registers a service of this assembly with the <see cref="ServiceRegistry"/>, in the file of its definition.
/// </summary>
/// <param name="definition">The type of the service's definition.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class RegisteredServiceAttribute(Type definition) : Attribute
{
    /// <summary>Gets the type of the service's definition.</summary>
    public Type Definition { get; } = definition;
}

/// <summary>All services that there are: those of this assembly, and those of assemblies that were added.</summary>
internal static class ServiceRegistry
{
    private static readonly object Turn = new();
    private static ServiceDefinition[] Known = Read(typeof(ServiceRegistry).Assembly);

    /// <summary>Gets the services, by name.</summary>
    public static IReadOnlyList<ServiceDefinition> All => Volatile.Read(ref Known);

    /// <summary>
    /// Adds the services of an assembly, and the forms of their tables. An assembly that was added before changes
    /// nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has a service of the same name as another one.</exception>
    public static void Add(Assembly assembly)
    {
        lock (Turn)
        {
            var added = Read(assembly)
                .Where(service => Known.All(known => known.GetType() != service.GetType()))
                .ToArray();
            if (added.FirstOrDefault(service => Find(service.Name) is not null) is { } taken)
                throw new InvalidOperationException($"There is a service {taken.Name} already.");
            TableForms.Add(assembly);
            foreach (var service in added)
            {
                if (service.Messages is { } messages)
                    Texts.Add(messages);
            }

            Volatile.Write(
                ref Known,
                [.. Known.Concat(added).OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase)]);
        }
    }

    /// <summary>Returns a service by its name in any case, or null if there is none.</summary>
    public static ServiceDefinition? Find(string? name) =>
        All.FirstOrDefault(service => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the service of a definition's type.</summary>
    /// <exception cref="InvalidOperationException">Its assembly was not added.</exception>
    public static ServiceDefinition Get(Type definition) =>
        All.FirstOrDefault(service => service.GetType() == definition)
        ?? throw new InvalidOperationException($"{definition.Name} is not registered.");

    private static ServiceDefinition[] Read(Assembly assembly) =>
    [
        .. assembly.GetCustomAttributes<RegisteredServiceAttribute>()
            .Select(registered => (ServiceDefinition)Activator.CreateInstance(registered.Definition)!)
            .OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
