namespace QualificationTools.Emulator;

/// <summary>Represents the current records of all services. Each service adds its own members.</summary>
public sealed class EmulatorState
{
    private readonly IReadOnlyList<IEmulatedService> _services;

    internal EmulatorState(IReadOnlyList<IEmulatedService> services) => _services = services;

    /// <summary>
    /// Gets how often each request body was applied, by the lower-case hexadecimal SHA-256 of the body. For the open
    /// platform the access token's value is left out of the hash, so a row sent again with a fresh token counts as the
    /// same.
    /// </summary>
    public IReadOnlyDictionary<string, int> AppliedBodies => Sum(service => service.AppliedBodies);

    /// <summary>
    /// Gets how often each file content was uploaded, by the lower-case hexadecimal SHA-256 of the content.
    /// </summary>
    public IReadOnlyDictionary<string, int> Uploads => Sum(service => service.Uploads);

    /// <summary>Returns a service.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <returns>The service behind this port.</returns>
    /// <exception cref="InvalidOperationException">The emulator was started without it.</exception>
    public T Service<T>()
        where T : IEmulatedService => _services.OfType<T>().Single();

    private Dictionary<string, int> Sum(Func<IEmulatedService, IReadOnlyDictionary<string, int>> counts)
    {
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (digest, count) in _services.SelectMany(counts))
            sums[digest] = sums.GetValueOrDefault(digest) + count;
        return sums;
    }
}
