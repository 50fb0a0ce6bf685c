namespace QualificationTools.Files;

/// <summary>The forms in which a path is written, and what each means. Nothing here looks at a disk.</summary>
internal enum PathForm
{
    /// <summary>It starts at the folder: <c>a.png</c>, <c>.\a.png</c>.</summary>
    Relative,

    /// <summary>It starts at the user's home: <c>~/a.png</c>.</summary>
    FromHome,

    /// <summary>It starts at the root of the folder's drive or share: <c>\a.png</c>, on Windows.</summary>
    FromRoot,

    /// <summary>It starts at a drive's folder: <c>C:a.png</c>, on Windows.</summary>
    FromDrive,

    /// <summary>It is complete: <c>C:\a.png</c>, or <c>/a.png</c> elsewhere.</summary>
    Absolute,

    /// <summary>It names another machine: <c>\\host\share\a.png</c>, on Windows.</summary>
    Share,

    /// <summary>
    /// It names a device, by the system's own spelling or by a name that Windows keeps: <c>\\.\COM1</c>,
    /// <c>\??\C:\a</c>, <c>NUL.png</c>.
    /// </summary>
    Device,

    /// <summary>It names a second content of a file: <c>a.png:b</c>, on Windows.</summary>
    Stream,

    /// <summary>No file can be called so.</summary>
    Unfit,
}
