using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace QualificationTools.Core.Tests;

/// <summary>Generates what a broken network or a hostile proxy makes of an answer.</summary>
internal static class MutatedBytes
{
    public static Arbitrary<byte[]> Any { get; } = ArbMap.Default.ArbFor<byte[]>();

    /// <summary>The texts, each with a few bytes changed, taken out, put in, repeated or cut off.</summary>
    public static Arbitrary<byte[]> Of(params string[] texts)
    {
        var mutation =
            from kind in Gen.Choose(0, 4)
            from at in Gen.Choose(0, 10_000)
            from value in Gen.Choose(0, 255)
            select (kind, at, value);
        var mutated =
            from text in Gen.Elements(texts)
            from count in Gen.Choose(0, 6)
            from mutations in mutation.ArrayOf(count)
            select mutations.Aggregate(Encoding.UTF8.GetBytes(text), Apply);
        return mutated.ToArbitrary();
    }

    private static byte[] Apply(byte[] bytes, (int Kind, int At, int Value) mutation)
    {
        if (bytes.Length == 0)
            return [(byte)mutation.Value];
        var at = mutation.At % bytes.Length;
        return mutation.Kind switch
        {
            0 => [.. bytes[..at], (byte)mutation.Value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], (byte)mutation.Value, .. bytes[at..]],
            3 => [.. bytes[..at], .. bytes[at..], .. bytes[at..]],
            _ => bytes[..at],
        };
    }
}
