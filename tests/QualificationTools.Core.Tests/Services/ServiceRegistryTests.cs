using QualificationTools.Douyin;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Services;

public sealed class ServiceRegistryTests
{
    [Fact]
    public void Services_are_found_by_themselves() =>
        Assert.Equal(["Douyin", "Vms"], ServiceRegistry.All.Select(service => service.Name));

    [Theory]
    [InlineData("VMS", "Vms")]
    [InlineData("douyin", "Douyin")]
    [InlineData("Third", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Service_is_found_by_its_name_in_any_case(string? name, string? found) => Assert.Equal(found, ServiceRegistry.Find(name)?.Name);

    [Fact]
    public void Assembly_that_was_added_before_changes_nothing()
    {
        ServiceRegistry.Add(typeof(VmsService).Assembly);
        Assert.Equal(2, ServiceRegistry.All.Count);
    }

    [Fact]
    public void Assembly_without_services_adds_none()
    {
        ServiceRegistry.Add(typeof(ServiceRegistryTests).Assembly);
        Assert.Equal(2, ServiceRegistry.All.Count);
    }

    [Fact]
    public void No_two_services_share_a_variable_or_a_name_of_a_part()
    {
        var variables = ServiceRegistry.All.SelectMany(service => service.Variables).SelectMany(pair => pair.Others.Select(other => other.Variable).Append(pair.Id).Append(pair.Secret));
        Assert.Equal(variables.Distinct(StringComparer.OrdinalIgnoreCase), variables);
        var parts = ServiceRegistry.All.SelectMany(service => service.OtherParts).Select(part => part.Name);
        Assert.Equal(parts.Distinct(StringComparer.OrdinalIgnoreCase), parts);
    }

    [Fact]
    public void Service_is_found_by_its_definition() => Assert.IsType<DouyinService>(ServiceRegistry.Get(typeof(DouyinService)));
}
