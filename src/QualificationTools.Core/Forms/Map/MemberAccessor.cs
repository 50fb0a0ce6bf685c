using System.Reflection;

namespace QualificationTools.Forms;

/// <summary>
/// Gets and sets one member of any owner. Delegates made once are faster than reflection, which besides has code
/// emitted and compiled for each member at its first uses: that alone would cost a cold run a tenth of a second.
/// </summary>
internal abstract class MemberAccessor
{
    public static MemberAccessor For(PropertyInfo property) => (MemberAccessor)Activator.CreateInstance(
        typeof(Typed<,>).MakeGenericType(property.DeclaringType!, property.PropertyType), property)!;

    public abstract object? Get(object owner);

    public abstract void Set(object owner, object? value);

    private sealed class Typed<TOwner, TValue>(PropertyInfo property) : MemberAccessor
        where TOwner : class
    {
        private readonly Func<TOwner, TValue?> _get = property.GetMethod!.CreateDelegate<Func<TOwner, TValue?>>();
        private readonly Action<TOwner, TValue?> _set = property.SetMethod!.CreateDelegate<Action<TOwner, TValue?>>();

        public override object? Get(object owner) => _get((TOwner)owner);

        public override void Set(object owner, object? value) => _set((TOwner)owner, (TValue?)value);
    }
}
