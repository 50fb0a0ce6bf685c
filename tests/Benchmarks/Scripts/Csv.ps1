# A file through the module's reader, or through PowerShell's own.
param([string] $Module, [string] $Path, [string] $Encoding)

. "$PSScriptRoot/Common.ps1"
if ($Module) {
    Import-Module $Module
    Measure-Action { Import-QualificationSheet -Path $Path | Out-Null }
}
else {
    Measure-Action { Import-Csv -LiteralPath $Path -Encoding $Encoding | Out-Null }
}
