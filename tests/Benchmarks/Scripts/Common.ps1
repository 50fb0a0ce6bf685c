# What every measured script shares: the rows, and the stopwatch. Nothing in here is part of what is measured.

$ErrorActionPreference = 'Stop'

$SampleRow = Get-Content -Raw -LiteralPath "$PSScriptRoot/SampleRow.json" | ConvertFrom-Json

# Rows as Import-Csv gives them: custom objects, all text. They are made one by one, so that a pipeline can take them lazily.
function New-SampleRow([int] $Count) {
    for ($i = 1; $i -le $Count; $i++) {
        $row = $SampleRow.PSObject.Copy()
        $row.QualificationNo = "QUA7$i"
        $row
    }
}

# Lets the process finish what went before. PowerShell's start and the making of the rows leave garbage, and methods that are
# compiled again in the background, for as much as a second; that is not what the action costs.
function Wait-Idle {
    [System.GC]::Collect()
    [System.Threading.Thread]::Sleep(2000)
}

# Writes one line of JSON: wall time and processor time of the action in milliseconds, and the process's peak in bytes.
function Measure-Action([scriptblock] $Action) {
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    Wait-Idle
    $process.Refresh()
    $before = $process.TotalProcessorTime
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $null = & $Action
    $watch.Stop()
    $process.Refresh()
    @{
        wall = $watch.Elapsed.TotalMilliseconds
        cpu  = ($process.TotalProcessorTime - $before).TotalMilliseconds
        peak = $process.PeakWorkingSet64
    } | ConvertTo-Json -Compress
}
