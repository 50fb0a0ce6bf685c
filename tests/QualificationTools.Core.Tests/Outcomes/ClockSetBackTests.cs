using QualificationTools.Core.Tests.Bulk;
using static QualificationTools.Core.Tests.Outcomes.OutcomeMatrixTests;

namespace QualificationTools.Core.Tests.Outcomes;

/// <summary>The outcome matrix once more, with a clock that is set back in the middle of it.</summary>
public sealed class ClockSetBackTests
{
    public static TheoryData<Act, Course, double> SetBackCases
    {
        get
        {
            var cases = new TheoryData<Act, Course, double>();
            foreach (var act in Enum.GetValues<Act>())
            {
                foreach (var course in Enum.GetValues<Course>())
                {
                    cases.Add(act, course, 1);
                    if (course is Course.ResumedAfterRejection or Course.ResumedAfterApproval)
                        cases.Add(act, course, 9);
                }
            }

            return cases;
        }
    }

    // An hour is more than the short pauses, and nine are more than the pause to a review's end: the resumed run begins
    // before the first one did.
    [Theory]
    [MemberData(nameof(SetBackCases))]
    public Task Clock_that_is_set_back_makes_nothing_wrong(Act act, Course course, double hours) => ManualTimeRun.OnAThread(() =>
    {
        foreach (var mishap in Mishaps(act >= Act.DouyinUpdate))
            Check(act, course, Shape.Usual, mishap, TimeSpan.FromHours(hours));
        return true;
    });
}
