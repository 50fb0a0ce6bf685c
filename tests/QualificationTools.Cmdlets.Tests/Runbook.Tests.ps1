# The sample runbook as a scheduler starts it: a process of its own, of which the exit code, the output and the journal are left.
BeforeDiscovery {
    . $PSScriptRoot/Vaults.ps1
    $script:obstacle = Get-VaultObstacle
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Documents.ps1
    . $PSScriptRoot/Vaults.ps1
    $script:runbook = Get-DocumentPath docs/samples/Update-Qualifications.ps1
    # What only a run without a fault may say.
    $script:good = 'ExitCode\W+0\b|exit code\W+0\b|all rows succeeded|nothing failed'

    # The module is found by its name, as where it is installed.
    $script:modules = (New-Item "$TestDrive/modules" -ItemType Directory).FullName
    $null = New-Item "$modules/QualificationTools" -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') -Target (Split-Path (Get-ManifestPath))

    # A folder with rows: some good, and some whose number the service does not know.
    function New-RunFolder {
        param([int] $Good = 5, [int] $Unknown = 0)
        $folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        $numbers = @(for ($i = 1; $i -le $Good; $i++) { "QUA2026$i" }) + @(for ($i = 1; $i -le $Unknown; $i++) { "NOSUCH$i" })
        $numbers | ForEach-Object { Get-VmsRow $_ } | Export-Csv "$folder/vms.csv"
        $folder
    }

    # Starts the runbook and gives the process. Variables are those of the scheduler's job.
    function Start-Runbook {
        param([string] $Folder, [string] $Secret = 'ZW11bGF0b3Itc2VjcmV0', [string] $Endpoint = $env:QUALIFICATIONTOOLS_EMULATOR, [string[]] $Argument, [hashtable] $Variable = @{}, [string] $Script = $runbook)
        $shell, $first = Get-ShellCommand
        # What runs in the background of a shell ignores Ctrl-C, and so do its children, unless they are told otherwise.
        if ($IsLinux -and $(& env --default-signal=INT true 2>&1; $LASTEXITCODE -eq 0)) {
            $shell, $first = 'env', (@('--default-signal=INT', $shell) + $first)
        }

        $variables = @{
            PSModulePath = $modules + [System.IO.Path]::PathSeparator + $env:PSModulePath
            VOLCENGINE_ACCESS_KEY = 'AKLTEMULATOR'; VOLCENGINE_SECRET_KEY = $Secret; QUALIFICATIONTOOLS_DATA = "$Folder/data"
            # Numbers and words are those of English wherever the test runs.
            LC_ALL = 'C'; NO_COLOR = '1'
        } + $Variable
        $start = @{
            FilePath = $shell
            ArgumentList = $first + '-File', $Script, "$Folder/vms.csv", '-JournalPath', "$Folder/run.jsonl", '-ReportPath', "$Folder/report.md", '-Endpoint', $Endpoint + $Argument
            WorkingDirectory = $Folder; Environment = $variables; PassThru = $true
            RedirectStandardOutput = "$Folder/out.txt"; RedirectStandardError = "$Folder/err.txt"
        }
        $process = Start-Process @start
        # Without the handle nothing is known of a process that has ended.
        $null = $process.Handle
        $process
    }

    # Waits for it, and gives what is left.
    function Wait-Runbook {
        param([string] $Folder, $Process)
        if (-not $Process.WaitForExit(120000)) {
            $Process.Kill($true)
            throw 'The runbook does not end.'
        }
        $Process.WaitForExit()
        $report = "$Folder/report.md"
        [pscustomobject]@{
            ExitCode = $Process.ExitCode
            Said     = (Get-Content "$Folder/out.txt", "$Folder/err.txt" -Raw) -join "`n"
            Report   = (Test-Path $report) ? (Get-Content $report -Raw) : ''
            Journal  = (Test-Path "$Folder/run.jsonl") ? @(Get-QualificationJournal "$Folder/run.jsonl" -PerRow | Group-Object Key | ForEach-Object { $_.Group[-1] }) : @()
        }
    }

    function Invoke-Runbook {
        param([string] $Folder, [string] $Secret, [string] $Endpoint, [string[]] $Argument, [hashtable] $Variable, [string] $Script)
        $process = Start-Runbook @PSBoundParameters
        Wait-Runbook $Folder $process
    }

    function Get-JournalState {
        param($Seen)
        $Seen.Journal | Group-Object Status -NoElement | ForEach-Object { "$($_.Name)=$($_.Count)" } | Sort-Object
    }
}

Describe 'The sample runbook' {
    BeforeEach {
        Clear-Emulator
    }

    It 'ends with 0 where all is good, and again with 0 where all was done' {
        $folder = New-RunFolder -Good 5
        $seen = Invoke-Runbook $folder

        $seen.ExitCode | Should -Be 0 -Because $seen.Said
        Get-JournalState $seen | Should -Be 'Succeeded=5'
        $seen.Said | Should -Match '5'
        # Start-Process drops empty lines of what it redirects.
        @($seen.Report -split '\r?\n' -ne '') | Should -BeExactly @($seen.Said -split '\r?\n' -ne '')
        $sent = @(Get-EmulatorRequest UpdateQualification).Count

        (Invoke-Runbook $folder).ExitCode | Should -Be 0
        @(Get-EmulatorRequest UpdateQualification).Count | Should -Be $sent
    }

    It 'ends with 1 where three rows are rejected, and names them' {
        $seen = Invoke-Runbook (New-RunFolder -Good 5 -Unknown 3)

        $seen.ExitCode | Should -Be 1 -Because $seen.Said
        Get-JournalState $seen | Should -Be 'Rejected=3', 'Succeeded=5'
        foreach ($name in 'NOSUCH1', 'NOSUCH2', 'NOSUCH3') {
            $seen.Report | Should -Match $name
        }
        $seen.Said | Should -Not -Match $good
    }

    It 'ends with 2 where the secret is wrong' {
        $seen = Invoke-Runbook (New-RunFolder) -Secret 'd3Jvbmc='

        $seen.ExitCode | Should -Be 2 -Because $seen.Said
        $seen.Journal.Status | Should -Not -Contain 'Succeeded'
        $seen.Report | Should -Match 'SignatureDoesNotMatch'
        $seen.Said | Should -Not -Match $good
        $seen.Said | Should -Not -Match 'd3Jvbmc'
    }

    It 'ends with 2 where the vault is locked, and asks nobody' -Skip:([bool] $obstacle) {
        $folder = New-RunFolder
        $null = Invoke-VaultShell -UserHome $folder {
            Initialize-Store
            Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)
            Lock-Store -Interaction Prompt
            'locked'
        }
        $unset = @{ HOME = $folder; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null }
        $seen = Invoke-Runbook $folder -Argument '-SecretName', 'prod' -Variable $unset

        $seen.ExitCode | Should -Be 2 -Because $seen.Said
        $seen.Journal | Should -BeNullOrEmpty
        $seen.Report | Should -Match 'VaultLocked|vault'
        $seen.Said | Should -Not -Match $good
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'ends with 1 where there is no network' {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $seen = Invoke-Runbook (New-RunFolder -Good 2) -Endpoint "http://127.0.0.1:$port"

        $seen.ExitCode | Should -Be 1 -Because $seen.Said
        $seen.Journal.Status | Should -Not -Contain 'Succeeded'
        $seen.Report | Should -Match 'ConnectFailed'
        $seen.Said | Should -Not -Match $good
    }

    It 'ends with 2 where the file is not there' {
        $folder = New-RunFolder
        Remove-Item "$folder/vms.csv"
        $seen = Invoke-Runbook $folder

        $seen.ExitCode | Should -Be 2 -Because $seen.Said
        $seen.Said | Should -Not -Match $good
    }

    It 'ends with 2 on Ctrl-C, and the next run goes on from there' -Skip:$IsWindows {
        $folder = New-RunFolder -Good 40
        Register-EmulatorFault @{ action = 'UpdateQualification'; hang = $true; attempt = 1; times = 5 }
        $process = Start-Runbook $folder
        while (-not $process.HasExited -and (Get-EmulatorCounter).inFlight -lt 5) {
            $null = $process.WaitForExit(50)
        }
        $process.HasExited | Should -BeFalse -Because (Get-Content "$folder/err.txt" -Raw)
        & /bin/kill -INT $process.Id
        $seen = Wait-Runbook $folder $process

        $seen.ExitCode | Should -Be 2 -Because $seen.Said
        $seen.Journal | Where-Object Status -In 'Unknown', 'InFlight' | Should -HaveCount 5
        $seen.Journal.Status | Should -Not -Contain 'Succeeded'
        $seen.Said | Should -Match 'Stopped before the end'
        $seen.Said | Should -Not -Match $good

        $null = Invoke-Emulator faults -Method Post -Body '[]'
        $next = Invoke-Runbook $folder
        $next.ExitCode | Should -Be 0 -Because $next.Said
        (Get-EmulatorState).qualifications.applied | Sort-Object -Unique | Should -Be 1
    }
}

Describe 'A script whose first line is $ErrorActionPreference = ''Stop''' {
    It 'has all results of a run in which rows were rejected, and the exit code 1' {
        Clear-Emulator
        $folder = New-RunFolder -Good 5 -Unknown 3
        $script = "$folder/stop.ps1"
        Set-Content $script @'
param($Path, $JournalPath, $ReportPath, $Endpoint)
$ErrorActionPreference = 'Stop'
$stop = $null
try {
    Import-QualificationSheet $Path | Update-VmsQualification -Endpoint $Endpoint -JournalPath $JournalPath -OutVariable results | Out-Null
}
catch {
    $stop = $_
}
"$($stop.FullyQualifiedErrorId)"
$results | Measure-QualificationResult -StoppedBy $stop -AsMarkdown
exit ($results | Measure-QualificationResult -StoppedBy $stop).ExitCode
'@
        $seen = Invoke-Runbook $folder -Script $script

        $seen.ExitCode | Should -Be 1 -Because $seen.Said
        $seen.Said | Should -Match 'RowsFailed,'
        $seen.Said | Should -Not -Match $good
        Get-JournalState $seen | Should -Be 'Rejected=3', 'Succeeded=5'
    }
}
