using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>Where the tests make the parts of the bulk engine.</summary>
internal static class Engine
{
    /// <summary>What the tests' operations give for what a journal belongs to.</summary>
    public static readonly JournalScope Scope = new("vms", "Scripted", "https://localhost", "0");

    public static RowSender<VmsQualificationForm, VmsQualificationResult> Sender(RowOperation<VmsQualificationForm> operation, BulkOptions options) =>
        new(operation, options, new RequestGate(options), journal: null);

    public static BulkRun<VmsQualificationForm, VmsQualificationResult> Run(RowOperation<VmsQualificationForm> operation, BulkOptions options) =>
        new(operation, options);

    /// <summary>Takes one row to its end.</summary>
    public static async Task<VmsQualificationResult> SendAsync(
        this RowSender<VmsQualificationForm, VmsQualificationResult> sender, long row, VmsQualificationForm form, CancellationToken stop)
    {
        var pending = sender.Prepare(row, form);
        await sender.SendAsync(pending, slot: null, stop);
        await pending.Durable;
        return pending.Result;
    }
}
