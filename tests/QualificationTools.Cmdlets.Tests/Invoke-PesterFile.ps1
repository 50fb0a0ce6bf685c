<#
.SYNOPSIS
Runs Pester files of this folder and writes what became of each test as JSON.
.DESCRIPTION
The xunit bridge starts it.
.PARAMETER Path
The files.
.PARAMETER Pester
The manifest of the Pester to run them with.
.PARAMETER ModuleFolder
Where modules are looked for first; it need not be there.
.PARAMETER ReportPath
The file that is written.
.PARAMETER Culture
The culture in which the files run.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Path,

    [Parameter(Mandatory)] [string] $Pester,

    [Parameter(Mandatory)] [string] $ModuleFolder,

    [Parameter(Mandatory)] [string] $ReportPath,

    [Parameter(Mandatory)] [cultureinfo] $Culture
)

$ErrorActionPreference = 'Stop'
$env:PSModulePath = $ModuleFolder + [System.IO.Path]::PathSeparator + $env:PSModulePath
Import-Module $Pester
[cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::CurrentCulture = $Culture
[cultureinfo]::DefaultThreadCurrentUICulture = [cultureinfo]::CurrentUICulture = $Culture
$env:QUALIFICATIONTOOLS_CULTURE = $Culture.Name

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

$tests = @(
    foreach ($container in $run.Containers) {
        $file = Split-Path "$($container.Item)" -Leaf
        # A file that could not even be read has no tests to tell of it.
        if ($container.ErrorRecord) {
            [ordered]@{ File = $file; Name = 'the file itself'; Result = 'Failed'; Message = "$($container.ErrorRecord)"; Seconds = 0 }
        }
    }
    foreach ($test in $run.Tests) {
        $failures = @($test.ErrorRecord)
        for ($block = $test.Block; $block -and -not $failures; $block = $block.Parent) {
            $failures = @($block.ErrorRecord)
        }
        [ordered]@{
            File    = Split-Path $test.ScriptBlock.File -Leaf
            Name    = $test.ExpandedPath
            Result  = "$($test.Result)"
            Message = ($failures | ForEach-Object {
                    # Where in the files of this folder; the frames of Pester itself say nothing.
                    "$_"
                    $_.ScriptStackTrace -split '\r?\n' | Where-Object { $_ -like '*.Tests.ps1*' }
                }) -join "`n"
            Seconds = $test.Duration.TotalSeconds
        }
    }
)
ConvertTo-Json -InputObject $tests -Depth 3 | Set-Content -LiteralPath $ReportPath -Encoding utf8NoBOM
