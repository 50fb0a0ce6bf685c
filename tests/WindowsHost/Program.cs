using QualificationTools.WindowsHost;

switch (args)
{
    case ["hold", var path]:
        OtherProgram.Hold(path);
        return 0;
    case ["read", var path]:
        OtherProgram.Read(path);
        return 0;
    case [var manifest]:
        return await BulkRun.RunAsync(Path.GetFullPath(manifest));
    default:
        Console.Error.WriteLine("Usage: WindowsHost <path of QualificationTools.psd1>");
        return 2;
}
