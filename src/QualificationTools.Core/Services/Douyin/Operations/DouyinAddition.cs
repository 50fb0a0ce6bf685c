using System.Text.Json;
using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>
/// The operation <c>add_class_auth</c>, row by row: the body of the update, with another name for the class and without
/// a partner.
/// </summary>
internal sealed class DouyinAddition(DouyinClient client) : DouyinSubmission(client)
{
    private static readonly JsonEncodedText ClassName = JsonEncodedText.Encode("industry_class");

    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "add_class_auth";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override bool IsNew => true;

    /// <inheritdoc/>
    protected override JsonEncodedText? NameOf(FormNode member) => member.PropertyName switch
    {
        nameof(DouyinClassAuthForm.Class) => ClassName,
        nameof(DouyinClassAuthForm.Partner) => null,
        _ => member.EncodedName,
    };
}
