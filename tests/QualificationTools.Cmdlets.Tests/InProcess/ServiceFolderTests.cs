using QualificationTools.Commands;
using QualificationTools.Core.Tests.House;
using QualificationTools.Services;

namespace QualificationTools.Cmdlets.Tests.InProcess;

/// <summary>Holds the cmdlets to the registry: only the folder of a service's commands knows the service.</summary>
public sealed class ServiceFolderTests
{
    [Fact]
    public void Only_the_commands_of_a_service_refer_to_it()
    {
        var commands = AssemblyUse.Folders(typeof(ServiceCommand).Assembly);
        var services = AssemblyUse.Folders(typeof(ServiceDefinition).Assembly)
            .SelectMany(type => type.Select(folder => (Type: type.Key, Parts: folder.Split('/'))))
            .Where(type => type.Parts is ["Services", _, ..])
            .ToLookup(type => type.Type, type => $"Commands/{type.Parts[1]}");
        var uses = AssemblyUse.Read(typeof(ServiceCommand).Assembly).Where(use => services.Contains(use.To)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.True(
            commands[use.From].Intersect(services[use.To]).Any(),
            $"{use.From} must not refer to {use.To}: it is not in {services[use.To].First()}."));
    }
}
