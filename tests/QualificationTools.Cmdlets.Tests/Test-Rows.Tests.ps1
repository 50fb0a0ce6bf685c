BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:texts = Get-DataText texts.json | ConvertFrom-Json
}

Describe 'Test-VmsQualification' {
    It 'passes a row that keeps every rule' {
        $check = Get-VmsRow | Test-VmsQualification

        $check | Should -BeOfType QualificationTools.QualificationCheck
        $check.Row | Should -Be 1
        $check.Key | Should -BeExactly 'QUA1'
        $check.IsValid | Should -BeTrue
        $check.Problems | Should -BeNullOrEmpty
        $check.Input | Should -BeOfType QualificationTools.Vms.VmsQualificationForm
    }

    It 'opens no connection and needs no credential' {
        Clear-Emulator
        $null = 1..10 | ForEach-Object { Get-VmsRow "QUA$_" } | Test-VmsQualification

        (Get-EmulatorCounter).connections | Should -Be 0
        (Get-Command Test-VmsQualification).Parameters.Keys | Should -Not -Contain 'Credential'
        (Get-Command Test-VmsQualification).Parameters.Keys | Should -Not -Contain 'Endpoint'
    }

    It 'writes no error' {
        $null = Get-VmsRow '' | Test-VmsQualification -ErrorVariable errors

        $errors | Should -BeNullOrEmpty
    }

    It 'says of a problem which rule, how grave, which member and column, and what to do' {
        $problem = (Get-VmsRow '' | Test-VmsQualification).Problems

        $problem | Should -HaveCount 1
        $problem.RuleId | Should -BeExactly 'Required'
        $problem.Severity | Should -Be 'Error'
        $problem.Member | Should -BeExactly 'QualificationMainInfoFormDO.QualificationNo'
        $problem.Column | Should -BeExactly 'QualificationNo'
        $problem.Message | Should -BeExactly 'QualificationNo is required. Fill it in.'
    }

    It 'reports all problems of a row together' {
        $row = Get-VmsRow '' -Change @{
            AdminContactNumber    = '12345'
            AdminIdCardNumber     = '110101199003070039'
            UnitSocialCreditCode  = '9.13E+17'
            CertificateThreeInOne = '2'
            EnterpriseAddress     = $texts.damaged
            LegalRepresentativeId = '110101199003070000'
            ReqSourceType         = 'x'
        }
        $check = $row | Test-VmsQualification

        $check.IsValid | Should -BeFalse
        $check.Problems | ForEach-Object { "$($_.Severity) $($_.RuleId) $($_.Column)" } | Should -BeExactly @(
            'Error NotANumber ReqSourceType'
            'Error Required QualificationNo'
            'Warning UnusualValue CertificateThreeInOne'
            'Error ReplacementCharacter EnterpriseAddress'
            'Error ExcelDamage LegalRepresentativeId'
            'Error ExcelDamage UnitSocialCreditCode'
            'Warning MobileNumber AdminContactNumber'
            'Warning IdNumberCheckDigit AdminIdCardNumber'
        )
    }

    It 'allows ten scenes and no more' {
        $scenes = 1..11 | ForEach-Object { @{ SceneType = 1101 } }
        $row = @{ QualificationMainInfoFormDO = @{ QualificationNo = 'QUA1' }; QualificationAdminInfoFormDO = @{ Name = 'Alice' } }

        $row.QualificationScenarioInfoFormDOList = $scenes[0..9]
        ($row | Test-VmsQualification).IsValid | Should -BeTrue
        $row.QualificationScenarioInfoFormDOList = $scenes
        ($row | Test-VmsQualification).Problems.RuleId | Should -BeExactly 'MaximumCount'
    }

    It 'names all three parts where they are missing' {
        $check = '{"QualificationMainInfoFormDO": {}}' | Test-VmsQualification

        $check.Problems.Member | Should -BeExactly 'QualificationMainInfoFormDO.QualificationNo', 'QualificationAdminInfoFormDO', 'QualificationScenarioInfoFormDOList'
        $check.Problems.Column | Should -Not -Contain ''
    }

    It 'lets a row with warnings pass' {
        $check = Get-VmsRow -Change @{ AdminContactNumber = '12345' } | Test-VmsQualification

        $check.IsValid | Should -BeTrue
        $check.Problems.RuleId | Should -BeExactly 'MobileNumber'
        $check.Problems.Severity | Should -Be 'Warning'
    }

    It 'does not let it pass with -Strict' {
        $check = Get-VmsRow -Change @{ AdminContactNumber = '12345' } | Test-VmsQualification -Strict

        $check.IsValid | Should -BeFalse
        $check.Problems.Severity | Should -Be 'Error'
    }

    It 'checks single parameters' {
        $check = Test-VmsQualification -QualificationNo QUA1 -AdminContactNumber 12345 -Scenario @{ SceneType = 1101 }

        $check.Problems.RuleId | Should -BeExactly 'MobileNumber'
    }

    It 'speaks Chinese under <_>' -ForEach 'zh-CN', 'zh-Hans', 'zh-SG' {
        $before = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = $_
            $problem = (Get-VmsRow '' | Test-VmsQualification).Problems
        }
        finally {
            [cultureinfo]::CurrentUICulture = $before
        }

        $problem.RuleId | Should -BeExactly 'Required'
        $problem.Column | Should -BeExactly $texts.numberColumn
        $problem.Message | Should -BeExactly $texts.numberRequired
    }

    It 'has the same rules in the update: -Strict refuses a row with warnings' {
        Clear-Emulator
        $connection = Get-VmsConnection
        $result = Get-VmsRow -Change @{ AdminContactNumber = '12345' } | Update-VmsQualification @connection -Strict -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Invalid'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'has the same rules in the update: a row with warnings is sent, and one warning is written' {
        Clear-Emulator
        $connection = Get-VmsConnection
        $result = Get-VmsRow -Change @{ AdminContactNumber = '12345' } | Update-VmsQualification @connection -WarningVariable warnings -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded'
        $result.Problems.RuleId | Should -BeExactly 'MobileNumber'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike 'Row 1 (QUA1): AdminContactNumber does not look like a mobile number*'
    }

    It 'speaks Chinese in the update''s errors' {
        Clear-Emulator
        $connection = Get-VmsConnection
        $before = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'zh-CN'
            $null = Get-VmsRow '' | Update-VmsQualification @connection -ErrorAction SilentlyContinue -ErrorVariable errors
        }
        finally {
            [cultureinfo]::CurrentUICulture = $before
        }

        "$errors".Contains($texts.numberRequired) | Should -BeTrue
        $errors.FullyQualifiedErrorId | Should -BeExactly 'ValidationFailed,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }
}

Describe 'Test-DouyinClassAuth' {
    It 'passes a row that keeps every rule' {
        $check = Get-DouyinRow | Test-DouyinClassAuth

        $check | Should -BeOfType QualificationTools.QualificationCheck
        $check.IsValid | Should -BeTrue
        $check.Problems | Should -BeNullOrEmpty
        $check.Input | Should -BeOfType QualificationTools.Douyin.DouyinClassAuthForm
    }

    It 'opens no connection' {
        Clear-Emulator
        $null = 1..10 | ForEach-Object { Get-DouyinRow "I_$_" } | Test-DouyinClassAuth

        (Get-EmulatorCounter).connections | Should -Be 0
    }

    It 'names the block that <Role> needs' -ForEach @(
        @{ Role = 'a teacher'; Value = 'Teacher'; Missing = 'merchant_entity_id', 'merchant_qualifications' }
        @{ Role = 'an institution'; Value = 'Institution'; Missing = 'merchant_entity_id', 'merchant_qualifications', 'institution' }
        @{ Role = 'a partner'; Value = 'Partner'; Missing = 'partner' }
    ) {
        $check = @{ FirstClass = 1; SecondClass = 2; IndustryRole = $Value } | Test-DouyinClassAuth

        $check.Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Should -BeExactly ($Missing | ForEach-Object { "Required $_" })
    }

    It 'reports all problems of a row together' {
        $check = Get-DouyinRow -Change @{
            IndustryCode                 = '1'
            IndustryRole                 = '4'
            'Qualification1.ExpireTime'  = '2029/09'
            'Qualification1.MaterialType' = '1005'
            SecondClass                  = ''
        } | Test-DouyinClassAuth

        $check.Problems | ForEach-Object { "$($_.Severity) $($_.RuleId) $($_.Member)" } | Should -BeExactly @(
            'Error OneOf industry_code'
            'Error Required class.second_class'
            'Error OneOf industry_role'
            'Warning FittingMaterial merchant_qualifications'
            'Error ExpiryFormat merchant_qualifications[0].material_expiretime'
        )
    }

    It 'counts a Chinese character as 2: a name of <Length> is <Verdict>' -ForEach @(
        @{ Length = '1 ASCII letter'; Name = 'x'; Verdict = 'refused'; Broken = 1 }
        @{ Length = '1 Chinese character'; Name = [string][char]0x738B; Verdict = 'taken'; Broken = 0 }
        @{ Length = '15 Chinese characters'; Name = [string][char]0x738B * 15; Verdict = 'taken'; Broken = 0 }
        @{ Length = '15 Chinese characters and a letter'; Name = [string][char]0x738B * 15 + 'x'; Verdict = 'refused'; Broken = 1 }
        @{ Length = '30 ASCII letters'; Name = 'x' * 30; Verdict = 'taken'; Broken = 0 }
    ) {
        $check = @{ 'Institution.EmployeeName' = $Name } | Test-DouyinClassAuth

        @($check.Problems | Where-Object RuleId -EQ 'WeightedLength') | Should -HaveCount $Broken
    }

    It 'warns of a date in the past, and refuses it with -Strict' {
        $row = Get-DouyinRow -Change @{ 'Qualification1.ExpireTime' = '2020-01-01' }

        ($row | Test-DouyinClassAuth).IsValid | Should -BeTrue
        ($row | Test-DouyinClassAuth).Problems.RuleId | Should -BeExactly 'Expired'
        ($row | Test-DouyinClassAuth -Strict).IsValid | Should -BeFalse
    }

    It 'checks single parameters' {
        $check = Test-DouyinClassAuth -IndustryRole Teacher -FirstClass 1 -SecondClass 2 -MerchantEntityId I_1

        $check.Problems.Member | Should -BeExactly 'merchant_qualifications'
    }
}
