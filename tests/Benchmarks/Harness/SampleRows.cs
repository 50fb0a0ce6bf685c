using System.Globalization;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace Benchmarks.Harness;

/// <summary>The bodies that the module makes of the sample rows, for the clients that do not read rows themselves.</summary>
internal static class SampleRows
{
    public static byte[][] Bodies(int count)
    {
        var form = new FormReader<VmsQualificationForm>(JsonRecord.Open).Read(File.ReadAllText(Session.Script("SampleRow.json")));
        var bodies = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            form.MainInfo!.QualificationNo = string.Create(CultureInfo.InvariantCulture, $"QUA7{i + 1}");
            bodies[i] = FormWriter.Write(form);
        }

        return bodies;
    }
}
