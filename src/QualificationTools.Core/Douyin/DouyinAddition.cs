using System.Text.Json;

namespace QualificationTools.Douyin;

/// <summary><c>add_class_auth</c>, row by row.</summary>
internal sealed class DouyinAddition(DouyinClient client) : DouyinSubmission(client)
{
    /// <inheritdoc/>
    public override string Action => "add_class_auth";

    /// <inheritdoc/>
    public override bool IsNew => true;

    /// <inheritdoc/>
    protected override byte[] Serialize(DouyinClassAuthForm form, DouyinJson context) =>
        JsonSerializer.SerializeToUtf8Bytes(DouyinClassAuthAddition.Of(form), context.DouyinClassAuthAddition);
}
