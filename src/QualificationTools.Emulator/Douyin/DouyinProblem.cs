namespace QualificationTools.Emulator.Douyin;

/// <summary>Represents why a call is refused.</summary>
/// <param name="Code">The platform's error code.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record DouyinProblem(int Code, string Message)
{
    public const int MissingMember = 60003;
    public const int IllegalParameter = 28001007;

    public static DouyinProblem Missing(string path) => new(MissingMember, $"{path} is required");

    public static DouyinProblem Illegal(string path, string why) => new(IllegalParameter, $"{path} {why}");
}
