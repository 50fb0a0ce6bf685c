BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:command = 'QualificationTools.Commands.NewVmsQualificationCommand'

    function Get-NewRow {
        param([string] $Name = 'Example Trading Ltd')
        Get-VmsRow '' -Change @{ QualificationEntity = $Name }
    }
}

Describe 'New-VmsQualification' {
    BeforeEach {
        Clear-Emulator
    }

    It 'gives the number of the new qualification' {
        $result = Get-NewRow | New-VmsQualification @vms

        $result | Should -BeOfType QualificationTools.Vms.VmsQualificationResult
        $result.Status | Should -Be 'Succeeded'
        $result.QualificationNo | Should -Match '^QUA\d+$'
        (Get-VmsQualification @vms $result.QualificationNo).QualificationEntity | Should -BeExactly 'Example Trading Ltd'
    }

    It 'takes the members one by one, and has no number to give' {
        $result = New-VmsQualification @vms -QualificationEntity 示例公司 -AdminName 张三 -Scenario @{ SceneType = 1101 }

        $result.Status | Should -Be 'Succeeded'
        (Get-Command New-VmsQualification).Parameters.Keys | Should -Not -Contain 'QualificationNo'
    }

    It 'has all other parameters of the update' {
        $update = (Get-Command Update-VmsQualification).Parameters.Keys | Where-Object { $_ -ne 'QualificationNo' }
        (Get-Command New-VmsQualification).Parameters.Keys | Sort-Object | Should -Be ($update | Sort-Object)
    }

    It 'sends no member that the row does not have' {
        $null = Get-NewRow | New-VmsQualification @vms

        Get-EmulatorBody AddQualification | Should -Not -Match 'QualificationNo|null'
    }

    It 'refuses a row that has a number' {
        $result = Get-VmsRow QUA1 | New-VmsQualification @vms -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Invalid'
        $result.Problems.RuleId | Should -Be 'AbsentWhenNew'
        $problems.FullyQualifiedErrorId | Should -Be "ValidationFailed,$command"
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'is checked offline by Test-VmsQualification -New' {
        (Get-NewRow | Test-VmsQualification -New).IsValid | Should -BeTrue
        (Get-NewRow | Test-VmsQualification).Problems.RuleId | Should -Be 'Required'
        (Test-VmsQualification -New -QualificationEntity 示例公司 -AdminName 张三 -Scenario @{ SceneType = 1101 }).IsValid | Should -BeTrue
        (Get-VmsRow QUA1 | Test-VmsQualification -New).Problems.RuleId | Should -Be 'AbsentWhenNew'
    }

    It 'opens no connection with -WhatIf' {
        Get-NewRow | New-VmsQualification @vms -WhatIf | Should -BeNullOrEmpty
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    Context 'when an answer is lost' {
        It 'finds the new qualification by its name' {
            Register-EmulatorFault @{ action = 'AddQualification'; resetAfterApply = $true; attempt = 1 }
            $result = Get-NewRow | New-VmsQualification @vms

            $result.Status | Should -Be 'Succeeded'
            $result.QualificationNo | Should -Match '^QUA\d+$'
            @(Get-VmsQualification @vms -QualificationEntity 'Example Trading Ltd') | Should -HaveCount 1
        }

        It 'never sends it again where there is none of its name yet: it may still come' {
            Register-EmulatorFault @{ action = 'AddQualification'; code = 'InternalServiceFailed'; attempt = 1 }
            $result = Get-NewRow | New-VmsQualification @vms -ErrorVariable problems -ErrorAction SilentlyContinue

            $result.Status, $result.Attempts | Should -Be 'Unknown', 1
            $result.Advice | Should -Match "Get-VmsQualification -QualificationEntity 'Example Trading Ltd'"
            $problems.FullyQualifiedErrorId | Should -Be "InternalServiceFailed,$command"
        }

        It 'is not misled by a name that the name is a part of' {
            $null = Get-NewRow 'Example Trading Ltd of Beijing' | New-VmsQualification @vms
            Register-EmulatorFault @{ action = 'AddQualification'; code = 'InternalServiceFailed'; attempt = 1; key = 'Example Trading Ltd' }
            $result = Get-NewRow | New-VmsQualification @vms -ErrorAction SilentlyContinue

            $result.Status, $result.Attempts | Should -Be 'Unknown', 1
        }

        It 'leaves it open where another of its name came to be shortly before' {
            $null = Get-NewRow | New-VmsQualification @vms
            Start-Sleep -Milliseconds 1100 # the service shows whole seconds
            Register-EmulatorFault @{ action = 'AddQualification'; code = 'InternalServiceFailed' }
            $result = Get-NewRow | New-VmsQualification @vms -ErrorVariable problems -ErrorAction SilentlyContinue

            $result.Status | Should -Be 'Unknown'
            $problems.FullyQualifiedErrorId | Should -Be "InternalServiceFailed,$command"
        }

        It 'leaves it open where two rows of a run have one name' {
            Register-EmulatorFault @{ action = 'AddQualification'; resetAfterApply = $true; attempt = 2 }
            $results = 1..2 | ForEach-Object { Get-NewRow } | New-VmsQualification @vms -ThrottleLimit 1 -ErrorAction SilentlyContinue

            $results.Status | Should -Be 'Succeeded', 'Unknown'
        }
    }

    It 'skips what a journal knows, and still has its number' {
        $journal = Join-Path $TestDrive 'new.jsonl'
        $first = Get-NewRow | New-VmsQualification @vms -JournalPath $journal
        $second = Get-NewRow | New-VmsQualification @vms -JournalPath $journal

        $second.Status | Should -Be 'Skipped'
        $second.QualificationNo | Should -BeExactly $first.QualificationNo
        Get-Content $journal -Raw | Should -Not -Match 'Example|Alice|13900000001'
    }
}
