using System.Collections;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>Checks forms against the rules on their members, and all texts against the rules for every text.</summary>
internal static class RuleEngine
{
    private static readonly RuleAttribute[] ForEveryText = [new NotMaskedAttribute(), new MaximumLengthAttribute()];

    /// <summary>
    /// Returns every problem of the form, in the order of its members. What could not be read comes first.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The date to compare expiry dates with.</param>
    /// <param name="strict">Whether warnings count as errors.</param>
    /// <param name="isNew">Whether the record is new to the service, and not one that is updated.</param>
    public static IReadOnlyList<Problem> Check(
        QualificationForm form,
        DateOnly today,
        bool strict = false,
        bool isNew = false)
    {
        var problems = new List<Problem>();
        List<ReadProblem>? unread = null;
        foreach (var problem in form.Row.ReadProblems)
        {
            if (!problem.StillHolds(form))
                continue;
            problems.Add(problem.Problem);
            // A row that could not be read at all has no further problems to report.
            if (problem.Node is null)
                return problems;
            (unread ??= []).Add(problem);
        }

        CheckObject(form, FormMap.For(form.GetType()), null, new RuleContext(form, today, isNew), problems, unread);
        CheckRow(form, strict, problems);
        CheckCompleteness(form, problems);
        for (var i = 0; (strict || form.Row.Line is not null) && i < problems.Count; i++)
            problems[i] = form.Row.Locate(problems[i], form.GetType()) with
            {
                Severity = strict ? Severity.Error : problems[i].Severity,
            };

        return problems;
    }

    /// <summary>
    /// Returns whether a problem keeps a row from being sent even if rules are skipped: a masked value is unknown here.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <returns>True for a masked value.</returns>
    public static bool IsNeverSkipped(Problem problem) =>
        problem.Severity == Severity.Error && problem.RuleId == NotMaskedAttribute.RuleId;

    /// <summary>
    /// Returns whether a problem is a limit of the service, which it may have moved: skipping the rules could be right
    /// then.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <returns>False if the value itself is missing or wrong.</returns>
    public static bool IsLimit(Problem problem) =>
        problem.RuleId
            is "WeightedLength"
                or "MaximumLength"
                or "MaximumCount"
                or "OneOf"
                or "ExpiryFormat"
                or "FittingMaterial"
                or "FileTooLarge"
                or "FileWrongFormat"
                or "CodeCharacters";

    /// <summary>Checks one value as a parameter; only the errors that need nothing else are looked for.</summary>
    public static string? CheckValue(FormPath path, object? value, DateOnly today)
    {
        var context = new RuleContext(null, today);
        IEnumerable<RuleAttribute> rules = path.Target.IsText
            ? [.. ForEveryText, .. path.Target.Rules]
            : path.Target.Rules;
        foreach (var rule in rules)
        {
            if (rule.Severity == Severity.Error && rule.StandsAlone && rule.Broken(value, context) is { } details)
                return rule.Describe(path.DisplayName, details);
        }

        return null;
    }

    // Values that the service does not return must be filled in before a form created from its record may be sent.
    private static void CheckCompleteness(QualificationForm form, List<Problem> problems)
    {
        foreach (var name in form.Row.ToComplete)
        {
            var column = FormMap.For(form.GetType()).FindColumn(name);
            if (column is not null && !RequiredAttribute.IsEmpty(column.Get(form)))
                continue;
            var shown = column?.DisplayName ?? name;
            problems.Add(
                new Problem(
                    "Incomplete",
                    Severity.Error,
                    column?.WireName ?? name,
                    shown,
                    Texts.Format("Rule_Incomplete", shown)));
        }
    }

    // Problems of the row as a whole: near-miss columns that would not be sent, the template's example, a repeated key.
    private static void CheckRow(QualificationForm form, bool strict, List<Problem> problems)
    {
        foreach (var unknown in form.Row.UnknownColumns)
        {
            if (unknown.IsFilled && unknown.Hint is { } hint && !IsFilled(form, hint))
                problems.Add(
                    new Problem(
                        "UnknownColumn",
                        Severity.Error,
                        unknown.Name,
                        unknown.Name,
                        Texts.Format("Rule_NearColumn", unknown.Name, hint)));
            else if (strict)
                problems.Add(
                    new Problem(
                        "UnknownColumn",
                        Severity.Error,
                        unknown.Name,
                        unknown.Name,
                        Texts.Format("Rule_UnknownColumn", unknown.Name)));
        }

        if (FormExamples.IsExample(form))
            problems.Add(
                new Problem("ExampleRow", Severity.Error, "", form.GetType().Name, Texts.Get("Rule_ExampleRow")));
        if (form.Row.EarlierRow is { } earlier && form.Row.Line is not null)
            problems.Add(
                new Problem("KeyTwice", Severity.Error, "", form.GetType().Name, Texts.Format("Rule_KeyTwice", earlier))
            );
    }

    // The column that was meant has its value, so the other one is something else.
    private static bool IsFilled(QualificationForm form, string hint)
    {
        var map = FormMap.For(form.GetType());
        return hint.Split(" / ")
            .All(name => map.FindProper(name) is { } column && !RequiredAttribute.IsEmpty(column.Get(form)));
    }

    private static void CheckObject(
        object owner,
        FormMap map,
        RuleTrail? outer,
        in RuleContext context,
        List<Problem> problems,
        List<ReadProblem>? unread)
    {
        foreach (var node in map.Nodes)
        {
            var value = node.Get(owner);
            // A value that could not be read is not reported as missing too.
            if (value is null && unread is not null && WasUnread(unread, owner, node))
                continue;

            if (node.Children is not null)
            {
                CheckPart(value, node, outer, context, problems, unread);
                continue;
            }

            // A bad cell is reported once.
            if (value is not null && node.IsText && !IsSound(value, node, outer, context, problems))
                continue;
            foreach (var rule in node.Rules)
                Apply(rule, value, node, outer, context, problems);
        }
    }

    // A member that is an object, or a list of them: its own rules, and those of the members below.
    private static void CheckPart(
        object? value,
        FormNode node,
        RuleTrail? outer,
        in RuleContext context,
        List<Problem> problems,
        List<ReadProblem>? unread)
    {
        var below = node.Children!;
        if (RequiredAttribute.IsEmpty(value))
        {
            if (unread is not null && HoldsUnread(unread, value))
                return;
            foreach (var rule in node.Rules)
                ApplyToPart(rule, value, node, below, outer, context, problems);
            return;
        }

        foreach (var rule in node.Rules)
            Apply(rule, value, node, outer, context, problems);
        if (node.Kind == FormNodeKind.Object)
        {
            CheckObject(value, below, new RuleTrail(outer, node), context, problems, unread);
            return;
        }

        var index = 0;
        foreach (var element in (IList)value)
        {
            var trail = new RuleTrail(outer, node, index++);
            if (element is not null)
                CheckObject(element, below, trail, context, problems, unread);
        }
    }

    private static bool Holds(object? value, object owner) =>
        value is not null
        && (
            ReferenceEquals(value, owner)
            || (
                value is IList list
                    ? list.Cast<object?>().Any(element => Holds(element, owner))
                    : FormMap
                        .For(value.GetType())
                        .Nodes.Any(node => node.Children is not null && Holds(node.Get(value), owner))));

    // Checks the content of the texts. The member's own rules apply only if the content is fine.
    private static bool IsSound(
        object value,
        FormNode node,
        RuleTrail? outer,
        in RuleContext context,
        List<Problem> problems)
    {
        var before = problems.Count;
        foreach (var rule in ForEveryText)
            Apply(rule, value, node, outer, context, problems);
        if (problems.Count > before)
            return false;
        switch (value)
        {
            case string text:
                return CheckContent(text, node, outer, problems);
            case SensitiveText sensitive:
                return CheckContent(sensitive.Reveal(), node, outer, problems);
            default:
                var isSound = true;
                foreach (var text in (List<string>)value)
                    isSound = isSound && (text is null || CheckContent(text, node, outer, problems));
                return isSound;
        }
    }

    private static bool CheckContent(string text, FormNode node, RuleTrail? outer, List<Problem> problems)
    {
        if (ContentRule.Check(text, node) is not { } found)
            return true;
        var trail = new RuleTrail(outer, node);
        problems.Add(
            new Problem(
                found.RuleId,
                found.Severity,
                trail.WireName,
                trail.DisplayName,
                found.Describe(trail.DisplayName)));
        return found.Severity != Severity.Error;
    }

    // For a missing part the message names its columns, because people fill in columns, not parts.
    private static void ApplyToPart(
        RuleAttribute rule,
        object? value,
        FormNode node,
        FormMap below,
        RuleTrail? outer,
        in RuleContext context,
        List<Problem> problems)
    {
        if ((rule.UpdateOnly && context.IsNew) || rule.Broken(value, context) is not { } details)
            return;
        var trail = new RuleTrail(outer, node);
        if (rule is not RequiredAttribute)
        {
            problems.Add(
                new Problem(
                    rule.Id,
                    rule.Severity,
                    trail.WireName,
                    trail.DisplayName,
                    rule.Describe(trail.DisplayName, details)));
            return;
        }

        var part = node.Kind == FormNodeKind.ObjectList ? new RuleTrail(outer, node, 0) : trail;
        var needed = new List<RuleTrail>();
        AddNeeded(part, below, context, needed);
        if (needed is [var only])
        {
            problems.Add(
                new Problem(
                    rule.Id,
                    rule.Severity,
                    only.WireName,
                    only.DisplayName,
                    rule.Describe(only.DisplayName, details)));
            return;
        }

        var separator = Texts.Get("List_Separator");
        var message =
            needed.Count > 0
                ? Texts.Format(
                    "Rule_RequiredColumns",
                    trail.DisplayName,
                    string.Join(separator, needed.Select(column => column.DisplayName)))
                : Texts.Format(
                    "Rule_RequiredOneOf",
                    trail.DisplayName,
                    string.Join(
                        separator,
                        below
                            .Nodes.Where(leaf => leaf.Children is null)
                            .Take(3)
                            .Select(leaf => new RuleTrail(part, leaf).DisplayName)));
        problems.Add(new Problem(rule.Id, rule.Severity, trail.WireName, trail.DisplayName, message));
    }

    private static void AddNeeded(RuleTrail part, FormMap map, in RuleContext context, List<RuleTrail> needed)
    {
        foreach (var node in map.Nodes)
        {
            var isNeeded = false;
            foreach (var rule in node.Rules)
                isNeeded |=
                    rule is RequiredAttribute
                    && !(rule.UpdateOnly && context.IsNew)
                    && rule.Broken(null, context) is not null;
            if (!isNeeded)
                continue;
            if (node.Children is { } below)
                AddNeeded(
                    new RuleTrail(part, node, node.Kind == FormNodeKind.ObjectList ? 0 : null),
                    below,
                    context,
                    needed);
            else
                needed.Add(new RuleTrail(part, node));
        }
    }

    // This and the next by themselves, because a lambda would be made for every member of every row.
    private static bool WasUnread(List<ReadProblem> unread, object owner, FormNode node) =>
        unread.Exists(problem => problem.Node == node && ReferenceEquals(problem.Owner, owner));

    private static bool HoldsUnread(List<ReadProblem> unread, object? value) =>
        unread.Exists(problem => Holds(value, problem.Owner));

    private static void Apply(
        RuleAttribute rule,
        object? value,
        FormNode node,
        RuleTrail? outer,
        in RuleContext context,
        List<Problem> problems)
    {
        if ((rule.UpdateOnly && context.IsNew) || rule.Broken(value, context) is not { } details)
            return;
        var trail = new RuleTrail(outer, node);
        var column = trail.DisplayName;
        problems.Add(new Problem(rule.Id, rule.Severity, trail.WireName, column, rule.Describe(column, details)));
    }
}
