# Rows that are made in the pipeline, through the update or only the check.
param([string] $Module, [uri] $Endpoint, [int] $Rows, [string] $Cmdlet)

. "$PSScriptRoot/Common.ps1"
Import-Module $Module
$arguments = $Cmdlet -like 'Update-*' ? @{ Endpoint = $Endpoint } : @{}
Measure-Action { New-SampleRow $Rows | & $Cmdlet @arguments | Out-Null }
