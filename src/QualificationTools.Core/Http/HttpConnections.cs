namespace QualificationTools.Http;

/// <summary>A pool of connections that can be given up as a whole.</summary>
/// <param name="create">Makes a pool.</param>
internal sealed class HttpConnections(Func<HttpMessageInvoker> create)
{
    private Generation _current = new(create());

    /// <summary>Gets the pool in use.</summary>
    public Generation Current => Volatile.Read(ref _current);

    /// <summary>
    /// Gives a pool up for a new one. What is under way on it ends first; whoever gets an answer from it afterwards can
    /// see that it is no longer the pool in use.
    /// </summary>
    /// <param name="pool">The pool, which may have been given up already.</param>
    public void Renew(object pool)
    {
        if (pool is Generation old && ReferenceEquals(old, Current))
            Interlocked.CompareExchange(ref _current, new Generation(create()), old);
    }

    /// <summary>One pool. Its idle connections close by themselves.</summary>
    internal sealed record Generation(HttpMessageInvoker Invoker);
}
