namespace System.Runtime.CompilerServices;

/// <summary>
/// Represents what the compiler asks for where a record has members that are set once; .NET Standard lacks it.
/// </summary>
internal static class IsExternalInit;
