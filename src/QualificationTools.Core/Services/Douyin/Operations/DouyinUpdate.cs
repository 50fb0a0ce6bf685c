namespace QualificationTools.Douyin;

/// <summary><c>update_class_auth</c>, row by row.</summary>
internal sealed class DouyinUpdate(DouyinClient client) : DouyinSubmission(client)
{
    /// <inheritdoc/>
    public override string Action => "update_class_auth";
}
