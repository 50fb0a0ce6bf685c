# The same by ForEach-Object -Parallel; the functions are handed to the runspaces as the documentation shows.
param([uri] $Endpoint, [int] $Rows, [int] $ThrottleLimit)

. "$PSScriptRoot/Common.ps1"
. "$PSScriptRoot/HandWritten.ps1"
$sample = New-SampleRow $Rows
$getHexHash = ${function:Get-HexHash}.ToString()
$getHmac = ${function:Get-Hmac}.ToString()
$sendSignedRow = ${function:Send-SignedRow}.ToString()
Measure-Action {
    $sample | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
        ${function:Get-HexHash} = $using:getHexHash
        ${function:Get-Hmac} = $using:getHmac
        ${function:Send-SignedRow} = $using:sendSignedRow
        Send-SignedRow $_ $using:Endpoint
    }
}
