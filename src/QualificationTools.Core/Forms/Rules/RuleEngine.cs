using System.Collections;
using QualificationTools.Forms;
using QualificationTools.Resources;
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

    private static readonly RuleAttribute[] ForEveryNumber = [new CodeAttribute(), new ReplacementCharacterAttribute(), new ExcelDamageAttribute()];

    /// <summary>Gives every problem of the form, in the order of its members. What could not be read comes first.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The date to compare expiry dates with.</param>
    /// <param name="strict">Whether warnings count as errors.</param>
    /// <param name="isNew">Whether the record is new to the service, and not one that is updated.</param>
    public static IReadOnlyList<Problem> Check(QualificationForm form, DateOnly today, bool strict = false, bool isNew = false)
    {
        var problems = new List<Problem>();
        List<ReadProblem>? unread = null;
        foreach (var problem in form.ReadProblems)
        {
            if (!problem.StillHolds(form))
                continue;
            problems.Add(problem.Problem);
            // A row that is no form has nothing else to be told.
            if (problem.Node is null)
                return problems;
            (unread ??= []).Add(problem);
        }

        CheckObject(form, FormMap.For(form.GetType()), null, new RuleContext(form, today, isNew, IsFromFile: form.Line is not null), problems, unread);
        CheckCompleteness(form, problems);
        for (var i = 0; (strict || form.Line is not null) && i < problems.Count; i++)
            problems[i] = problems[i] with { Line = form.Line, Severity = strict ? Severity.Error : problems[i].Severity };

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

    // What the service does not give back must be there before a form that was made of its record may be sent.
    private static void CheckCompleteness(QualificationForm form, List<Problem> problems)
    {
        foreach (var name in form.ToComplete)
        {
            var column = FormMap.For(form.GetType()).FindColumn(name);
            if (column is not null && !RequiredAttribute.IsEmpty(column.Get(form)))
                continue;
            var shown = column?.DisplayName ?? name;
            problems.Add(new Problem("Incomplete", Severity.Error, column?.WireName ?? name, shown, Texts.Format("Rule_Incomplete", shown)));
        }
    }

    /// <summary>
    /// Gives what is wrong with a cell that a spreadsheet, an input method or a wrong encoding has rewritten, or null. A number
    /// is checked as the text that it still is in the file.
    /// </summary>
    public static string? FindDamage(FormColumn column, string text)
    {
        var node = column.Path.Target;
        return Find(node.IsText ? ForEveryText : ForEveryNumber) ?? (node.IsText ? Find(node.Rules) : null);

        string? Find(RuleAttribute[] rules)
        {
            foreach (var rule in rules)
            {
                if (rule.Damage(text) is { } details)
                    return rule.Describe(column.DisplayName, details);
            }

            return null;
        }
    }

    private static void CheckObject(
        object owner, FormMap map, RuleTrail? outer, in RuleContext context, List<Problem> problems, List<ReadProblem>? unread)
    {
        foreach (var node in map.Nodes)
        {
            var value = node.Get(owner);
            // What was there and could not be read is not missing too.
            if (value is null && unread is not null && WasUnread(unread, owner, node))
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
                CheckObject(value, node.Children!, new RuleTrail(outer, node), context, problems, unread);
            }
            else if (node.Kind == FormNodeKind.ObjectList)
            {
                var index = 0;
                foreach (var element in (IList)value)
                {
                    var trail = new RuleTrail(outer, node, index++);
                    if (element is not null)
                        CheckObject(element, node.Children!, trail, context, problems, unread);
                }
            }
        }
    }

    // By itself, because a lambda would be made for every member of every row.
    private static bool WasUnread(List<ReadProblem> unread, object owner, FormNode node) =>
        unread.Exists(problem => problem.Node == node && ReferenceEquals(problem.Owner, owner));

    private static void Apply(
        RuleAttribute rule, object? value, FormNode node, RuleTrail? outer, in RuleContext context, List<Problem> problems)
    {
        if ((rule.UpdateOnly && context.IsNew) || rule.Broken(value, context) is not { } details)
            return;
        var trail = new RuleTrail(outer, node);
        var column = trail.DisplayName;
        // What a file's way has damaged is known to be wrong, and not only unusual.
        var severity = rule.FindsDamage && context.IsFromFile ? Severity.Error : rule.Severity;
        problems.Add(new Problem(rule.Id, severity, trail.WireName, column, rule.Describe(column, details)));
    }
}
