BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:services = @{
        'Update-VmsQualification' = @{ Connection = Get-VmsConnection; Row = { Get-VmsRow "QUA$_" }; Action = 'UpdateQualification' }
        'Update-DouyinClassAuth'  = @{ Connection = Get-DouyinConnection; Row = { Get-DouyinRow "I_$_" }; Action = 'update_class_auth' }
    }
}

Describe 'A run with a journal: <_>' -ForEach 'Update-VmsQualification', 'Update-DouyinClassAuth' {
    BeforeEach {
        Clear-Emulator
        $script:command = $_
        $script:connection = $services[$_].Connection
        $script:row = $services[$_].Row
        $script:action = $services[$_].Action
        $script:journal = "$TestDrive/$([guid]::NewGuid()).jsonl"
    }

    It 'skips what succeeded when the same command is run again' {
        $first = 1..20 | ForEach-Object $row | & $command @connection -JournalPath $journal
        $second = 1..20 | ForEach-Object $row | & $command @connection -JournalPath $journal

        $first.Status | Should -Be (@('Succeeded') * 20)
        $second.Status | Should -Be (@('Skipped') * 20)
        ($second | Sort-Object Row).RequestId | Should -Be ($first | Sort-Object Row).RequestId
        (Get-EmulatorCounter).actions.$action | Should -Be 20
    }

    It 'writes no error for a row that is skipped' {
        $null = 1..3 | ForEach-Object $row | & $command @connection -JournalPath $journal
        $null = 1..3 | ForEach-Object $row | & $command @connection -JournalPath $journal -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
    }

    It 'sends a row again whose content has changed' {
        $null = 1 | ForEach-Object $row | & $command @connection -JournalPath $journal
        $changed = 1 | ForEach-Object $row
        $changed | Add-Member -NotePropertyMembers @{ AdminName = 'Bob Example'; PartnerEntityId = 'E_2' } -Force
        $result = $changed | & $command @connection -JournalPath $journal -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        $result.Status | Should -Not -Be 'Skipped'
        $result.Attempts | Should -Be 1
    }

    It 'looks up what was in flight, and does not send what took effect' {
        $null = 1..2 | ForEach-Object $row | & $command @connection -JournalPath $journal
        # As a crash leaves it: the intents without their outcomes.
        $lines = Get-Content $journal
        $lines | Where-Object { $_ -notmatch '"t":"outcome"' } | Set-Content $journal
        $results = 1..2 | ForEach-Object $row | & $command @connection -JournalPath $journal

        $results.Status | Should -Be @('Succeeded', 'Succeeded')
        $results.Attempts | Should -Be @(0, 0)
        (Get-EmulatorCounter).actions.$action | Should -Be 2
    }

    It 'sends what was in flight and certainly did not take effect' {
        $null = 1 | ForEach-Object $row | & $command @connection -JournalPath $journal
        Get-Content $journal | Where-Object { $_ -notmatch '"t":"outcome"' } | Set-Content "$journal.cut"
        Clear-Emulator
        $result = 1 | ForEach-Object $row | & $command @connection -JournalPath "$journal.cut" -ErrorAction SilentlyContinue

        # The record of the one service tells when it changed; of the other, what is not there yet may still come.
        $result.Status, $result.Attempts | Should -Be ($command -eq 'Update-VmsQualification' ? @('Succeeded', 1) : @('Unknown', 0))
    }

    It 'leaves what cannot be told as Unknown, and does not send it' {
        $null = 1 | ForEach-Object $row | & $command @connection -JournalPath $journal
        Get-Content $journal | Where-Object { $_ -notmatch '"t":"outcome"' } | Set-Content "$journal.cut"
        Register-EmulatorFault @{ action = 'QueryQualification'; status = 500 }, @{ action = 'get_class_auth'; status = 500 }
        $result = 1 | ForEach-Object $row | & $command @connection -JournalPath "$journal.cut" -MaximumRetryCount 0 -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Unknown'
        $problems.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        (Get-EmulatorCounter).actions.$action | Should -Be 1
    }

    It 'takes a torn last line as normal' {
        $null = 1..3 | ForEach-Object $row | & $command @connection -JournalPath $journal
        [System.IO.File]::AppendAllText($journal, '{"t":"intent","at":"2026-')
        $results = 1..3 | ForEach-Object $row | & $command @connection -JournalPath $journal

        $results.Status | Should -Be (@('Skipped') * 3)
        Get-Content $journal | ForEach-Object { { $_ | ConvertFrom-Json } | Should -Not -Throw }
    }

    It 'takes an empty file as a new journal' {
        $null = New-Item $journal -ItemType File
        (1 | ForEach-Object $row | & $command @connection -JournalPath $journal).Status | Should -Be 'Succeeded'
    }

    It 'holds no secret and no personal data' {
        $null = 1..3 | ForEach-Object $row | & $command @connection -JournalPath $journal
        $text = Get-Content $journal -Raw

        foreach ($value in 'Alice Example', '13900000001', '110101199003070038', 'AKLTEMULATOR', 'ZW11bGF0b3Itc2VjcmV0', 'emulator-secret', 'certification/resource') {
            $text | Should -Not -Match ([regex]::Escape($value))
        }
    }

    It 'notes rows in flight as unknown when the run is stopped with 32 of them hanging' {
        Register-EmulatorFault @{ action = $action; hangAfterApply = $true }
        $rows = 1..40 | ForEach-Object $row
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($Manifest, $Command, $Connection, $Rows, $Journal)
                    Import-Module $Manifest
                    $Rows | & $Command @Connection -JournalPath $Journal -ThrottleLimit 32
                }).AddParameters(@{ Manifest = Get-ManifestPath; Command = $command; Connection = $connection; Rows = $rows; Journal = $journal })
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            while ((Get-EmulatorCounter).inFlight -lt 32 -and [datetime]::UtcNow -lt $deadline) {
                $null = $running.AsyncWaitHandle.WaitOne(20)
            }
            $elapsed = Measure-Command { $shell.Stop() }
        }
        finally {
            $shell.Dispose()
        }

        $elapsed.TotalSeconds | Should -BeLessThan 1
        $entries = Get-QualificationJournal $journal -PerRow
        $entries | Where-Object Status -EQ 'Unknown' | Should -HaveCount 32
        $entries | Where-Object Status -NotIn 'Unknown', 'NotSent', 'InFlight' | Should -BeNullOrEmpty

        $null = Invoke-Emulator faults -Method Post -Body '[]'
        $results = $rows | & $command @connection -JournalPath $journal -ThrottleLimit 32
        $results.Status | Should -Be (@('Succeeded') * 40)
        (Get-EmulatorCounter).actions.$action | Should -Be 40
    }
}

Describe 'A journal that cannot be used' {
    BeforeEach {
        Clear-Emulator
        $script:vms = Get-VmsConnection
        $script:journal = "$TestDrive/$([guid]::NewGuid()).jsonl"
    }

    It 'of another endpoint is refused, and nothing is sent' {
        $null = Get-VmsRow | Update-VmsQualification @vms -JournalPath $journal
        $vms.Endpoint = $vms.Endpoint -replace '127\.0\.0\.1', 'localhost'
        { Get-VmsRow QUA2 | Update-VmsQualification @vms -JournalPath $journal } |
            Should -Throw -ErrorId 'JournalMismatch,QualificationTools.Commands.UpdateVmsQualificationCommand'
        (Get-EmulatorCounter).actions.UpdateQualification | Should -Be 1
    }

    It 'of another service is refused' {
        $null = Get-VmsRow | Update-VmsQualification @vms -JournalPath $journal
        $douyin = Get-DouyinConnection
        { Get-DouyinRow | Update-DouyinClassAuth @douyin -JournalPath $journal } |
            Should -Throw -ErrorId 'JournalMismatch,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }

    It 'can be read while a run writes it, and is refused to a second run' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; hang = $true }
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($manifest, $row, $connection, $journal) Import-Module $manifest; $row | Update-VmsQualification @connection -JournalPath $journal').
                AddArgument((Get-ManifestPath)).AddArgument((Get-VmsRow QUA1)).AddArgument($vms).AddArgument($journal)
            $null = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            while ((Get-EmulatorCounter).inFlight -lt 1 -and [datetime]::UtcNow -lt $deadline) {
                Start-Sleep -Milliseconds 20
            }

            $summary = Get-QualificationJournal $journal
            $summary.Rows, $summary.Unfinished | Should -Be 1, 1
            Get-Content $journal | Should -HaveCount 3
            { Get-VmsRow QUA2 | Update-VmsQualification @vms -JournalPath $journal } |
                Should -Throw -ErrorId 'JournalInUse,QualificationTools.Commands.UpdateVmsQualificationCommand'
        }
        finally {
            $shell.Stop()
            $shell.Dispose()
        }

        "$journal.lock" | Should -Not -Exist
    }

    It 'locked by another program is refused' {
        $null = Get-VmsRow | Update-VmsQualification @vms -JournalPath $journal
        $other = [System.IO.File]::Open($journal, 'Open', 'ReadWrite', 'None')
        try {
            { Get-VmsRow QUA2 | Update-VmsQualification @vms -JournalPath $journal } |
                Should -Throw -ErrorId 'JournalHeld,QualificationTools.Commands.UpdateVmsQualificationCommand'
        }
        finally {
            $other.Dispose()
        }
    }

    It 'in a folder that is not there is refused' {
        { Get-VmsRow | Update-VmsQualification @vms -JournalPath "$TestDrive/none/run.jsonl" } |
            Should -Throw -ErrorId 'JournalNotWritable,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'that is <_> is refused, and nothing is sent' -ForEach @(
        'env:QUALIFICATIONTOOLS_JOURNAL', 'variable:x', 'nodrive:\x.jsonl', "a`0b.jsonl", '.', '/dev/full', '/dev/null', 'TestRegistry:\x'
    ) {
        if ($_ -like '/dev/*' -and -not (Test-Path $_)) {
            Set-ItResult -Skipped -Because 'there is no such device here'
        }
        Push-Location $TestDrive
        $before = @(Get-ChildItem ([Environment]::CurrentDirectory)).Count
        try {
            { Get-VmsRow | Update-VmsQualification @vms -JournalPath $_ } |
                Should -Throw -ErrorId 'JournalNotAFile,QualificationTools.Commands.UpdateVmsQualificationCommand'
            Get-QualificationJournal $_ -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems.FullyQualifiedErrorId | Should -BeExactly 'JournalNotAFile,QualificationTools.Commands.GetQualificationJournalCommand'
        }
        finally {
            Pop-Location
        }
        @(Get-ChildItem ([Environment]::CurrentDirectory)).Count | Should -Be $before
        (Get-EmulatorCounter).actions.UpdateQualification | Should -BeNullOrEmpty
    }

    It 'of another secret of the same account is refused, and nothing is sent' {
        $douyin = Get-DouyinConnection
        $null = Get-DouyinRow | Update-DouyinClassAuth @douyin -JournalPath $journal
        $douyin.Credential = Get-TestCredential ttemulator another-secret
        { Get-DouyinRow | Update-DouyinClassAuth @douyin -JournalPath $journal } |
            Should -Throw -ErrorId 'JournalSecretChanged,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
        (Get-EmulatorCounter).actions.update_class_auth | Should -Be 1
    }

    It 'of an older form is refused' {
        Set-Content $journal '{"t":"journal","at":"2026-01-01T00:00:00+00:00","version":1,"service":"vms","action":"UpdateQualification"}'
        { Get-VmsRow | Update-VmsQualification @vms -JournalPath $journal } |
            Should -Throw -ErrorId 'JournalVersion,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'that is another kind of file is refused' {
        Set-Content $journal 'QualificationNo,AdminName', 'QUA1,x'
        { Get-VmsRow | Update-VmsQualification @vms -JournalPath $journal } |
            Should -Throw -ErrorId 'JournalCorrupt,QualificationTools.Commands.UpdateVmsQualificationCommand'
        Get-Content $journal | Should -HaveCount 2
    }

    It 'is not made under -WhatIf' {
        Get-VmsRow | Update-VmsQualification @vms -JournalPath $journal -WhatIf
        $journal | Should -Not -Exist
    }
}

Describe 'Get-QualificationJournal' {
    BeforeAll {
        Clear-Emulator
        $vms = Get-VmsConnection
        $script:journal = "$TestDrive/read.jsonl"
        $null = (Get-VmsRow QUA1), (Get-VmsRow NONE), (Get-VmsRow QUA3 @{ AdminIdCardNumber = '***' }) |
            Update-VmsQualification @vms -JournalPath $journal -ErrorAction SilentlyContinue
    }

    It 'sums a run up' {
        $summary = Get-QualificationJournal $journal

        $summary | Should -BeOfType ([QualificationTools.Journal.JournalSummary])
        $summary.Service | Should -BeExactly 'vms'
        $summary.Action | Should -BeExactly 'UpdateQualification'
        $summary.Rows | Should -Be 3
        $summary.Unfinished | Should -Be 0
        $summary.ByStatus['Succeeded'], $summary.ByStatus['Rejected'], $summary.ByStatus['Invalid'] | Should -Be @(1, 1, 1)
    }

    It 'gives every row' {
        $entries = Get-QualificationJournal $journal -PerRow

        $entries | Should -BeOfType ([QualificationTools.Journal.JournalEntry])
        $entries.Key | Should -Be @('QUA1', 'NONE', 'QUA3')
        $entries[1].ErrorCode | Should -BeExactly 'QUALIFICATION_MISSING'
    }

    It 'gives the rows that are open' {
        # As a crash leaves it: an intent without its outcome.
        Get-Content $journal | Where-Object { $_ -notmatch '"t":"outcome".*"NONE"' } | Set-Content "$TestDrive/open.jsonl"

        (Get-QualificationJournal $journal -Unfinished) | Should -BeNullOrEmpty
        (Get-QualificationJournal "$TestDrive/open.jsonl" -Unfinished).Key | Should -BeExactly 'NONE'
    }

    It 'says of each run as whom, by whom and where' {
        $run = (Get-QualificationJournal $journal).Runs[0]

        $run.Account | Should -BeExactly 'AKLT***'
        $run.User | Should -BeExactly ([Environment]::UserName)
        $run.Host | Should -BeExactly ([Environment]::MachineName)
        $run.ModuleVersion | Should -BeExactly "$((Get-Module QualificationTools).Version)"
        $run.At | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(-5))
    }

    It 'gives with each row the file and everything that was noted of it' {
        $entry = (Get-QualificationJournal $journal -PerRow)[0]

        $entry.Path | Should -BeExactly $journal
        $entry.Notes.Status | Should -Be 'InFlight', 'Succeeded'
        $entry.Notes.Run | Should -Be 1, 1
    }

    It 'counts a row once that is piped back in when it has failed' {
        $again = "$TestDrive/again.jsonl"
        Clear-Emulator
        Register-EmulatorFault @{ action = 'UpdateQualification'; key = 'QUA2'; status = 429; code = 'FlowLimitExceeded' }
        $vms = Get-VmsConnection
        $failed = (Get-VmsRow QUA1), (Get-VmsRow QUA2), (Get-VmsRow QUA3) |
            Update-VmsQualification @vms -JournalPath $again -MaximumRetryCount 0 -ErrorAction SilentlyContinue |
            Where-Object Status -EQ Failed
        Clear-Emulator
        $null = $failed | Update-VmsQualification @vms -JournalPath $again
        $summary = Get-QualificationJournal $again

        $summary.Rows, $summary.Runs.Count, $summary.ByStatus['Succeeded'] | Should -Be 3, 2, 3
    }

    It 'is for its owner alone' -Skip:$IsWindows {
        [System.IO.File]::GetUnixFileMode($journal) | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')
    }

    It 'takes files from the pipeline' {
        (Get-Item $journal | Get-QualificationJournal).Rows | Should -Be 3
    }

    It 'says when there is none' {
        Get-QualificationJournal "$TestDrive/none.jsonl" -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId | Should -BeExactly 'JournalNotFound,QualificationTools.Commands.GetQualificationJournalCommand'
    }
}
