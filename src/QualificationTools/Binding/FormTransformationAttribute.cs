using System.Collections;
using System.Data;
using System.Management.Automation;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Binding;

/// <summary>
/// Converts input to forms: a form, a result of this module, a hashtable, a custom object, a JSON text. It refuses
/// nothing: an unreadable input becomes a form with the problem, because every row has exactly one result.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormTransformationAttribute<TForm> : ArgumentTransformationAttribute
    where TForm : QualificationForm, new()
{
    private readonly FormReader<TForm> _reader = new(PowerShellRecord.Open);

    /// <summary>Gets the column to fill from a text that is not a JSON object, if such texts are accepted.</summary>
    public string? TextColumn { get; init; }

    /// <summary>Gets the value to bind for a piped stored credential.</summary>
    internal static TForm[] Left { get; } = [];

    /// <summary>
    /// Gets whether stored credentials are not rows: they are piped for their names, which another parameter takes.
    /// </summary>
    public bool LeavesCredentials { get; init; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = PSValue.UnwrapTyped(inputData);
        if (LeavesCredentials && input is QualificationCredentialInfo)
            return Left;
        return input switch
        {
            DataTable table => table.Rows.Cast<object?>().Select(Read).ToArray(),
            IEnumerable rows when !PowerShellRecord.IsOne(input) => rows.Cast<object?>().Select(Read).ToArray(),
            _ => new[] { Read(inputData) },
        };
    }

    private TForm Read(object? row)
    {
        var inner = PSValue.UnwrapTyped(row);
        return inner switch
        {
            PSObject when PowerShellRecord.IsFromOtherSession(row) => _reader.Refuse("OtherSession"),
            not null when PowerShellRecord.IsPart(inner) => _reader.Refuse("UnrolledInput"),
            FileSystemInfo when TextColumn is null => _reader.Refuse("PathInput"),
            TForm form => form,
            QualificationResult { Input: TForm form } => form,
            QualificationCheck { Input: TForm form } => form,
            SensitiveText text when TextColumn is not null => _reader.ReadMembers([
                KeyValuePair.Create(TextColumn, (object?)text),
            ]),
            string text when TextColumn is not null && !text.AsSpan().TrimStart().TrimStart('\uFEFF').StartsWith("{") =>
                _reader.ReadMembers([KeyValuePair.Create(TextColumn, (object?)text.Trim())]),
            IFormSource source when source.ToForm() is TForm form => form,
            _ => _reader.Read(row),
        };
    }
}
