namespace QualificationTools.Emulator.Vms;

/// <summary>Implements AddQualification and UpdateQualification.</summary>
internal sealed class VmsFormActions(VmsStore store, EmulatorOptions options, VmsAssumptions assumptions)
{
    public Answer Update(ServiceCall call, string region)
    {
        if (VmsFormRules.CheckForm(call.Json, needsNumber: true) is { } problem)
            return VmsEnvelope.Error(call, VmsError.RequestParametersError, problem, region);
        var number = call.Json!.Value.Member(VmsFormRules.Main)!.Value.Text(VmsFormRules.Number)!;
        if (store.Find(number) is not { } record)
            return VmsEnvelope.Error(
                call,
                VmsError.QualificationMissing,
                $"There is no qualification {number}.",
                region);
        lock (record)
        {
            record.Settle(call.Now, options);
            if (record.Status == Qualification.UnderReview)
                return VmsEnvelope.Error(
                    call,
                    assumptions.UnderReview,
                    $"Qualification {number} is under review.",
                    region);
            if (record.Status == Qualification.Approved)
                return VmsEnvelope.Error(
                    call,
                    assumptions.Approved,
                    $"Qualification {number} is approved; only a rejected one may be changed.",
                    region);
            Take(record, call);
        }
        return VmsEnvelope.Ok(call, region, assumptions.EmptyResult);
    }

    public Answer Add(ServiceCall call, string region)
    {
        if (VmsFormRules.CheckForm(call.Json, needsNumber: false) is { } problem)
            return VmsEnvelope.Error(call, VmsError.RequestParametersError, problem, region);
        var record = store.AddNew();
        lock (record)
            Take(record, call);
        return VmsEnvelope.Ok(call, region, (record.Number, assumptions.NumberMember), static (json, part) =>
        {
            json.WriteStartObject();
            json.WriteString(part.NumberMember, part.Number);
            json.WriteEndObject();
        });
    }

    /// <summary>Applies a form: members not sent stay as they are; the list of scenes is replaced.</summary>
    private void Take(Qualification record, ServiceCall call)
    {
        var form = call.Json!.Value;
        var main = form.Member(VmsFormRules.Main)!.Value;
        record.Form = call.Body;
        record.Entity = main.Text("QualificationEntity") ?? record.Entity;
        record.Address = main.Text("EnterpriseAddress") ?? record.Address;
        record.AdminName = form.Member(VmsFormRules.Admin)!.Value.Text("Name") ?? record.AdminName;
        record.Scenes =
        [
            .. form.Member(VmsFormRules.Scenes)!.Value.EnumerateArray().Select(scene => scene.GetRawText()),
        ];
        record.Applied++;
        record.Submit(call.Now, options);
        store.CountBody(call.BodySha256);
        call.Applied = true;
    }
}
