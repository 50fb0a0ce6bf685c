using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools;

/// <summary>Represents the result of checking one row offline.</summary>
public sealed class QualificationCheck
{
    private string? _key;
    private ProblemList _problems = ProblemList.Of([]);

    /// <summary>Gets the row's number in the input, from 1.</summary>
    public long Row { get; internal set; }

    /// <summary>Gets the key that identifies the row.</summary>
    public string? Key
    {
        get => CellText.Guard(Input is null ? RowKey.Show(_key) : Input.ShownKey);
        internal set => _key = value;
    }

    /// <summary>Gets whether the row would be sent.</summary>
    public bool IsValid { get; internal set; }

    /// <summary>Gets the rules that the row breaks, all of them.</summary>
    public IReadOnlyList<Problem> Problems { get => _problems; internal set => _problems = ProblemList.Of(value); }

    /// <summary>Gets the row as it was read; it can be piped on to the update.</summary>
    public QualificationForm Input { get; internal set; } = null!;

    /// <summary>Returns the row, its key, and the number of its problems.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Row} {Key} {(IsValid ? "Valid" : "Invalid")} {Problems.Count}");
}
