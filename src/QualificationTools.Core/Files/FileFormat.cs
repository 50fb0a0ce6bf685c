namespace QualificationTools.Files;

/// <summary>The formats of files that the services take.</summary>
public enum FileFormat
{
    /// <summary>A JPEG picture.</summary>
    Jpeg,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A PDF document.</summary>
    Pdf,
}
