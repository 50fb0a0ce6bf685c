namespace QualificationTools.Emulator.Faults;

/// <summary>Represents the script in force, and counts how often each of its rules was applied.</summary>
internal sealed class FaultEngine
{
    private volatile ActiveRule[] _rules = [];

    public void Load(FaultScript script) =>
        _rules = [.. script.Rules.Select((rule, index) => new ActiveRule(rule, index + 1))];

    /// <summary>Returns the rule for a request of which only the head has been read.</summary>
    public ActiveRule? MatchHead(string action)
    {
        foreach (var active in _rules)
            if (
                active.Rule.NeedsNoBody
                && FaultRuleCheck.Matches(active.Rule.Action, action)
                && active.TryUse(action, "", 0))
                return active;
        return null;
    }

    /// <summary>Returns the rule for a request whose body has been read.</summary>
    public ActiveRule? Match(string action, string key, int attempt)
    {
        foreach (var active in _rules)
        {
            var rule = active.Rule;
            if (!rule.NeedsNoBody
                && FaultRuleCheck.Matches(rule.Action, action)
                && FaultRuleCheck.Matches(rule.Key, key)
                && (rule.Attempt is null || rule.Attempt.Contains(attempt))
                && active.TryUse(action, key, attempt))
                return active;
        }
        return null;
    }

    internal sealed class ActiveRule(FaultRule rule, int number)
    {
        private int _matched;
        private int _used;

        public FaultRule Rule => rule;

        public int Number => number;

        public bool TryUse(string action, string key, int attempt)
        {
            if (rule.Every is { } every && Interlocked.Increment(ref _matched) % every != 0)
                return false;
            if (rule.Probability is { } share && Draw(action, key, attempt) >= share)
                return false;
            return rule.Times is not { } times || Interlocked.Increment(ref _used) <= times;
        }

        /// <summary>
        /// Returns a number from 0 to 1 that depends on the request alone, so concurrent runs with one seed meet the
        /// same faults.
        /// </summary>
        private double Draw(string action, string key, int attempt)
        {
            var hash = 14695981039346656037UL ^ (uint)rule.Seed;
            foreach (var part in (ReadOnlySpan<string>)[action, "\n", key])
                foreach (var character in part)
                    hash = (hash ^ character) * 1099511628211UL;
            hash = (hash ^ (uint)attempt) * 1099511628211UL;
            // FNV alone leaves neighbouring keys in neighbouring buckets; this spreads them (splitmix64's finaliser).
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            hash ^= hash >> 31;
            return (hash >> 11) * (1.0 / (1UL << 53));
        }
    }
}
