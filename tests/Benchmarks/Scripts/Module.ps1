# Rows made beforehand, through this module.
param([string] $Module, [uri] $Endpoint, [int] $Rows, [int] $ThrottleLimit)

. "$PSScriptRoot/Common.ps1"
Import-Module $Module
$sample = New-SampleRow $Rows
Measure-Action { $sample | Update-VmsQualification -Endpoint $Endpoint -ThrottleLimit $ThrottleLimit }
