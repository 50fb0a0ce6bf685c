using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Credentials;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>Gets the tree of classes from Douyin's open platform, and caches it for tab completion.</summary>
[Cmdlet(VerbsCommon.Get, "DouyinClass")]
[OutputType(typeof(DouyinClassInfo))]
[ForService<DouyinService>]
public sealed class GetDouyinClassCommand : GetCommand
{
    /// <summary>Specifies part of the name of a first or second level, or a pattern with wildcards.</summary>
    [Parameter(Position = 0), SupportsWildcards, ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Specifies the first levels to return.</summary>
    [Parameter, ArgumentCompleter(typeof(DouyinClassCompleter))]
    public int[]? FirstClass { get; set; }

    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    private protected override Uri AddressFor(FoundCredential credential) =>
        DouyinClient.ClassEndpointOf(DouyinService.EnvironmentOf(credential));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsForAnotherService())
            return;
        var connection = CurrentConnection;
        var client = DouyinService.CreateClassClient(connection);
        var exchange = Ask(connection, DouyinClassTree.Action, client.GetClassesAsync);
        if (exchange is null)
            return;
        var classes = DouyinClassTree.Read(exchange.Body);
        Remember(connection.Endpoint, classes);
        WriteObject(classes.Where(IsWanted), enumerateCollection: true);
    }

    private void Remember(Uri endpoint, IReadOnlyList<DouyinClassInfo> classes)
    {
        if (classes.Count == 0)
            return;
        try
        {
            DouyinClassCache.OfUser().Write(endpoint, classes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only completion suffers.
            WriteVerbose(e.Message);
        }
    }

    private bool IsWanted(DouyinClassInfo one) =>
        (FirstClass is null || FirstClass.Contains(one.FirstClass))
        && (Name is null || Name.Any(name => IsLike(one.FirstClassName, name) || IsLike(one.SecondClassName, name)));

    private static bool IsLike(string? text, string name) =>
        WildcardPattern
            .Get(
                WildcardPattern.ContainsWildcardCharacters(name) ? name : $"*{name}*",
                WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)
            .IsMatch(text ?? "");
}
