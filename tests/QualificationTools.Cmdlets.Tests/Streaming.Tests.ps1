BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
}

Describe 'A long run' {
    BeforeEach {
        Clear-Emulator
        $script:emitted = 0
    }

    It 'of Volcengine gives results while rows are still produced' {
        $emittedAtFirst = 1..60 | ForEach-Object { $script:emitted = $_; Get-VmsRow "QUA$_" } |
            Update-VmsQualification @vms -ThrottleLimit 2 | ForEach-Object { $emitted } | Select-Object -Index 0

        $emittedAtFirst | Should -BeLessThan 60
        # Two in flight, four that wait, the one behind them that is taken up, and the one that is offered.
        $emittedAtFirst | Should -BeLessOrEqual 8
    }

    It 'of Douyin gives results while rows are still produced' {
        $emittedAtFirst = 1..60 | ForEach-Object { $script:emitted = $_; Get-DouyinRow "I_$_" } |
            Update-DouyinClassAuth @douyin -ThrottleLimit 2 | ForEach-Object { $emitted } | Select-Object -Index 0

        $emittedAtFirst | Should -BeLessOrEqual 8
    }

    It 'never holds more rows than are in flight and wait' {
        $ahead = 1..200 | ForEach-Object { $script:emitted = $_; Get-VmsRow "QUA$_" } |
            Update-VmsQualification @vms -ThrottleLimit 5 | ForEach-Object { $script:seen++; $emitted - $seen } -Begin { $script:seen = 0 }

        ($ahead | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 16
    }

    It 'ends early with Select-Object -First: <Name>' -ForEach @(
        @{ Name = 'Update-VmsQualification'; Row = { Get-VmsRow "QUA$_" } }
        @{ Name = 'Update-DouyinClassAuth'; Row = { Get-DouyinRow "I_$_" } }
    ) {
        $connection = $Name -eq 'Update-VmsQualification' ? $vms : $douyin
        $results = 1..1000 | ForEach-Object { $script:emitted++; . $Row } | & $Name @connection -ThrottleLimit 2 | Select-Object -First 3

        $results | Should -HaveCount 3
        $emitted | Should -BeLessThan 20
        (Get-EmulatorCounter).requests | Should -BeLessThan 20
    }

    It 'can be followed by another in the same session after it was ended early' {
        $null = 1..100 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms | Select-Object -First 1
        $results = 201..210 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms

        $results | Where-Object Status -EQ 'Succeeded' | Should -HaveCount 10
    }

    It 'never has more than -ThrottleLimit in flight' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; delayMs = 20 }
        $results = 1..40 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms -ThrottleLimit 4

        $results | Should -HaveCount 40
        $highest = (Get-EmulatorCounter).highestInFlight
        $highest | Should -BeLessOrEqual 4
        $highest | Should -BeGreaterThan 1
    }

    It 'has one in flight with -ThrottleLimit 1, and keeps the order' {
        $results = 1..20 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms -ThrottleLimit 1

        $results.Row | Should -Be (1..20)
        (Get-EmulatorCounter).highestInFlight | Should -Be 1
    }

    It 'gives results in the order of completion' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; key = 'QUA1'; delayMs = 300 }
        $results = 1..3 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms

        $results[-1].Key | Should -BeExactly 'QUA1'
    }

    It 'keeps to -RequestsPerSecond' {
        $elapsed = Measure-Command {
            1..11 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms -RequestsPerSecond 20 -ThrottleLimit 11
        }

        $elapsed.TotalMilliseconds | Should -BeGreaterOrEqual 480
    }

    It 'writes one summary to the information stream' {
        $null = 'QUA1', 'QUA2', 'NONE' | ForEach-Object { Get-VmsRow $_ } |
            Update-VmsQualification @vms -InformationVariable information -ErrorAction SilentlyContinue

        $information | Should -HaveCount 1
        $information[0].Tags | Should -Contain 'QualificationSummary'
        "$information" | Should -Match '^UpdateQualification: 3 rows in \d+\.\d s: 2 succeeded, 1 rejected\.$'
    }

    It 'can be stopped, and the stop takes less than a second' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; hang = $true }
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param([string] $Manifest, [uri] $Endpoint, [pscredential] $Credential)
                    Import-Module $Manifest
                    1..50 | ForEach-Object { @{ QualificationNo = "QUA$_"; AdminName = 'Alice'; 'Scenario1.SceneType' = 1101 } } |
                        Update-VmsQualification -Endpoint $Endpoint -Credential $Credential
                }).AddParameters(@{ Manifest = Get-ManifestPath; Endpoint = $vms.Endpoint; Credential = $vms.Credential })
            $running = $shell.BeginInvoke()
            # Not a sleep: it goes on as soon as the rows are in flight.
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            while ((Get-EmulatorCounter).inFlight -lt 5 -and [datetime]::UtcNow -lt $deadline) {
                $null = $running.AsyncWaitHandle.WaitOne(20)
            }
            $elapsed = Measure-Command { $shell.Stop() }
        }
        finally {
            $shell.Dispose()
        }

        $elapsed.TotalSeconds | Should -BeLessThan 1
        (Get-EmulatorCounter).requests | Should -Be 5
    }
}
