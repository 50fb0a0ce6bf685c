# Started by KillTests in a process of its own, which it ends at a moment of its choice.
param(
    [Parameter(Mandatory)] [string] $Service,
    [Parameter(Mandatory)] [int] $Rows,
    [Parameter(Mandatory)] [string] $JournalPath,
    # A folder with photos p0.png, p1.png, …, of which each row names one.
    [string] $Photos = '',
    [int] $PhotoCount = 1
)

. $PSScriptRoot/Emulator.ps1

function Get-Change {
    param([int] $Number, [string] $Column)
    $Photos ? @{ $Column = Join-Path $Photos "p$($Number % $PhotoCount).png" } : @{}
}

$results = if ($Service -eq 'Vms') {
    $connection = Get-VmsConnection
    1..$Rows | ForEach-Object { Get-VmsRow "QUA$_" (Get-Change $_ AdminIdCardFrontPhotoFileCode) } | Update-VmsQualification @connection -ThrottleLimit 8 -JournalPath $JournalPath
}
else {
    $connection = Get-DouyinConnection
    1..$Rows | ForEach-Object { Get-DouyinRow "I_$_" (Get-Change $_ Qualification1.MaterialPaths) } | Update-DouyinClassAuth @connection -ThrottleLimit 8 -JournalPath $JournalPath
}

$results | Group-Object Status -NoElement | ForEach-Object { "$($_.Name)=$($_.Count)" }
