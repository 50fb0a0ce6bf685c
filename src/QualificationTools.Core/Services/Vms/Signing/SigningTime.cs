namespace QualificationTools.Vms.Signing;

/// <summary>The date of a signature, <c>yyyyMMdd'T'HHmmss'Z'</c>, written without regard to any culture's calendar.</summary>
internal static class SigningTime
{
    public const int Length = 16;

    public const int DateLength = 8;

    public static void Write(DateTimeOffset time, Span<byte> destination)
    {
        var utc = time.UtcDateTime;
        WriteNumber(utc.Year, destination[..4]);
        WriteNumber(utc.Month, destination[4..6]);
        WriteNumber(utc.Day, destination[6..8]);
        destination[8] = (byte)'T';
        WriteNumber(utc.Hour, destination[9..11]);
        WriteNumber(utc.Minute, destination[11..13]);
        WriteNumber(utc.Second, destination[13..15]);
        destination[15] = (byte)'Z';
    }

    private static void WriteNumber(int number, Span<byte> destination)
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
