namespace QualificationTools.Douyin;

/// <summary><c>update_class_auth</c>, row by row.</summary>
internal sealed class DouyinUpdate(DouyinClient client) : DouyinSubmission(client)
{
    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "update_class_auth";

    /// <inheritdoc/>
    public override string Action => ActionName;
}
