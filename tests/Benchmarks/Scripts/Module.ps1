# Rows made beforehand, through this module.
param([string] $Module, [uri] $Endpoint, [int] $Rows, [int] $ThrottleLimit, [string] $JournalPath)

. "$PSScriptRoot/Common.ps1"
Import-Module $Module
$sample = New-SampleRow $Rows
$journal = $JournalPath ? @{ JournalPath = $JournalPath } : @{}
Measure-Action { $sample | Update-VmsQualification -Endpoint $Endpoint -ThrottleLimit $ThrottleLimit @journal }
