namespace QualificationTools.Emulator.Douyin;

/// <summary>
/// Represents the assumptions where the open platform's documentation is silent or its sources differ.
/// </summary>
internal sealed class DouyinAssumptions(Assumptions all)
{
    private readonly string _passedReview = all.Declare(new("douyin.passedReview", "onlineOnly", "onlineOnly", "both"));
    private readonly string _ids = all.Declare(new("douyin.ids", "number", "number", "text"));
    private readonly string _lists = all.Declare(new("douyin.lists", "present", "present", "missing"));
    private readonly string _classTree = all.Declare(new("douyin.classTree", "token", "token", "public"));

    /// <summary>Gets whether <c>audit_qualification</c> still shows a review that has passed.</summary>
    public bool ShowsPassedReviewTwice => all[_passedReview] == "both";

    /// <summary>Gets whether class ids, roles and states are texts.</summary>
    public bool NumbersAreTexts => all[_ids] == "text";

    /// <summary>Gets whether lists of classes and materials are left out.</summary>
    public bool LeavesListsOut => all[_lists] == "missing";

    /// <summary>Gets whether the class tree needs no token.</summary>
    public bool ClassTreeIsPublic => all[_classTree] == "public";
}
