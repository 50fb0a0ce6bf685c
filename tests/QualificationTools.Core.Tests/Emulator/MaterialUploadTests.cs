using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class MaterialUploadTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];

    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private DouyinCaller _caller = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time });
        _caller = new DouyinCaller(_emulator);
        _token = await _caller.FetchTokenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Uploaded_file_gets_a_path()
    {
        var reply = await UploadAsync("1003", Png);

        Assert.Matches("^certification/resource/[0-9a-f]{32}$", reply.Json.GetProperty("path").GetString());
        Assert.Equal(1, Assert.Single(_emulator.State.Uploads).Value);
    }

    [Theory]
    [InlineData("999", 60042)]
    [InlineData("1010", 60044)]
    public async Task Type_must_be_known_and_fit_the_content(string type, int code)
    {
        Assert.Equal(code, await CodeAsync(type, Png));
    }

    [Fact]
    public async Task Pdf_is_taken_for_cooperation_cases_only()
    {
        Assert.Equal((0, 60044), (await CodeAsync("1010", "%PDF-1.7"u8.ToArray()), await CodeAsync("1003", "%PDF-1.7"u8.ToArray())));
    }

    [Theory]
    [InlineData(5 * 1024 * 1024, 0)]
    [InlineData((5 * 1024 * 1024) + 1, 60041)]
    public async Task Licence_has_at_most_five_megabytes(int size, int code)
    {
        var content = new byte[size];
        Png.CopyTo(content, 0);

        Assert.Equal(code, await CodeAsync("1007", content));
    }

    [Fact]
    public async Task Empty_file_is_missing()
    {
        Assert.Equal(60043, await CodeAsync("1003", []));
    }

    [Fact]
    public async Task Eleventh_upload_within_a_second_is_too_many()
    {
        for (var upload = 0; upload < 10; upload++)
            await UploadAsync("1003", Png);

        var eleventh = await CodeAsync("1003", Png);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((28003018, 0), (eleventh, await CodeAsync("1003", Png)));
    }

    private async Task<int> CodeAsync(string type, byte[] content) => (await UploadAsync(type, content)).Json.GetProperty("err_no").GetInt32();

    private async Task<DouyinReply> UploadAsync(string type, byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("ttemulator"), "appid" },
            { new StringContent(_token), "access_token" },
            { new StringContent(type), "material_type" },
            { new ByteArrayContent(content), "material_file", "file.png" },
        };
        return await _caller.PostAsync("/auth/entity/upload_material", form);
    }
}
