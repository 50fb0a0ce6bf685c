using System.Collections;
using QualificationTools.Rules;

namespace QualificationTools.Forms;

/// <summary>Something in the input that could not be read into the form.</summary>
/// <param name="problem">The problem to report.</param>
/// <param name="owner">The object whose member was meant.</param>
/// <param name="node">The member, or null if the input as a whole is not a form.</param>
internal sealed class ReadProblem(Problem problem, object owner, FormNode? node)
{
    private object? _asRead;

    public Problem Problem { get; } = problem;

    public object Owner { get; } = owner;

    public FormNode? Node { get; } = node;

    /// <summary>
    /// False as soon as a person has set the member, or what holds it, or has filled in the form, by hand.
    /// </summary>
    public bool StillHolds(QualificationForm form) => Node is not null
        ? IsPartOf(form) && IsAsRead(Node.Get(Owner))
        : FormMap.For(Owner.GetType()).Nodes.All(member => member.Get(Owner) is null);

    /// <summary>Remembers what other columns made of the member, once the whole row has been read.</summary>
    public void Finish() => _asRead = Node?.Get(Owner) switch
    {
        IList list => list.Cast<object?>().ToArray(),
        var value => value,
    };

    private bool IsAsRead(object? value) =>
        value is IList list && _asRead is object?[] items
            ? list.Cast<object?>().SequenceEqual(items)
            : Equals(value, _asRead);

    private bool IsPartOf(object? holder) =>
        holder is not null
        && (
            ReferenceEquals(holder, Owner)
            || FormMap
                .For(holder.GetType())
                .Nodes.Any(member =>
                    member.Kind switch
                    {
                        FormNodeKind.Object => IsPartOf(member.Get(holder)),
                        FormNodeKind.ObjectList => member.Get(holder) is IList list
                            && list.Cast<object?>().Any(IsPartOf),
                        _ => false,
                    }));
}
