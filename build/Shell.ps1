# Starts this PowerShell once more. Dot-source it.

# The file to start, and what comes before the arguments: a PowerShell that is a .NET tool is run by dotnet.
function Get-ShellCommand {
    $file = [Environment]::ProcessPath
    $file
    if ([System.IO.Path]::GetFileNameWithoutExtension($file) -eq 'dotnet') {
        Join-Path $PSHOME pwsh.dll
    }

    '-NoLogo', '-NoProfile', '-NonInteractive'
}

# Runs it with more arguments, and gives what it says.
function Invoke-Shell {
    $file, $first = Get-ShellCommand
    & $file @first @args
}
