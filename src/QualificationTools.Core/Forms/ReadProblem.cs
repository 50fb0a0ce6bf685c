using QualificationTools.Rules;

namespace QualificationTools.Forms;

/// <summary>Something in the input that could not be read into the form.</summary>
/// <param name="Problem">What is told of it.</param>
/// <param name="Owner">The object whose member was left unset.</param>
/// <param name="Node">The member, or null where the input as a whole is no form.</param>
internal sealed record ReadProblem(Problem Problem, object Owner, FormNode? Node)
{
    /// <summary>False as soon as a person has set the member, or filled in the form, by hand.</summary>
    public bool StillHolds => Node is not null
        ? Node.Get(Owner) is null
        : FormMap.For(Owner.GetType()).Nodes.All(node => node.Get(Owner) is null);
}
