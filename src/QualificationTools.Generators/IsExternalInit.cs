namespace System.Runtime.CompilerServices;

/// <summary>Represents the type that the compiler requires for init-only members; .NET Standard lacks it.</summary>
internal static class IsExternalInit;
