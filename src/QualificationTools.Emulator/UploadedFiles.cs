using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace QualificationTools.Emulator;

/// <summary>Holds uploaded files by their code, and counts how often each content was uploaded.</summary>
internal sealed class UploadedFiles
{
    private readonly ConcurrentDictionary<string, byte[]> _byCode = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _byDigest = new(StringComparer.Ordinal);

    public void Add(string code, byte[] content)
    {
        _byCode[code] = content;
        _byDigest.AddOrUpdate(Convert.ToHexStringLower(SHA256.HashData(content)), 1, static (_, count) => count + 1);
    }

    public byte[]? Find(string code) => _byCode.GetValueOrDefault(code);

    public IReadOnlyDictionary<string, int> Counts() => _byDigest.ToDictionary();

    public void Clear()
    {
        _byCode.Clear();
        _byDigest.Clear();
    }
}
