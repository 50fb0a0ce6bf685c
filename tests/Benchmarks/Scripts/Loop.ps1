# A hand-written loop over Invoke-RestMethod, one row after the other.
param([uri] $Endpoint, [int] $Rows)

. "$PSScriptRoot/Common.ps1"
. "$PSScriptRoot/HandWritten.ps1"
$sample = New-SampleRow $Rows
Measure-Action {
    foreach ($row in $sample) {
        Send-SignedRow $row $Endpoint
    }
}
