using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace QualificationTools.Core.Tests.House;

/// <summary>Represents a type that refers to another.</summary>
/// <param name="From">The type that refers.</param>
/// <param name="To">The type that is referred to.</param>
internal sealed record TypeUse(Type From, Type To);

/// <summary>
/// Reads which types of an assembly refer to which: by their bases, members, attributes and the code of their methods.
/// What the compiler makes of a type counts as the type itself. Constants and <c>nameof</c> leave no trace.
/// </summary>
internal static class AssemblyUse
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic |
        BindingFlags.Instance | BindingFlags.Static;

    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Returns each pair of types of which the first, one of the assembly, refers to the second.</summary>
    public static IReadOnlyList<TypeUse> Read(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .SelectMany(type => Of(type).Select(used => new TypeUse(Outermost(type), Outermost(used))))
            .Where(use => use.From != use.To)
            .Distinct(),
    ];

    /// <summary>
    /// Returns the folders below the project's in which the sources of each type stand, as the assembly's pdb has them.
    /// What generators make stands in none.
    /// </summary>
    public static ILookup<Type, string> Folders(Assembly assembly)
    {
        var project = $"/src/{assembly.GetName().Name}/";
        using var file = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(file);
        var pdb = provider.GetMetadataReader();
        return Sources(assembly.ManifestModule, pdb)
            .Select(source => (Type: Outermost(source.Type), Path: source.Path.Replace('\\', '/')))
            .Where(source => source.Path.Contains(project, StringComparison.Ordinal))
            .Select(source => (source.Type, Path: source.Path.Split(project)[^1]))
            .Where(source => !source.Path.StartsWith("obj/", StringComparison.Ordinal))
            .Select(source => (source.Type, Folder: Path.GetDirectoryName(source.Path)!.Replace('\\', '/')))
            .Distinct()
            .ToLookup(source => source.Type, source => source.Folder);
    }

    private static IEnumerable<(Type Type, string Path)> Sources(Module module, MetadataReader pdb)
    {
        foreach (var handle in pdb.MethodDebugInformation)
        {
            var information = pdb.GetMethodDebugInformation(handle);
            if (information.SequencePointsBlob.IsNil)
                continue;
            var type = module.ResolveMethod(MetadataTokens.GetToken(handle.ToDefinitionHandle()))!.DeclaringType!;
            foreach (var point in information.GetSequencePoints().DistinctBy(point => point.Document))
                yield return (type, PathOf(point.Document));
        }

        // Coverlet puts the documents in another order and leaves the numbers below as they were.
        if (Array.Exists(module.GetTypes(), type => type.Namespace == "Coverlet.Core.Instrumentation.Tracker"))
            yield break;

        // A type without code, such as an interface, has its documents listed on its own.
        foreach (var note in pdb.CustomDebugInformation.Select(pdb.GetCustomDebugInformation))
        {
            if (pdb.GetGuid(note.Kind) != TypeDocuments)
                continue;
            var type = module.ResolveType(MetadataTokens.GetToken(note.Parent));
            for (var blob = pdb.GetBlobReader(note.Value); blob.RemainingBytes > 0;)
                yield return (type, PathOf(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger())));
        }

        string PathOf(DocumentHandle document) => pdb.GetString(pdb.GetDocument(document).Name);
    }

    private static IEnumerable<Type> Of(Type type) =>
        Types(type).SelectMany(Parts).Where(part => !part.IsGenericParameter);

    private static IEnumerable<Type?> Types(Type type) =>
    [
        type.BaseType,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments().SelectMany(parameter => parameter.GetGenericParameterConstraints()),
        .. Attributes(type.CustomAttributes),
        .. type.GetFields(Declared).SelectMany(field => Attributes(field.CustomAttributes).Append(field.FieldType)),
        .. type.GetProperties(Declared).SelectMany(property => Attributes(property.CustomAttributes)),
        .. type.GetMethods(Declared).SelectMany(Method),
        .. type.GetConstructors(Declared).SelectMany(Method),
    ];

    private static IEnumerable<Type?> Method(MethodBase method) =>
    [
        (method as MethodInfo)?.ReturnType,
        .. method.GetParameters().SelectMany(one => Attributes(one.CustomAttributes).Append(one.ParameterType)),
        .. Attributes(method.CustomAttributes),
        .. Generics(method).SelectMany(parameter => parameter.GetGenericParameterConstraints()),
        .. method.GetMethodBody() is { } body ? Body(method, body) : [],
    ];

    private static IEnumerable<Type?> Body(MethodBase method, MethodBody body) =>
    [
        .. body.LocalVariables.Select(local => local.LocalType),
        .. body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType),
        .. Tokens(body.GetILAsByteArray()!)
            .Select(token => Resolve(method, token))
            .SelectMany(member =>
                member is Type type ? [type] : Generics(member as MethodBase).Append(member?.DeclaringType)),
    ];

    private static MemberInfo? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), Generics(method));

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var operation = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[++at]) : code[at]];
            at++;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or
                OperandType.InlineType)
                yield return BitConverter.ToInt32(code, at);
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Attributes(IEnumerable<CustomAttributeData> attributes) =>
        attributes.SelectMany(attribute => attribute.ConstructorArguments
            .Concat(attribute.NamedArguments.Select(argument => argument.TypedValue))
            .SelectMany(argument => new[] { argument.ArgumentType, argument.Value as Type ?? argument.ArgumentType })
            .Append(attribute.AttributeType));

    private static Type[] Generics(MethodBase? method) =>
        method is MethodInfo { IsGenericMethod: true } one ? one.GetGenericArguments() : [];

    // Resolves List<Form[]> to List<> and Form.
    private static IEnumerable<Type> Parts(Type? type) =>
        type is null ? []
        : type.HasElementType ? Parts(type.GetElementType())
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
