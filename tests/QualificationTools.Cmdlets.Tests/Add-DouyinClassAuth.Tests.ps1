BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:douyin = Get-DouyinConnection
}

Describe 'Add-DouyinClassAuth' {
    BeforeEach {
        Clear-Emulator
    }

    It 'sends the form of the update under the other name of the class' {
        $result = Get-InstitutionRow NOCLASS1 | Add-DouyinClassAuth @douyin
        $null = Get-InstitutionRow I_1 | Update-DouyinClassAuth @douyin

        $result | Should -BeOfType [QualificationTools.Douyin.DouyinClassAuthResult]
        $result.Status | Should -Be 'Succeeded'
        $result.TaskId | Should -Match '^Role_\d+$'
        $updated = (Get-EmulatorBody update_class_auth) -replace '"class"', '"industry_class"' -creplace 'I_1', 'NOCLASS1'
        Get-EmulatorBody add_class_auth | ConvertTo-SortedJson | Should -BeExactly ($updated | ConvertTo-SortedJson)
    }

    It 'takes single parameters' {
        $result = Add-DouyinClassAuth @douyin -MerchantEntityId NOCLASS1 -FirstClass 40000 -SecondClass 40600 -IndustryRole Teacher `
            -Qualification @{ MaterialType = 1001; ExpireTime = '2099-09-10'; MaterialPaths = 'certification/resource/1' }

        $result.Status | Should -Be 'Succeeded'
    }

    It 'sends nothing with -WhatIf' {
        Get-DouyinRow NOCLASS1 | Add-DouyinClassAuth @douyin -WhatIf | Should -BeNullOrEmpty
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'refuses a partner before it is sent' {
        $text = Get-DataText texts.json | ConvertFrom-Json
        $row = @{
            PartnerEntityId = 'E_1'; FirstClass = 0; SecondClass = 0; IndustryRole = 'Partner'
            Partner = @{ CompanyType = $text.company; CompanyAddress = 'Example Road 2'; CooperationCases = @(@{ MaterialType = 1010; ExpireTime = ''; MaterialPaths = @('certification/resource/1') }) }
        }
        $result = $row | Add-DouyinClassAuth @douyin -ErrorVariable failures -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Invalid'
        $result.Problems.RuleId | Should -Be 'PartnerNotAdded', 'PartnerNotAdded'
        $failures.FullyQualifiedErrorId | Should -Be 'ValidationFailed,QualificationTools.Commands.AddDouyinClassAuthCommand'
        $failures | Should -Match 'Update-DouyinClassAuth'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'tells that a class is there already' {
        $rows = Get-DouyinRow NOCLASS1
        $null = $rows | Add-DouyinClassAuth @douyin
        $result = $rows | Add-DouyinClassAuth @douyin -ErrorVariable failures -ErrorAction SilentlyContinue

        $result.Status, $result.ErrorCode | Should -Be 'Rejected', '60021'
        $failures.FullyQualifiedErrorId | Should -Be '60021,QualificationTools.Commands.AddDouyinClassAuthCommand'
    }

    It 'looks up a lost answer, and does not add twice' {
        Register-EmulatorFault @{ action = 'add_class_auth'; attempt = 1; resetAfterApply = $true }
        $result = Get-DouyinRow NOCLASS1 | Add-DouyinClassAuth @douyin -RetryIntervalSec 1

        $result.Status | Should -Be 'Succeeded'
        @(Get-EmulatorRequest add_class_auth) | Should -HaveCount 1
        (Get-EmulatorState).classAuths | Where-Object merchantEntityId -EQ NOCLASS1 | ForEach-Object applied | Should -Be 1
    }

    It 'skips with a journal what was added before' {
        $journal = "$TestDrive/$([guid]::NewGuid()).jsonl"
        $first = Get-DouyinRow NOCLASS1 | Add-DouyinClassAuth @douyin -JournalPath $journal
        $second = Get-DouyinRow NOCLASS1 | Add-DouyinClassAuth @douyin -JournalPath $journal

        $second.Status, $second.TaskId | Should -Be 'Skipped', $first.TaskId
    }
}

Describe 'Test-DouyinClassAuth -New' {
    It 'checks a row as the addition does' {
        $partner = @{ PartnerEntityId = 'E_1'; FirstClass = 0; SecondClass = 0; IndustryRole = 'Partner' }

        (Get-DouyinRow | Test-DouyinClassAuth -New).IsValid | Should -BeTrue
        ($partner | Test-DouyinClassAuth -New).Problems.RuleId | Should -Be 'PartnerNotAdded'
        ($partner | Test-DouyinClassAuth).Problems.RuleId | Should -Be 'Required'
    }
}
