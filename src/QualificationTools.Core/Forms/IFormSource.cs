namespace QualificationTools.Forms;

/// <summary>Represents a record of a service from which the form of its update can be created.</summary>
public interface IFormSource
{
    /// <summary>
    /// Returns the form: the values that the service returned, without masked ones, and the list of columns that must
    /// be filled in before it may be sent.
    /// </summary>
    QualificationForm ToForm();
}
