using System.Security.Cryptography;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Represents the access tokens: valid 7200 seconds, the previous one 5 minutes after a new one.</summary>
internal sealed class DouyinTokens(TimeProvider time)
{
    public const int LifetimeSeconds = 7200;

    /// <summary>The number of tokens to remember, which distinguishes expired ones from invented ones.</summary>
    private const int Remembered = 1000;

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _expiry = new(StringComparer.Ordinal);
    private readonly Queue<string> _issued = new();
    private string? _current;

    public string Issue()
    {
        var token = $"0801121846{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_current is not null && _expiry[_current] > now + Grace)
                _expiry[_current] = now + Grace;
            _expiry[token] = now + TimeSpan.FromSeconds(LifetimeSeconds);
            _issued.Enqueue(token);
            while (_issued.Count > Remembered)
                _expiry.Remove(_issued.Dequeue());
            _current = token;
        }
        return token;
    }

    public DouyinProblem? Check(string? token)
    {
        lock (_gate)
        {
            if (token is null || !_expiry.TryGetValue(token, out var expiry))
                return new(28001003, "access_token is invalid");
            return time.GetUtcNow() < expiry ? null : new(28001008, "access_token has expired");
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _expiry.Clear();
            _issued.Clear();
            _current = null;
        }
    }
}
