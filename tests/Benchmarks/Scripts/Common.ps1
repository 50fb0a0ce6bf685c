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

# Writes one line of JSON: wall time and processor time of the action in milliseconds, and the process's peak in bytes.
function Measure-Action([scriptblock] $Action) {
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
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
