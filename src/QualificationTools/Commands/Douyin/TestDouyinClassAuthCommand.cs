using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>Checks rows against the rules of the open platform's class authentication, without sending anything.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DouyinClassAuth", DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(QualificationCheck))]
public sealed class TestDouyinClassAuthCommand : TestCommand<DouyinClassAuthForm>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection, FormTransformation<DouyinClassAuthForm>]
    public override DouyinClassAuthForm[]? InputObject { get; set; }

    /// <summary>Checks the rows as <c>Add-DouyinClassAuth</c> does.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    /// <summary>The entity whose class it is.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<DouyinClassAuthForm>(nameof(MerchantEntityId))]
    public string? MerchantEntityId { get; set; }

    /// <summary>The partner that acts for the entity; empty for a self-operated institution.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<DouyinClassAuthForm>(nameof(PartnerEntityId))]
    public string? PartnerEntityId { get; set; }

    /// <summary>The role: Teacher, Institution or Partner.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSet.Member), EnumName<IndustryRole>, MemberRules<DouyinClassAuthForm>(nameof(IndustryRole))]
    public IndustryRole IndustryRole { get; set; }

    /// <summary>The industry; 10000 is the only one and need not be said.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<DouyinClassAuthForm>(nameof(IndustryCode))]
    public int IndustryCode { get; set; }

    /// <summary>The class's first level.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<DouyinClassAuthForm>(nameof(FirstClass)), ArgumentCompleter(typeof(DouyinClassCompleter))]
    public int FirstClass { get; set; }

    /// <summary>The class's second level.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<DouyinClassAuthForm>(nameof(SecondClass)), ArgumentCompleter(typeof(DouyinClassCompleter))]
    public int SecondClass { get; set; }

    /// <summary>The class's third level; 0 in every known case and need not be said.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<DouyinClassAuthForm>(nameof(ThirdClass))]
    public int ThirdClass { get; set; }

    /// <summary>The entity's papers: hashtables with MaterialType, ExpireTime, MaterialPaths.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member)]
    public object[]? Qualification { get; set; }

    /// <summary>The institution: a hashtable with RecordName, SceneType, SubjectType, Description, Employee, …</summary>
    [Parameter(ParameterSetName = ParameterSet.Member)]
    public object? Institution { get; set; }

    /// <summary>The partner: a hashtable with CompanyType, CompanyAddress, CooperationCases.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member)]
    public object? Partner { get; set; }

    private protected override bool AreNew => New;
}
