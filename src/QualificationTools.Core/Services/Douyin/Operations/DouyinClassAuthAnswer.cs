using System.Collections;
using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Json;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// Compares the result of <c>get_class_auth</c> with a submitted row, member by member. <c>audit_qualification</c> is
/// under review; once a review has passed it is empty, and the materials are in <c>online_qualification</c>.
/// </summary>
internal static class DouyinClassAuthAnswer
{
    private static readonly char[] Masks = ['*', '＊'];

    private enum Agreement
    {
        Same,
        NotShown,
        Different,
    }

    /// <summary>Returns what the answer proves about a row.</summary>
    public static Sighting Compare(ReadOnlyMemory<byte> body, DouyinClassAuthForm form, Rivals rivals)
    {
        var query = DouyinClassAuthQuery.For(form);
        // A missing list is not an empty one.
        if (AnswerObject.Parse(body.Span).Objects(DouyinRecords.ClassAuths) is not { } list)
            return new Sighting(Evidence.Undecided);
        var auths = list.Select(auth =>
                (Auth: DouyinRecords.ReadClassAuth(auth, query), IsReadable: DouyinRecords.IsReadable(auth)))
            .Where(pair => !pair.IsReadable || IsOf(pair.Auth, query))
            .ToList();
        if (auths.Count == 0)
            return new Sighting(Evidence.Absent) { Shows = Texts.Get("Shows_NoClassAuth") };
        var judged = auths
            .Select(pair =>
                (pair.Auth, Evidence: pair.IsReadable ? Judge(pair.Auth, form, rivals) : Evidence.Undecided))
            .MinBy(pair => Array.IndexOf(Order, pair.Evidence));
        return new Sighting(judged.Evidence) { Shows = Describe(judged.Auth) };
    }

    // Of several authentications for one class, the most conclusive one counts.
    private static readonly Evidence[] Order = [Evidence.Applied, Evidence.Undecided, Evidence.Absent];

    private static bool IsOf(DouyinClassAuth auth, DouyinClassAuthQuery query) =>
        auth.FirstClass == query.Class?.FirstClass
        && auth.SecondClass == query.Class?.SecondClass
        && (auth.ThirdClass ?? 0) == (query.Class?.ThirdClass ?? 0);

    private static Evidence Judge(DouyinClassAuth auth, DouyinClassAuthForm form, Rivals rivals)
    {
        var agreement = Worst(Members(form.Institution, auth.Institution), Members(form.Partner, auth.Partner));
        var review =
            auth.AuditQualification is { Materials.Count: > 0 }
            || auth.OnlineQualification is not { Materials.Count: > 0 }
                ? auth.AuditQualification
                : auth.OnlineQualification;
        if (form is { Institution: null, Partner: null, Qualifications: not { Count: > 0 } })
            agreement = Agreement.NotShown;
        if (form.Qualifications is { Count: > 0 } papers)
            agreement = Worst(agreement, review is null ? Agreement.NotShown : Lists(papers, review.Materials));
        if (agreement == Agreement.Different)
            return Evidence.Absent;
        // A failed review may belong to an earlier submission of the same content; so may anything if another row
        // submitted it.
        var decides =
            agreement == Agreement.Same && review?.AuditStatus is AuditStatus.UnderReview or AuditStatus.Passed;
        return agreement == Agreement.Same && decides && rivals != Rivals.Possible
            ? Evidence.Applied
            : Evidence.Undecided;
    }

    private static string Describe(DouyinClassAuth auth) =>
        Texts.Format(
            "Shows_ClassAuth",
            auth.AuditQualification?.AuditStatus?.ToString() ?? "-",
            auth.OnlineQualification?.AuditStatus?.ToString() ?? "-");

    private static Agreement Worst(Agreement one, Agreement other) => one > other ? one : other;

    private static Agreement Members(object? submitted, object? shown)
    {
        if (submitted is null)
            return Agreement.Same;
        if (shown is null)
            return Agreement.NotShown;
        return FormMap.For(submitted.GetType()).Nodes.Aggregate(
            Agreement.Same, (worst, node) => Worst(worst, Value(node.Get(submitted), node.Get(shown))));
    }

    private static Agreement Value(object? submitted, object? shown) => (submitted, shown) switch
    {
        (null or "" or ICollection { Count: 0 }, _) => Agreement.Same,
        (_, null or "" or ICollection { Count: 0 }) => Agreement.NotShown,
        (string text, string other) => Text(text, other),
        (SensitiveText text, SensitiveText other) => Text(text.Reveal(), other.Reveal()),
        (IList list, IList others) => Lists(list, others),
        (ValueType, _) => Equals(submitted, shown) ? Agreement.Same : Agreement.Different,
        _ => Members(submitted, shown),
    };

    // In any order, because the service may not preserve it.
    private static Agreement Lists(IEnumerable submitted, IEnumerable shown)
    {
        var left = shown.Cast<object?>().ToList();
        var worst = Agreement.Same;
        foreach (var item in submitted)
        {
            var best = left.Select((other, index) => (Agreement: Value(item, other), Index: index))
                .DefaultIfEmpty((Agreement.Different, -1))
                .MinBy(pair => pair.Item1);
            if (best.Item1 == Agreement.Different)
                return Agreement.Different;
            worst = Worst(worst, best.Item1);
            left.RemoveAt(best.Item2);
        }

        return left.Count == 0 ? worst : Agreement.Different;
    }

    // A masked value proves little, and a URL in place of a submitted path proves nothing.
    private static Agreement Text(string submitted, string shown)
    {
        (submitted, shown) = (submitted.Trim(), shown.Trim());
        if (string.Equals(submitted, shown, StringComparison.Ordinal))
            return Agreement.Same;
        if (shown.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return Agreement.NotShown;
        var mask = shown.IndexOfAny(Masks);
        return mask >= 0 && submitted.StartsWith(shown[..mask], StringComparison.Ordinal)
            && submitted.EndsWith(shown[(shown.LastIndexOfAny(Masks) + 1)..], StringComparison.Ordinal)
            ? Agreement.NotShown
            : Agreement.Different;
    }
}
