using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator;

/// <summary>
/// Represents one of the services behind the port, with its records, its part of the seed and its assumptions.
/// </summary>
public interface IEmulatedService
{
    /// <summary>Gets the name in seed files and before the names of assumptions, for example <c>vms</c>.</summary>
    string Name { get; }

    /// <summary>Gets the actions, by the names that fault rules and the request log use.</summary>
    IReadOnlyList<string> Actions { get; }

    /// <summary>Returns the action that a request calls.</summary>
    /// <param name="request">The request, of which only the head has been read.</param>
    /// <returns>The action; <see langword="null"/> if the request is not for this service.</returns>
    string? ActionOf(HttpRequest request);

    /// <summary>Returns the key of what a call concerns.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The key; empty if the call concerns nothing in particular.</returns>
    string KeyOf(ServiceCall call);

    /// <summary>Executes a call, and sets <see cref="ServiceCall.Applied"/> if it changed something.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The answer.</returns>
    Answer Handle(ServiceCall call);

    /// <summary>Returns the error that a fault rule specifies, in the service's own envelope.</summary>
    /// <param name="call">The call.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The answer.</returns>
    Answer Fail(ServiceCall call, FaultRule rule);

    /// <summary>Restores the state of the start.</summary>
    void Reset();

    /// <summary>Writes the records as members of the object that <c>/_emulator/state</c> returns.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="touched">Whether to leave out records that no request has changed.</param>
    void WriteState(Utf8JsonWriter json, bool touched);

    /// <summary>Gets how often each request body was applied, by its lower-case hexadecimal SHA-256.</summary>
    IReadOnlyDictionary<string, int> AppliedBodies { get; }

    /// <summary>Gets how often each file content was uploaded, by its lower-case hexadecimal SHA-256.</summary>
    IReadOnlyDictionary<string, int> Uploads { get; }
}
