using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator;

/// <summary>One of the services behind the port.</summary>
internal interface IEmulatedService
{
    /// <summary>The action a request calls, or <see langword="null"/> when the request is not for this service.</summary>
    string? ActionOf(HttpRequest request);

    /// <summary>What the call is about; empty when it is about nothing in particular.</summary>
    string KeyOf(ServiceCall call);

    /// <summary>Carries the call out and sets <see cref="ServiceCall.Applied"/> when it changed something.</summary>
    Answer Handle(ServiceCall call);

    /// <summary>The error a fault rule asks for, in the service's own envelope.</summary>
    Answer Fail(ServiceCall call, FaultRule rule);

    /// <summary>Back to the state at the start.</summary>
    void Reset();
}
