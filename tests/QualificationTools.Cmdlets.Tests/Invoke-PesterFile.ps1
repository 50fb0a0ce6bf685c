<#
.SYNOPSIS
Runs Pester files of this folder and writes what became of each test as JSON.
.DESCRIPTION
The xunit bridge starts it. Without -ReportPath it shows Pester's own output.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Path = $PSScriptRoot,

    [string] $ReportPath,

    [cultureinfo] $Culture = [cultureinfo]::CurrentCulture
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
[cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::CurrentCulture = $Culture
[cultureinfo]::DefaultThreadCurrentUICulture = [cultureinfo]::CurrentUICulture = $Culture
$env:QUALIFICATIONTOOLS_CULTURE = $Culture.Name

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($ReportPath) { 'None' } else { 'Detailed' }
$run = Invoke-Pester -Configuration $configuration
if (-not $ReportPath) {
    exit $run.FailedCount
}

$tests = @(
    foreach ($container in $run.Containers) {
        $file = Split-Path "$($container.Item)" -Leaf
        # A file that could not even be read has no tests to tell of it.
        if ($container.ErrorRecord) {
            [ordered]@{ File = $file; Name = 'the file itself'; Result = 'Failed'; Message = "$($container.ErrorRecord)" }
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
        }
    }
)
ConvertTo-Json -InputObject $tests -Depth 3 | Set-Content -LiteralPath $ReportPath -Encoding utf8NoBOM
