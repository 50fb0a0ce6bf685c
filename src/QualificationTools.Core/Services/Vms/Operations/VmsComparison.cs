using QualificationTools.Bulk;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>How a record agrees with what was submitted.</summary>
internal enum VmsAgreement
{
    /// <summary>The record shows nothing of what was submitted.</summary>
    Silent,

    /// <summary>All that it shows agrees.</summary>
    Same,

    /// <summary>Something does not.</summary>
    Different,
}

/// <summary>
/// Compares a record with a row. A status alone shows neither who changed a record nor when, so its content and its
/// time are compared too. Masked and missing values prove nothing.
/// </summary>
internal static class VmsComparison
{
    private static readonly char[] Masks = ['*', '＊'];

    /// <summary>Compares the content of a record with what was submitted.</summary>
    public static VmsAgreement Compare(VmsQualification record, VmsQualificationForm form)
    {
        var agreements = Members(record, form).ToList();
        if (form.Scenarios is { } scenes && record.ShowsScenes)
            agreements.Add(Compare(record.Scenes, scenes));
        return agreements.Contains(VmsAgreement.Different) ? VmsAgreement.Different
            : agreements.Contains(VmsAgreement.Same) ? VmsAgreement.Same
            : VmsAgreement.Silent;
    }

    /// <summary>Returns whether a scene that is shown may be the one that was submitted.</summary>
    public static bool IsSame(VmsScenario shown, VmsScenario submitted) =>
        Number(shown.SceneType, submitted.SceneType) != VmsAgreement.Different
        && Text(shown.Description, submitted.Description) != VmsAgreement.Different
        && Text(shown.ScenarioOfCalling, submitted.ScenarioOfCalling) != VmsAgreement.Different;

    /// <summary>Describes what a record shows now, and since when.</summary>
    public static string Describe(VmsQualification record) =>
        Texts.Format(
            "Shows_Qualification",
            record.Number ?? "-",
            record.ApprovalStatus?.ToString() ?? "-",
            record.UpdateTime?.ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture)
                ?? "-");

    /// <summary>Returns the result for a missing record.</summary>
    public static Sighting NotFound(Evidence evidence = Evidence.Undecided) =>
        new(evidence) { Shows = Texts.Get("Shows_NoQualification") };

    private static VmsAgreement Compare(IReadOnlyList<VmsScenario> shown, List<VmsScenario> submitted)
    {
        var left = shown.ToList();
        return
            shown.Count == submitted.Count
            && submitted.All(scene =>
                left.FindIndex(other => IsSame(other, scene)) is var index and >= 0 && Take(index))
            ? VmsAgreement.Same
            : VmsAgreement.Different;

        bool Take(int index)
        {
            left.RemoveAt(index);
            return true;
        }
    }

    private static IEnumerable<VmsAgreement> Members(VmsQualification record, VmsQualificationForm form)
    {
        if (form.MainInfo is { } main)
        {
            yield return Text(record.Main.QualificationEntity, main.QualificationEntity);
            yield return Number(record.Main.CertificateThreeInOne, main.CertificateThreeInOne);
            yield return Text(record.Main.EnterpriseAddress, main.EnterpriseAddress);
            yield return Text(record.Main.UnitSocialCreditCode, main.UnitSocialCreditCode);
            yield return Text(record.Main.LegalRepresentativeName, main.LegalRepresentativeName);
            yield return Text(record.Main.LegalRepresentativeId, main.LegalRepresentativeId);
            yield return Text(record.Main.CodeOfOrganizationCertificate, main.CodeOfOrganizationCertificate);
        }

        if (form.AdminInfo is { } admin)
        {
            yield return Text(record.Admin.Name, admin.Name);
            yield return Text(record.Admin.ContactNumber, admin.ContactNumber);
            yield return Text(record.Admin.IdCardNumber, admin.IdCardNumber);
        }
    }

    private static VmsAgreement Number(int? shown, int? submitted) =>
        shown is null || submitted is null ? VmsAgreement.Silent
        : shown == submitted ? VmsAgreement.Same
        : VmsAgreement.Different;

    private static VmsAgreement Text(SensitiveText? shown, SensitiveText? submitted) =>
        Text(shown?.Reveal(), submitted?.Reveal());

    private static VmsAgreement Text(string? shown, string? submitted)
    {
        if (submitted is null || string.IsNullOrEmpty(shown))
            return VmsAgreement.Silent;
        shown = shown.Trim();
        submitted = submitted.Trim();
        var mask = shown.IndexOfAny(Masks);
        if (mask < 0)
            return string.Equals(shown, submitted, StringComparison.Ordinal)
                ? VmsAgreement.Same
                : VmsAgreement.Different;
        var end = shown[(shown.LastIndexOfAny(Masks) + 1)..];
        return
            submitted.StartsWith(shown[..mask], StringComparison.Ordinal)
            && submitted.EndsWith(end, StringComparison.Ordinal)
            ? VmsAgreement.Silent
            : VmsAgreement.Different;
    }
}
