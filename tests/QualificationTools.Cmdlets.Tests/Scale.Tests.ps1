# docs/scale.md, as it stands: three accounts on three machines, which are this one, over a server of OpenSSH that the test starts.
BeforeDiscovery {
    . $PSScriptRoot/Vaults.ps1
    # Where a server is that may listen here, or why none is.
    function Get-SshObstacle {
        if ($IsWindows) {
            return 'OpenSSH''s server belongs to the system on Windows'
        }
        foreach ($name in 'ssh', 'ssh-keygen', 'sshd') {
            if (-not (Get-Command $name -CommandType Application -ErrorAction Ignore) -and -not (Test-Path "/usr/sbin/$name")) {
                return "$name is not installed"
            }
        }
        if ([Environment]::UserName -eq 'root' -and -not (Test-Path /run/sshd) -and -not $IsMacOS) {
            return 'the folder /run/sshd, which sshd needs when root starts it, is not there'
        }

        Get-VaultObstacle
    }

    $script:obstacle = Get-SshObstacle
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Documents.ps1
    . $PSScriptRoot/Photos.ps1
    . $PSScriptRoot/Vaults.ps1
}

Describe 'The recipe for many machines' {
    It 'can be tried here' {
        if ($obstacle) {
            Set-ItResult -Skipped -Because $obstacle
        }

        $obstacle | Should -BeNullOrEmpty
    }
}

Describe 'The recipe of <_>' -ForEach 'docs/scale.md', 'docs/zh-CN/scale.md' -Skip:([bool] $obstacle) {
    BeforeAll {
        $document = $_
        Clear-Emulator
        $script:folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        $null = New-Item "$folder/modules" -ItemType Directory
        $null = New-Item "$folder/modules/QualificationTools" -ItemType SymbolicLink -Target (Split-Path (Get-ManifestPath))

        # The accounts, in a vault of a home of its own. One has a wrong secret.
        $null = Invoke-VaultShell -UserHome "$folder/home" {
            Initialize-Store
            foreach ($name in 'north', 'south') {
                Set-QualificationCredential Vms $name (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)
            }
            Set-QualificationCredential Vms west (Get-TestCredential AKLTEMULATOR d3Jvbmc=)
            'stored'
        }
        1..3 | ForEach-Object { Get-VmsRow "QUA10$_" } | Export-Csv "$folder/north.csv"
        'QUA201', 'NOSUCH202' | ForEach-Object { Get-VmsRow $_ } | Export-Csv "$folder/south.csv"
        1..2 | ForEach-Object { Get-VmsRow "QUA30$_" } | Export-Csv "$folder/west.csv"

        # The server, with keys of its own, on a port that is free.
        foreach ($name in 'host', 'user') {
            $null = & ssh-keygen -q -t ed25519 -N '' -f "$folder/$name"
        }
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $shell, $first = Get-ShellCommand
        $variables = "HOME=$folder/home", "PSModulePath=$folder/modules:$env:PSModulePath", "QUALIFICATIONTOOLS_DATA=$folder/home/data", "PATH=$env:PATH"
        $command = @('/usr/bin/env') + $variables + $shell + @($first -ne '-NonInteractive') + '-sshs'
        Set-Content "$folder/sshd_config" @(
            "Port $port"
            'ListenAddress 127.0.0.1'
            "HostKey $folder/host"
            "AuthorizedKeysFile $folder/user.pub"
            'PidFile none'
            'StrictModes no'
            'UsePAM no'
            'PasswordAuthentication no'
            'PermitRootLogin prohibit-password'
            "Subsystem powershell $($command -join ' ')"
        )
        $sshd = (Get-Command sshd -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source ?? '/usr/sbin/sshd'
        $script:server = Start-Process $sshd '-D', '-e', '-f', "$folder/sshd_config" -PassThru -RedirectStandardError "$folder/sshd.txt" -RedirectStandardOutput "$folder/sshd.out"
        $deadline = [datetime]::UtcNow.AddSeconds(20)
        do {
            $client = [System.Net.Sockets.TcpClient]::new()
            try { $client.Connect('127.0.0.1', $port); $isUp = $true } catch { $isUp = $false; $null = $server.WaitForExit(100) } finally { $client.Dispose() }
        } until ($isUp -or $server.HasExited -or [datetime]::UtcNow -gt $deadline)
        if (-not $isUp) {
            throw "sshd does not listen: $(Get-Content "$folder/sshd.txt" -Raw)"
        }

        # Different from what the document has are: where the machines, their files, and the service are.
        function Invoke-Recipe {
            param([string] $Document)
            $PSDefaultParameterValues = @{
                'Invoke-Command:Port' = $port; 'Invoke-Command:KeyFilePath' = "$folder/user"
                'Invoke-Command:Options' = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = "$folder/known_hosts" }
            }
            $shown, $typed = Get-DocumentBlock $Document | Where-Object Language -In csv, powershell
            Set-Content ./accounts.csv ($shown.Text -replace 'worker\d', '127.0.0.1' -replace '/srv/qualifications', $folder)
            $null = . ([scriptblock]::Create($typed.Text.Replace('Update-VmsQualification ', "Update-VmsQualification -Endpoint $env:QUALIFICATIONTOOLS_EMULATOR ")))
            [pscustomobject]@{ Summaries = $summaries; All = $all; ExitCode = $exitCode }
        }

        Push-Location $folder
        try {
            $script:seen = Invoke-Recipe $document
            $script:sent = @(Get-EmulatorRequest UpdateQualification).Count
            $script:again = Invoke-Recipe $document
        }
        finally {
            Pop-Location
        }
    }

    AfterAll {
        if ($server -and -not $server.HasExited) {
            $server.Kill($true)
        }
    }

    It 'measures each account, and has the worst exit code' {
        $seen.Summaries | ForEach-Object { "$($_.SecretName) $($_.Succeeded) $($_.Rejected) $($_.ExitCode)" } |
            Should -Be 'north 3 0 0', 'south 1 1 1', 'west 0 2 2' -Because "$($seen.Summaries.StopReason)"
        $seen.ExitCode | Should -Be 2
    }

    It 'has a journal for each account, and sends nothing twice' {
        foreach ($name in 'north', 'south', 'west') {
            "$folder/$name.csv.jsonl" | Should -Exist
        }
        $again.Summaries | Select-Object -First 2 | ForEach-Object { "$($_.SecretName) $($_.Succeeded) $($_.Skipped) $($_.Rejected)" } |
            Should -Be 'north 0 3 0', 'south 0 1 1'
        (Get-EmulatorState).qualifications.applied | Sort-Object -Unique | Should -Be 1
    }

    It 'gathers copies that can be filtered, and cannot be sent' {
        $good = @($seen.All | Where-Object Status -EQ Succeeded)
        $good | Should -HaveCount 4
        $good[0].PSTypeNames[0] | Should -BeLike 'Deserialized.*'
        $good.PSComputerName | Sort-Object -Unique | Should -Be '127.0.0.1'
        @($seen.All | Test-VmsQualification -WarningAction SilentlyContinue -ErrorAction SilentlyContinue).IsValid | Should -Not -Contain $true
        $seen.All | Format-List * -Force | Out-String | Should -Not -Match 'Alice|13900000001|110101199003070038'
    }
}
