using QualificationTools.Resources;

namespace QualificationTools.Credentials;

/// <summary>A credential cannot be used. The message names the part and never its value.</summary>
/// <param name="id">The error's id.</param>
/// <param name="details">The arguments of the message and the advice.</param>
internal sealed class CredentialException(string id, params object[] details)
    : Exception(Texts.Format("Error_" + id, details))
{
    /// <summary>Gets the error's id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets what to do.</summary>
    public string Advice { get; } = Texts.Format("Advice_" + id, details);
}
