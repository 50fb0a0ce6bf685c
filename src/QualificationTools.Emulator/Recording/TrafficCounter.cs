using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;

namespace QualificationTools.Emulator.Recording;

/// <summary>Counts connections and requests.</summary>
internal sealed class TrafficCounter
{
    private readonly ConcurrentDictionary<string, StrongBox<long>> _actions = new(StringComparer.Ordinal);
    private long _connections;
    private long _requests;
    private long _applied;
    private long _faults;
    private long _inFlight;
    private long _highestInFlight;

    /// <summary>
    /// Counts a connection, as connection middleware, when it is accepted, whether or not it ever carries a request.
    /// </summary>
    public Task CountConnection(ConnectionContext connection, ConnectionDelegate next)
    {
        Interlocked.Increment(ref _connections);
        connection.Features.Set(new ConnectionMark());
        return next(connection);
    }

    /// <summary>
    /// Excludes a connection from the count while it has carried only calls to the admin endpoints, which would
    /// otherwise count themselves.
    /// </summary>
    public void MarkConnection(HttpContext http, bool admin)
    {
        var mark = http.Features.Get<ConnectionMark>();
        if (mark is null)
            return;
        if (admin && mark.Use == ConnectionUse.None)
        {
            mark.Use = ConnectionUse.Admin;
            Interlocked.Decrement(ref _connections);
        }
        else if (!admin && mark.Use != ConnectionUse.Service)
        {
            if (mark.Use == ConnectionUse.Admin)
                Interlocked.Increment(ref _connections);
            mark.Use = ConnectionUse.Service;
        }
    }

    public long Begin(string? action)
    {
        Interlocked.Increment(ref _actions.GetOrAdd(action ?? "", static _ => new StrongBox<long>()).Value);
        var now = Interlocked.Increment(ref _inFlight);
        var highest = Volatile.Read(ref _highestInFlight);
        while (now > highest)
        {
            var seen = Interlocked.CompareExchange(ref _highestInFlight, now, highest);
            if (seen == highest)
                break;
            highest = seen;
        }
        return Interlocked.Increment(ref _requests);
    }

    public void End() => Interlocked.Decrement(ref _inFlight);

    public void CountApplied() => Interlocked.Increment(ref _applied);

    public void CountFault() => Interlocked.Increment(ref _faults);

    public EmulatorCounters Snapshot() =>
        new(
            Volatile.Read(ref _connections),
            Volatile.Read(ref _requests),
            Volatile.Read(ref _applied),
            Volatile.Read(ref _faults),
            Volatile.Read(ref _inFlight),
            Volatile.Read(ref _highestInFlight),
            _actions
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pair => pair.Key, pair => Volatile.Read(ref pair.Value.Value)));

    public void Reset()
    {
        Volatile.Write(ref _connections, 0);
        Volatile.Write(ref _requests, 0);
        Volatile.Write(ref _applied, 0);
        Volatile.Write(ref _faults, 0);
        Volatile.Write(ref _highestInFlight, Volatile.Read(ref _inFlight));
        _actions.Clear();
    }

    private enum ConnectionUse { None, Admin, Service }

    private sealed class ConnectionMark
    {
        public ConnectionUse Use { get; set; }
    }
}
