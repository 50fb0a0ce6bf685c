using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Connections;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>What the cmdlets have in common that submit class authentications: the form, as rows or member by member, and the platform.</summary>
public abstract class DouyinClassAuthCommand : BulkCommand<DouyinClassAuthForm, DouyinClassAuthResult>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection, FormTransformation<DouyinClassAuthForm>]
    public override DouyinClassAuthForm[]? InputObject { get; set; }

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

    /// <summary>The folder at which relative paths of files start, and which no file may lie outside of.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    private protected sealed override string? FileRoot => RootPath;

    /// <summary>The platform itself, or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <summary>How the sandbox's automatic review ends.</summary>
    [Parameter]
    public SandboxAudit? SandboxAudit { get; set; }

    private protected sealed override Platform Platform => Douyin;

    /// <summary>The platform.</summary>
    private protected DouyinPlatform Douyin => new(this, Environment, SandboxAudit);
}
