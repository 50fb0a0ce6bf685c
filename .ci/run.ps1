# The counterpart of run for machines without bash. Windows PowerShell, which is on every Windows, runs it too.
$ErrorActionPreference = 'Stop'
Set-Location (Split-Path $PSScriptRoot)

$results = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
$sum = @{ total = 0; executed = 0; passed = 0; failed = 0 }
try {
    dotnet test --logger trx --results-directory $results
    $status = $LASTEXITCODE

    # Each test project writes one file; its counters give what ran and how it ended.
    foreach ($file in Get-ChildItem $results -Filter *.trx -ErrorAction SilentlyContinue) {
        $counters = ([xml] (Get-Content $file.FullName -Raw -Encoding UTF8)).TestRun.ResultSummary.Counters
        foreach ($name in @($sum.Keys)) {
            $sum[$name] += [int] $counters.$name
        }
    }
}
finally {
    Remove-Item $results -Recurse -Force -ErrorAction SilentlyContinue
}

if ($status -eq 0 -and ($sum.passed -eq 0 -or $sum.failed -ne 0)) {
    $status = 1
}

"$($sum.passed) passed, $($sum.failed) failed, $($sum.total - $sum.executed) skipped"
exit $status
