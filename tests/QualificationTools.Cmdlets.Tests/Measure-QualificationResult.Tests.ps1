BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:connection = Get-VmsConnection

    # Six rows: four are taken, one breaks a rule, one is refused.
    function Invoke-MixedRun {
        param([hashtable] $More = @{})
        Clear-Emulator
        Register-EmulatorFault @{ action = 'UpdateQualification'; key = 'QUA5'; code = 'IllegalArgument' }
        $rows = @(1..5 | ForEach-Object { Get-VmsRow "QUA$_" }) + [pscustomobject]@{ QualificationNo = 'QUA6'; AdminName = 'Bob Example' }
        $rows | Update-VmsQualification @connection @More -ErrorAction SilentlyContinue
    }
}

Describe 'Measure-QualificationResult' {
    It 'counts the results of a run by what became of them' {
        $summary = Invoke-MixedRun | Measure-QualificationResult

        $summary | Should -BeOfType QualificationTools.QualificationRunSummary
        $summary.Rows, $summary.Succeeded, $summary.Invalid, $summary.Rejected | Should -Be 6, 4, 1, 1
        $summary.Skipped, $summary.Failed, $summary.Unknown | Should -Be 0, 0, 0
        $summary.WorstStatus | Should -Be 'Rejected'
        $summary.ExitCode | Should -Be 1
        $summary.Duration | Should -BeGreaterThan ([timespan]::Zero)
    }

    It 'gives 0 where every row succeeded or was skipped' {
        Clear-Emulator
        $journal = "$TestDrive/zero.jsonl"
        $first = 1..3 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @connection -JournalPath $journal
        $second = 1..4 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @connection -JournalPath $journal

        ($first | Measure-QualificationResult).ExitCode | Should -Be 0
        $summary = $second | Measure-QualificationResult
        $summary.Skipped, $summary.Succeeded, $summary.ExitCode | Should -Be 3, 1, 0
    }

    It 'gives 2 and the reason where an error stopped the run' {
        Clear-Emulator
        $wrong = Get-VmsConnection
        $wrong.Credential = [pscredential]::new('AKLTEMULATOR', (ConvertTo-SecureString 'not-the-secret' -AsPlainText -Force))
        $problem = $null
        try {
            1..3 | ForEach-Object { Get-VmsRow "QUA$_" } |
                Update-VmsQualification @wrong -ErrorAction SilentlyContinue -OutVariable results | Out-Null
        }
        catch {
            $problem = $_
        }

        $summary = $results | Measure-QualificationResult -StoppedBy $problem
        $summary.ExitCode | Should -Be 2
        $summary.StopId | Should -BeLike 'SignatureDoesNotMatch,*'
        $summary.StopReason | Should -Not -BeNullOrEmpty
        "$summary" | Should -BeLike '*SignatureDoesNotMatch*'
    }

    It 'does not take silence for success' {
        $summary = @() | Measure-QualificationResult -WarningVariable warnings -WarningAction SilentlyContinue

        $summary.Rows | Should -Be 0
        $summary.WorstStatus | Should -BeNullOrEmpty
        $summary.ExitCode | Should -Be 1
        $warnings | Should -HaveCount 1
    }

    It 'takes no rows and no error, said so, for nothing to do' {
        $summary = $null | Measure-QualificationResult -StoppedBy $null -WarningVariable warnings

        $summary.ExitCode | Should -Be 0
        $warnings | Should -BeNullOrEmpty
    }

    It 'measures results that came from another session' {
        $results = Invoke-MixedRun
        $copies = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($results, 2))

        $summary = $copies | Measure-QualificationResult
        $summary.Rows, $summary.Succeeded, $summary.Invalid, $summary.Rejected, $summary.ExitCode | Should -Be 6, 4, 1, 1, 1
    }

    It 'measures a journal, its entries, and several journals' {
        $journal = "$TestDrive/measured.jsonl"
        $null = Invoke-MixedRun @{ JournalPath = $journal }

        $byPath = Measure-QualificationResult -JournalPath $journal
        $byPath.Succeeded, $byPath.Rejected, $byPath.ExitCode | Should -Be 4, 1, 1
        $byPath.JournalPath | Should -Be (Resolve-Path $journal).ProviderPath
        (Get-QualificationJournal $journal -PerRow | Measure-QualificationResult).Succeeded | Should -Be 4
        (Measure-QualificationResult -JournalPath $journal, $journal).Succeeded | Should -Be 8
    }

    It 'says what it cannot measure, and does not call that a success' {
        $summary = 'a text', [datetime]'2026-01-01' | Measure-QualificationResult -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be (@('NotAResult,QualificationTools.Commands.MeasureQualificationResultCommand') * 2)
        $summary.ExitCode | Should -Be 1
        $missing = Measure-QualificationResult -JournalPath "$TestDrive/none.jsonl" -StoppedBy $null -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId | Should -Be 'JournalNotFound,QualificationTools.Commands.MeasureQualificationResultCommand'
        $missing.ExitCode | Should -Be 1
    }

    It 'renders as a table of 80 columns, as HTML and as Markdown' {
        $results = Invoke-MixedRun
        $summary = $results | Measure-QualificationResult

        ($summary | Format-Table | Out-String -Width 80) -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $summary | ConvertTo-Html -Fragment | Out-String | Should -BeLike '*<td>6</td><td>4</td>*'
        $markdown = $results | Measure-QualificationResult -AsMarkdown
        $markdown | Should -BeOfType string
        $markdown | Should -BeLike '*| Succeeded | 4 |*'
        $markdown | Should -BeLike '*| 5 | QUA5 | Rejected | IllegalArgument |*'
    }

    It 'names the first twenty rows in Markdown, and says how many more there are' {
        $rows = 1..25 | ForEach-Object { [pscustomobject]@{ QualificationNo = "QUA$_"; AdminName = 'Bob Example' } }
        $markdown = $rows | Update-VmsQualification @connection -ErrorAction SilentlyContinue | Measure-QualificationResult -AsMarkdown

        ($markdown -split "`n" -match '\| Invalid \| ValidationFailed \|') | Should -HaveCount 20
        $markdown | Should -BeLike '*5*'
    }

    It 'keeps a service''s text from breaking out of its cell' {
        $row = [pscustomobject]@{ Row = 1; Key = "a|b`n![x](y)"; Status = 'Rejected'; Attempts = 1; ErrorCode = '<b>'; Advice = $null }
        $markdown = $row | Measure-QualificationResult -AsMarkdown

        $markdown.Contains('| 1 | a\|b !\[x\](y) | Rejected | \<b\> |') | Should -BeTrue
    }
}
