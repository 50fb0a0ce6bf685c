BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:command = 'QualificationTools.Commands.WaitVmsQualificationCommand'
}

Describe 'Wait-VmsQualification' {
    BeforeEach {
        Clear-Emulator
    }

    It 'gives what has ended, in one question for a page of numbers' {
        $records = 1..150 | ForEach-Object { "QUA$_" } | Wait-VmsQualification @vms

        $records | Should -HaveCount 150
        $records | Should -BeOfType QualificationTools.Vms.VmsQualification
        $records.ApprovalStatus | Select-Object -Unique | Should -Be 'Rejected'
        (Get-EmulatorCounter).requests | Should -Be 2
    }

    It 'takes <Name>' -ForEach @(
        @{ Name = 'numbers as an argument'; Wait = { Wait-VmsQualification QUA1, QUA2 @vms } }
        @{ Name = 'rows of a CSV'; Wait = { "QualificationNo`nQUA1`nQUA2" | ConvertFrom-Csv | Wait-VmsQualification @vms } }
        @{ Name = 'records'; Wait = { Get-VmsQualification @vms QUA1, QUA2 | Wait-VmsQualification @vms } }
    ) {
        (. $Wait).QualificationNo | Should -Be 'QUA1', 'QUA2'
    }

    It 'gives one object for each input' {
        (Wait-VmsQualification QUA1, QUA1, QUA2 @vms).QualificationNo | Should -Be 'QUA1', 'QUA1', 'QUA2'
    }

    It 'follows an update, and reports what has not ended in time' {
        $records = 'QUA1', 'QUA2' | ForEach-Object { Get-VmsRow $_ } | Update-VmsQualification @vms -ThrottleLimit 1 |
            Wait-VmsQualification @vms -TimeoutSec 0 -ErrorVariable problems -ErrorAction SilentlyContinue

        $records | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be "WaitTimeout,$command", "WaitTimeout,$command"
        $problems.TargetObject | Should -Be 'QUA1', 'QUA2'
        $problems[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'gives each as its review ends' {
        Set-EmulatorReview -AfterMs 300 -Verdict Reject
        $record = Get-VmsRow QUA1 | Update-VmsQualification @vms | Wait-VmsQualification @vms -PollIntervalSec 1

        $record.ApprovalStatus | Should -Be 'Rejected'
        $record.ApprovalDoneReason | Should -Not -BeNullOrEmpty
    }

    It 'follows the making of new ones' {
        $null = Get-VmsRow '' | New-VmsQualification @vms -OutVariable made | Wait-VmsQualification @vms -TimeoutSec 0 -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.TargetObject | Should -Be $made[0].QualificationNo
    }

    It 'follows a change of scenes' {
        $null = 'QUA5' | Add-VmsQualificationScene @vms -Scenario @{ SceneType = 11 } | Wait-VmsQualification @vms -TimeoutSec 0 -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.TargetObject | Should -Be 'QUA5'
    }

    It 'passes over results that were certainly not applied' {
        $results = (Get-VmsRow ''), (Get-VmsRow NONE) | Update-VmsQualification @vms -ThrottleLimit 1 -ErrorAction SilentlyContinue
        $before = (Get-EmulatorCounter).requests
        $notes = $results | Wait-VmsQualification @vms -Verbose 4>&1

        $results.Status | Should -Be 'Invalid', 'Rejected'
        $notes | Should -HaveCount 2
        $notes | Should -BeOfType System.Management.Automation.VerboseRecord
        (Get-EmulatorCounter).requests | Should -Be $before
    }

    It 'waits for a result of which it is not known whether it was applied' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; resetAfterApply = $true }, @{ action = 'QueryQualification'; status = 500 }
        $result = Get-VmsRow QUA1 | Update-VmsQualification @vms -MaximumRetryCount 0 -ErrorAction SilentlyContinue
        $null = Invoke-Emulator faults -Method Post -Body '[]'
        $null = $result | Wait-VmsQualification @vms -TimeoutSec 0 -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Unknown'
        $problems.TargetObject | Should -Be 'QUA1'
    }

    It 'reports a number that does not exist at once' {
        $records = 'NONE', 'QUA1' | Wait-VmsQualification @vms -ErrorVariable problems -ErrorAction SilentlyContinue

        $records.QualificationNo | Should -Be 'QUA1'
        $problems.FullyQualifiedErrorId | Should -Be "QualificationNotFound,$command"
    }

    It 'goes on asking where the service fails for a while' {
        Register-EmulatorFault @{ action = 'QueryQualification'; status = 500; times = 2 }

        (Wait-VmsQualification QUA1 @vms -MaximumRetryCount 0 -PollIntervalSec 1).QualificationNo | Should -Be 'QUA1'
        (Get-EmulatorCounter).requests | Should -Be 3
    }

    It 'reports a refusal once for each number' {
        Register-EmulatorFault @{ action = 'QueryQualification'; code = 'IllegalArgument' }
        $null = Wait-VmsQualification QUA1, QUA2 @vms -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be "IllegalArgument,$command", "IllegalArgument,$command"
    }

    It 'ends with a terminating error where the credential is wrong' {
        { Wait-VmsQualification QUA1 -Endpoint $vms.Endpoint -Credential (Get-TestCredential AKLTEMULATOR wrong) } | Should -Throw -ErrorId "SignatureDoesNotMatch,$command"
    }

    It 'asks nothing where nothing came' {
        @() | Wait-VmsQualification @vms | Should -BeNullOrEmpty
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'can be stopped at once while it waits' {
        $null = Get-VmsRow QUA1 | Update-VmsQualification @vms
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param([string] $Manifest, [uri] $Endpoint, [pscredential] $Credential)
                    Import-Module $Manifest
                    Wait-VmsQualification QUA1 -Endpoint $Endpoint -Credential $Credential
                }).AddParameters(@{ Manifest = Get-ManifestPath; Endpoint = $vms.Endpoint; Credential = $vms.Credential })
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            while (-not $shell.Streams.Progress.Count -and [datetime]::UtcNow -lt $deadline) {
                $null = $running.AsyncWaitHandle.WaitOne(20)
            }
            $status = $shell.Streams.Progress[0].StatusDescription
            $elapsed = Measure-Command { $shell.Stop() }
        }
        finally {
            $shell.Dispose()
        }

        $status | Should -BeLike '0 of 1 reviews ended; asking again in 10 s'
        $elapsed.TotalSeconds | Should -BeLessThan 1
    }
}
