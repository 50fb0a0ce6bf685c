namespace QualificationTools.Http;

/// <summary>Represents a pool of connections that can be replaced as a whole.</summary>
/// <param name="create">Creates a pool.</param>
internal sealed class HttpConnections(Func<HttpMessageInvoker> create)
{
    private Generation _current = new(create());

    /// <summary>Gets the pool in use.</summary>
    public Generation Current => Volatile.Read(ref _current);

    /// <summary>
    /// Replaces a pool with a new one. Requests in progress on it end first; whoever gets an answer from it afterwards
    /// can see that it is no longer the pool in use.
    /// </summary>
    /// <param name="pool">The pool, which may have been replaced already.</param>
    public void Renew(object pool)
    {
        if (pool is Generation old && ReferenceEquals(old, Current))
            Interlocked.CompareExchange(ref _current, new Generation(create()), old);
    }

    /// <summary>Represents one pool. Its idle connections close by themselves.</summary>
    internal sealed record Generation(HttpMessageInvoker Invoker);
}
