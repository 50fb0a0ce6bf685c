BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:douyin = Get-DouyinConnection
    $script:wait = $douyin + @{ PollIntervalSec = 1; TimeoutSec = 30 }
}

Describe 'Wait-DouyinClassAuth waits for' {
    BeforeEach {
        Clear-Emulator
        Set-EmulatorReview -AfterMs 300
    }

    It 'what an update submitted' {
        $review = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin -OutVariable result | Wait-DouyinClassAuth @wait

        $review | Should -BeOfType [QualificationTools.Douyin.DouyinReview]
        $review.TaskId | Should -Be $result.TaskId
        $review.MerchantEntityId, $review.FirstClass, $review.SecondClass, $review.IndustryRole, $review.AuditStatus | Should -Be 'I_1', 40000, 40600, 'Teacher', 'Passed'
        $review.Materials.MaterialPaths | Should -Be 'certification/resource/I_1'
    }

    It 'what an addition submitted' {
        (Get-DouyinRow NOCLASS1 | Add-DouyinClassAuth @douyin | Wait-DouyinClassAuth @wait).AuditStatus | Should -Be 'Passed'
    }

    It 'tasks by their ids, as arguments and piped' {
        $tasks = ('I_1', 'I_2' | ForEach-Object { Get-DouyinRow $_ } | Update-DouyinClassAuth @douyin).TaskId

        (Wait-DouyinClassAuth @wait $tasks).TaskId | Sort-Object | Should -Be ($tasks | Sort-Object)
        ($tasks | Wait-DouyinClassAuth @wait).TaskId | Sort-Object | Should -Be ($tasks | Sort-Object)
        ([pscustomobject] @{ TaskId = $tasks[0] } | Wait-DouyinClassAuth @wait).AuditStatus | Should -Be 'Passed'
    }

    It 'a class authentication that is under review' {
        $null = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin
        $review = Get-DouyinClassAuth @douyin I_1 -FirstClass 40000 -SecondClass 40600 | Wait-DouyinClassAuth @wait

        $review.MerchantEntityId, $review.AuditStatus | Should -Be 'I_1', 'Passed'
    }

    It 'a row whose answer was lost, by its class' {
        Register-EmulatorFault @{ action = 'update_class_auth'; resetAfterApply = $true }
        $result = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin -RetryIntervalSec 1
        $result.Status | Should -Be 'Succeeded'
        $result.TaskId | Should -BeNullOrEmpty
        $review = $result | Wait-DouyinClassAuth @wait

        $review.MerchantEntityId, $review.AuditStatus | Should -Be 'I_1', 'Passed'
        Get-EmulatorRequest get_audit_detail | Should -BeNullOrEmpty
    }

    It 'what a journal says was finished before' {
        $journal = "$TestDrive/$([guid]::NewGuid()).jsonl"
        $null = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin -JournalPath $journal
        $skipped = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin -JournalPath $journal

        $skipped.Status | Should -Be 'Skipped'
        ($skipped | Wait-DouyinClassAuth @wait).AuditStatus | Should -Be 'Passed'
    }
}

Describe 'Wait-DouyinClassAuth' {
    BeforeEach {
        Clear-Emulator
        Set-EmulatorReview -AfterMs 300
    }

    It 'tells why a review failed, and what it gives can be looked up' {
        Set-EmulatorReview -AfterMs 300 -Verdict Reject
        $review = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin | Wait-DouyinClassAuth @wait

        $review.AuditStatus | Should -Be 'Failed'
        $review.AuditReason | Should -Not -BeNullOrEmpty
        ($review | Get-DouyinClassAuth @douyin).AuditReason | Should -Be $review.AuditReason
    }

    It 'passes over rows that were not submitted, and says so in the verbose stream' {
        $said = Get-DouyinRow MISSING1 | Update-DouyinClassAuth @douyin -ErrorAction SilentlyContinue | Wait-DouyinClassAuth @wait -Verbose 4>&1

        $said | Should -BeOfType [System.Management.Automation.VerboseRecord]
        $said | Should -Match 'MISSING1.*Rejected'
    }

    It 'gives each review as it ends' {
        $slow = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin
        Set-EmulatorReview -AfterMs 0
        $fast = Get-DouyinRow I_2 | Update-DouyinClassAuth @douyin
        Set-EmulatorReview -AfterMs 60000
        $never = Get-DouyinRow I_3 | Update-DouyinClassAuth @douyin

        $reviews = $never, $slow, $fast | Wait-DouyinClassAuth @wait | Select-Object -First 2
        $reviews.MerchantEntityId | Sort-Object | Should -Be 'I_1', 'I_2'
    }

    It 'writes one error for each that did not end in time' {
        Set-EmulatorReview -AfterMs 60000
        $results = 'I_1', 'I_2' | ForEach-Object { Get-DouyinRow $_ } | Update-DouyinClassAuth @douyin
        $reviews = $results | Wait-DouyinClassAuth @douyin -TimeoutSec 0 -ErrorVariable failures -ErrorAction SilentlyContinue

        $reviews | Should -BeNullOrEmpty
        $failures | Should -HaveCount 2
        $failures.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'WaitTimeout,QualificationTools.Commands.WaitDouyinClassAuthCommand'
        $failures.TargetObject | Sort-Object | Should -Be ($results.TaskId | Sort-Object)
    }

    It 'tells of a task that does not exist, and waits for the others' {
        $task = (Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin).TaskId
        $reviews = '123', $task | Wait-DouyinClassAuth @wait -ErrorVariable failures -ErrorAction SilentlyContinue

        $reviews.TaskId | Should -Be $task
        $failures.FullyQualifiedErrorId | Should -Be '60126,QualificationTools.Commands.WaitDouyinClassAuthCommand'
    }

    It 'tells of a class that does not exist' {
        $result = [QualificationTools.Douyin.DouyinClassAuthForm] @{ MerchantEntityId = 'NOCLASS1'; Class = @{ FirstClass = 1; SecondClass = 2 } } |
            Get-DouyinClassAuth @douyin -ErrorAction SilentlyContinue
        $result | Should -BeNullOrEmpty
        Register-EmulatorFault @{ action = 'update_class_auth'; hang = $true }, @{ action = 'get_class_auth'; times = 1; status = 400 }
        $unknown = Get-DouyinRow NOCLASS1 | Update-DouyinClassAuth @douyin -OperationTimeoutSeconds 1 -MaximumRetryCount 0 -ErrorAction SilentlyContinue
        $unknown.Status | Should -Be 'Unknown'
        $null = $unknown | Wait-DouyinClassAuth @wait -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -Be 'ClassAuthNotFound,QualificationTools.Commands.WaitDouyinClassAuthCommand'
    }

    It 'tells of input without a task' {
        $null = $null, 5, '' | Wait-DouyinClassAuth @wait -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures | Should -HaveCount 3
        $failures.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'TaskMissing,QualificationTools.Commands.WaitDouyinClassAuthCommand'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'goes on through trouble' {
        Register-EmulatorFault @{ action = 'get_audit_detail'; times = 2; status = 503 }, @{ action = 'get_audit_detail'; times = 1; resetAfterApply = $true }

        (Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin | Wait-DouyinClassAuth @wait -MaximumRetryCount 1).AuditStatus | Should -Be 'Passed'
    }

    It 'keeps to -RequestsPerSecond' {
        $results = 1..4 | ForEach-Object { Get-DouyinRow "I_$_" } | Update-DouyinClassAuth @douyin
        Set-EmulatorReview
        $elapsed = Measure-Command { $results | Wait-DouyinClassAuth @wait -RequestsPerSecond 4 }

        $elapsed.TotalSeconds | Should -BeGreaterOrEqual 0.7
    }

    It 'stops at once' {
        Set-EmulatorReview -AfterMs 600000
        $task = (Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin).TaskId
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$(Get-ManifestPath)'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddCommand('Wait-DouyinClassAuth').AddParameters($douyin).AddParameter('TaskId', $task)
            $null = $shell.BeginInvoke()
            while (-not (Get-EmulatorRequest get_audit_detail)) { Start-Sleep -Milliseconds 50 }

            (Measure-Command { $shell.Stop() }).TotalSeconds | Should -BeLessThan 1
        }
        finally {
            $shell.Dispose()
        }
    }
}
