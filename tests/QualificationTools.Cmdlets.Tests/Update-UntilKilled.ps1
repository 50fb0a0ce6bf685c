# Started by KillTests in a process of its own, which it ends at a moment of its choice.
param(
    [Parameter(Mandatory)] [string] $Service,
    [Parameter(Mandatory)] [int] $Rows,
    [Parameter(Mandatory)] [string] $JournalPath
)

. $PSScriptRoot/Emulator.ps1

$results = if ($Service -eq 'Vms') {
    $connection = Get-VmsConnection
    1..$Rows | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @connection -ThrottleLimit 8 -JournalPath $JournalPath
}
else {
    $connection = Get-DouyinConnection
    1..$Rows | ForEach-Object { Get-DouyinRow "I_$_" } | Update-DouyinClassAuth @connection -ThrottleLimit 8 -JournalPath $JournalPath
}

$results | Group-Object Status -NoElement | ForEach-Object { "$($_.Name)=$($_.Count)" }
