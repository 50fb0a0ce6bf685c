# The time of Import-Module in a process that has imported nothing else.
param([string] $Module)

. "$PSScriptRoot/Common.ps1"
Measure-Action { Import-Module $Module }
