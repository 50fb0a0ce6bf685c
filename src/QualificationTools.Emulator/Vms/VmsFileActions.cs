using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>Implements the uploads and the download.</summary>
internal sealed class VmsFileActions(VmsStore store)
{
    private static readonly HashSet<string> FileTypes = new(StringComparer.Ordinal)
    {
        "LegalRepresentativeFrontIDPhoto",
        "LegalRepresentativeBackIDPhoto",
        "DocOfNumberApplyPhoto",
        "CommitmentLetterOfNetAccessPhoto",
        "ThreeInOneBusinessLicensePhoto",
        "BusinessLicensePhoto",
        "CertificateOfOrganizationCodesPhoto",
        "CertificateOfTaxationRegistrationPhoto",
        "IdCardFrontPhoto",
        "IdCardBackPhoto",
        "IdCardPhotoWithPeople",
    };

    public Answer Upload(ServiceCall call, string region)
    {
        if (call.Json is not { } body)
            return Refused(call, region, "the body is not a JSON object");
        foreach (var name in (ReadOnlySpan<string>)["FileName", "FileType", "FileBase64"])
            if (string.IsNullOrEmpty(body.Text(name)))
                return Refused(call, region, $"{name} is required");
        if (!Path.HasExtension(body.Text("FileName")))
            return Refused(call, region, "FileName must have an extension");
        return body.Member("FileBase64")!.Value.TryGetBytesFromBase64(out var content)
            ? Keep(call, region, body.Text("FileType")!, content, static (json, code) =>
            {
                json.WriteStartObject();
                json.WriteString("FileCode", code);
                json.WriteEndObject();
            })
            : Refused(call, region, "FileBase64 is not base64");
    }

    /// <summary>Executes the older upload, whose result is a plain string.</summary>
    public Answer UploadForm(ServiceCall call, string region)
    {
        if (MultipartForm.Read(call.ContentType, call.Body) is not { } form)
            return Refused(call, region, "the body is not multipart/form-data");
        if (form.Text("fileType") is not { Length: > 0 } type)
            return Refused(call, region, "fileType is required");
        return form.File("file") is { Length: > 0 } content
            ? Keep(call, region, type, content, static (json, code) => json.WriteStringValue(code))
            : Refused(call, region, "file is required");
    }

    public Answer Download(ServiceCall call, string region)
    {
        var code = call.Query("FileCode");
        if (code.Length == 0)
            return Refused(call, region, "FileCode is required");
        return store.Files.Find(code) is { } content
            ? new Answer(200, content) { ContentType = FileFormat.MediaType(content) }
            : Refused(call, region, "there is no file of this FileCode");
    }

    private Answer Keep(
        ServiceCall call,
        string region,
        string type,
        byte[] content,
        Action<Utf8JsonWriter, string> result)
    {
        if (!FileTypes.Contains(type))
            return Refused(call, region, $"FileType '{type}' is not known");
        if (FileFormat.Of(content) is not { } format)
            return Refused(call, region, "the file is not a JPEG, PNG or PDF file");
        var code = $"2100000000{Guid.NewGuid():D}{type}.{format}";
        store.Files.Add(code, content);
        call.Applied = true;
        return VmsEnvelope.Ok(call, region, code, result);
    }

    private static Answer Refused(ServiceCall call, string region, string why) =>
        VmsEnvelope.Error(call, VmsError.RequestParametersError, why, region);
}
