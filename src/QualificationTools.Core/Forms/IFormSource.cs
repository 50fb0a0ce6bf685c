namespace QualificationTools.Forms;

/// <summary>What a service gave of a record, from which the form of its update can be made.</summary>
public interface IFormSource
{
    /// <summary>
    /// Gives the form: what the service gave back, without what it shows masked, and the list of the columns that a
    /// person must fill before it may be sent.
    /// </summary>
    QualificationForm ToForm();
}
