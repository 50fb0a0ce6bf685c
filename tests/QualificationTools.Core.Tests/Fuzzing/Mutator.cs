using System.Text;

namespace QualificationTools.Core.Tests.Fuzzing;

/// <summary>Makes hostile inputs out of good ones. The same seed gives the same inputs on every machine.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"", "\\", "{", "}", "[", "]", ":", ",", ";", "\t", "\r\n", "\n", "null", "true", "{}", "[]", "\"\"", "\"\"\"", "1e999", "-0", "99999999999999999999", "0.1",
            "\\ud800", "\\u0000", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "\uFEFF", "\uFFFD", "中文", "<empty>", "9.13E+17", "***", "/*", "//", "#", "[0]", "[99]", "[-1]", "=1+1", "sep=;",
        }.Select(Encoding.UTF8.GetBytes),
        [0x00], [0xFF], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x81, 0x30],
    ];

    // Not the kind that .NET may change between versions: a linear congruential generator by Knuth.
    private ulong _state = ((ulong)(uint)seed * 6364136223846793005UL) + 1442695040888963407UL;

    /// <summary>A number from 0 up to, and without, the limit.</summary>
    public int Next(int limit)
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (int)((_state >> 33) % (ulong)limit);
    }

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    /// <summary>One of the inputs, with up to eight changes.</summary>
    public byte[] Mutate(IReadOnlyList<byte[]> corpus)
    {
        var bytes = new List<byte>(Pick(corpus));
        for (var changes = Next(9); changes > 0; changes--)
            Change(bytes, corpus);
        return [.. bytes];
    }

    /// <summary>The same, as a text.</summary>
    public string MutateText(IReadOnlyList<byte[]> corpus) => Encoding.UTF8.GetString(Mutate(corpus));

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> corpus)
    {
        var at = Next(bytes.Count + 1);
        var length = Math.Min(Next(16), bytes.Count - at);
        switch (Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.Insert(at, (byte)Next(256));
                break;
            case 3:
                bytes.InsertRange(at, Pick(Tokens));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                // The rest of another input.
                var other = Pick(corpus);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(Next(other.Length + 1)));
                break;
        }
    }
}
