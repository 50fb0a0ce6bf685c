namespace QualificationTools.Emulator.Vms;

/// <summary>Implements AddQualificationScene and UpdateQualificationScene.</summary>
internal sealed class VmsSceneActions(VmsStore store, EmulatorOptions options, VmsAssumptions assumptions)
{
    public Answer Add(ServiceCall call, string region) => Change(call, region, replace: false);

    public Answer Update(ServiceCall call, string region) => Change(call, region, replace: true);

    private Answer Change(ServiceCall call, string region, bool replace)
    {
        if (VmsFormRules.CheckScenes(call.Json) is { } problem)
            return VmsEnvelope.Error(call, VmsError.RequestParametersError, problem, region);
        if (VmsKeys.OfScenes(call.Json) is not { Length: > 0 } number)
            return VmsEnvelope.Error(
                call,
                VmsError.RequestParametersError,
                $"{VmsFormRules.Scenes}[0].{VmsFormRules.Number} is required",
                region);
        if (store.Find(number) is not { } record)
            return VmsEnvelope.Error(
                call,
                VmsError.QualificationMissing,
                $"There is no qualification {number}.",
                region);
        var scenes = call.Json!.Value.Member(VmsFormRules.Scenes)!
            .Value.EnumerateArray()
            .Select(scene => scene.GetRawText())
            .ToList();
        lock (record)
        {
            record.Settle(call.Now, options);
            if (record.Status == Qualification.UnderReview && !assumptions.TakesScenesUnderReview)
                return VmsEnvelope.Error(
                    call,
                    assumptions.UnderReview,
                    $"Qualification {number} is under review.",
                    region);
            if (replace && scenes.Count < record.Scenes.Count)
                return VmsEnvelope.Error(
                    call,
                    VmsError.RequestParametersError,
                    $"all {record.Scenes.Count} existing scenes must be submitted again",
                    region);
            if (!replace && record.Scenes.Count + scenes.Count > VmsFormRules.MostScenes)
                return VmsEnvelope.Error(
                    call,
                    VmsError.RequestParametersError,
                    $"a qualification has at most {VmsFormRules.MostScenes} scenes, this one has {record.Scenes.Count}",
                    region);
            record.Scenes = replace ? scenes : [.. record.Scenes, .. scenes];
            record.Applied++;
            record.Submit(call.Now, options);
        }
        store.CountBody(call.BodySha256);
        call.Applied = true;
        return VmsEnvelope.Ok(call, region, assumptions.EmptyResult);
    }
}
