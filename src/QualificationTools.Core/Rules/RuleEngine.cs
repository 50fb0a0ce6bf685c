using System.Collections;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>Checks forms against the rules that stand on their members, and all texts against those that hold for every text.</summary>
internal static class RuleEngine
{
    private static readonly RuleAttribute[] ForEveryText =
    [
        new NotMaskedAttribute(),
        new MaximumLengthAttribute(),
        new ReplacementCharacterAttribute(),
        new ExcelDamageAttribute(),
    ];

    /// <summary>Gives every problem of the form, in the order of its members. What could not be read comes first.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The date to compare expiry dates with.</param>
    /// <param name="strict">Whether warnings count as errors.</param>
    public static IReadOnlyList<Problem> Check(QualificationForm form, DateOnly today, bool strict = false)
    {
        var problems = new List<Problem>();
        var unreadable = new HashSet<(object Owner, FormNode Node)>();
        foreach (var unread in form.ReadProblems)
        {
            if (!unread.StillHolds)
                continue;
            problems.Add(unread.Problem);
            if (unread.Node is not null && unread.Node.Get(unread.Owner) is null)
                unreadable.Add((unread.Owner, unread.Node));
        }

        // A row that is no form has nothing else to be told.
        if (form.ReadProblems.Any(unread => unread.Node is null && unread.StillHolds))
            return problems;

        CheckObject(form, FormMap.For(form.GetType()), null, new RuleContext(form, today), problems, unreadable);
        if (strict)
        {
            for (var i = 0; i < problems.Count; i++)
                problems[i] = problems[i] with { Severity = Severity.Error };
        }

        return problems;
    }

    /// <summary>Checks one value as a parameter; only the errors that need nothing else are looked for.</summary>
    public static string? CheckValue(FormPath path, object? value, DateOnly today)
    {
        var context = new RuleContext(null, today);
        IEnumerable<RuleAttribute> rules = path.Target.IsText ? [.. ForEveryText, .. path.Target.Rules] : path.Target.Rules;
        foreach (var rule in rules)
        {
            if (rule.Severity == Severity.Error && rule.StandsAlone && rule.Broken(value, context) is { } details)
                return rule.Describe(path.DisplayName, details);
        }

        return null;
    }

    private static void CheckObject(
        object owner, FormMap map, RuleTrail? outer, in RuleContext context, List<Problem> problems, HashSet<(object, FormNode)> unreadable)
    {
        foreach (var node in map.Nodes)
        {
            var value = node.Get(owner);
            if (value is null && unreadable.Count > 0 && unreadable.Contains((owner, node)))
                continue;

            foreach (var rule in node.Rules)
                Apply(rule, value, node, outer, context, problems);
            if (value is null)
                continue;
            if (node.IsText)
            {
                foreach (var rule in ForEveryText)
                    Apply(rule, value, node, outer, context, problems);
            }

            if (node.Kind == FormNodeKind.Object)
            {
                CheckObject(value, node.Children!, new RuleTrail(outer, node), context, problems, unreadable);
            }
            else if (node.Kind == FormNodeKind.ObjectList)
            {
                var index = 0;
                foreach (var element in (IList)value)
                    CheckObject(element, node.Children!, new RuleTrail(outer, node, index++), context, problems, unreadable);
            }
        }
    }

    private static void Apply(
        RuleAttribute rule, object? value, FormNode node, RuleTrail? outer, in RuleContext context, List<Problem> problems)
    {
        if (rule.Broken(value, context) is not { } details)
            return;
        var trail = new RuleTrail(outer, node);
        var column = trail.DisplayName;
        problems.Add(new Problem(rule.Id, rule.Severity, trail.WireName, column, rule.Describe(column, details)));
    }
}
