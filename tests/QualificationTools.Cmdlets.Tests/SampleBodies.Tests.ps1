BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection

    # A body of the open platform without the two members that the client fills in.
    function Get-ExpectedBody {
        param([string] $Name)
        $body = Get-DataText $Name | ConvertFrom-Json -AsHashtable
        $body.Remove('appid')
        $body.Remove('access_token')
        $body | ConvertTo-Json -Depth 10 | ConvertTo-SortedJson
    }
}

Describe "The documentation's sample of UpdateQualification" {
    BeforeAll {
        Clear-Emulator
        $script:result = Get-DataText vms-update.json | Update-VmsQualification @vms -ErrorVariable script:errors -WarningVariable script:warnings -WarningAction SilentlyContinue
    }

    It 'succeeds' {
        $result.Status | Should -Be 'Succeeded'
        $errors | Should -BeNullOrEmpty
    }

    It 'arrives member for member' {
        Get-EmulatorBody | ConvertTo-SortedJson | Should -BeExactly (Get-DataText vms-update.json | ConvertTo-SortedJson)
    }

    It 'is warned of where it is odd, and nowhere else' {
        # Its file codes are words that stand for a code.
        $result.Problems | Where-Object RuleId -NE FileCodeForm | ForEach-Object { "$($_.Severity) $($_.RuleId) $($_.Member)" } | Should -BeExactly @(
            'Warning UnusualValue QualificationMainInfoFormDO.CertificateThreeInOne'
            'Warning IdNumberCheckDigit QualificationMainInfoFormDO.LegalRepresentativeId'
            'Warning CreditCodeCheckDigit QualificationMainInfoFormDO.UnitSocialCreditCode'
        )
        $warnings | Should -HaveCount 1
    }
}

Describe "The documentation's sample of update_class_auth for a teacher" {
    BeforeAll {
        Clear-Emulator
        $script:result = Get-DataText douyin-teacher.json | Update-DouyinClassAuth @douyin -ErrorVariable script:errors -WarningVariable script:warnings -WarningAction SilentlyContinue
    }

    It 'succeeds' {
        $result.Status | Should -Be 'Succeeded'
        $result.TaskId | Should -Not -BeNullOrEmpty
        $result.Problems | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'arrives member for member, with app and token of the credential' {
        $request = Get-EmulatorRequest update_class_auth
        ($request.body | ConvertFrom-Json).appid | Should -BeExactly 'ttemulator'
        Get-EmulatorBody update_class_auth | ConvertTo-SortedJson | Should -BeExactly (Get-ExpectedBody douyin-teacher.json)
    }

    It 'does not send the app and the token of the sample' {
        (Get-EmulatorRequest update_class_auth).body | Should -Not -Match 'tt00xxxxx0001|"yyyy"'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'appid.*access_token'
    }
}

Describe "The documentation's sample of update_class_auth for an institution" {
    BeforeEach {
        Clear-Emulator
    }

    It 'is refused for its description alone, and nothing is sent' {
        $result = Get-DataText douyin-institution.json |
            Update-DouyinClassAuth @douyin -ErrorVariable errors -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Invalid'
        $result.Attempts | Should -Be 0
        $result.Problems | ForEach-Object { "$($_.Severity) $($_.RuleId) $($_.Member)" } | Should -BeExactly @(
            'Error WeightedLength institution.desc'
            'Warning PartlyMasked institution.employee.employee_material.name'
            'Warning Expired institution.employee.cooperation_agreement.material_expiretime'
        )
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'ValidationFailed,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'is told the length that it has and those that are allowed' {
        $check = Get-DataText douyin-institution.json | Test-DouyinClassAuth -WarningAction SilentlyContinue

        $check.IsValid | Should -BeFalse
        $check.Problems[0].Message | Should -BeExactly 'Institution.Description has length 8; 12 to 200 is allowed, where a Chinese character counts as 2. Change the text.'
    }

    It 'arrives member for member with -SkipValidation, and the service decides' {
        $result = Get-DataText douyin-institution.json |
            Update-DouyinClassAuth @douyin -SkipValidation -ErrorVariable errors -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        Get-EmulatorBody update_class_auth | ConvertTo-SortedJson | Should -BeExactly (Get-ExpectedBody douyin-institution.json)
        $result.Status | Should -Be 'Rejected'
        $errors.FullyQualifiedErrorId | Should -BeExactly '60133,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }

    It 'succeeds with a description that is long enough' {
        $form = Get-DataText douyin-institution.json | ConvertFrom-Json
        $form.institution.desc = 'An example school'

        $result = $form | Update-DouyinClassAuth @douyin -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded'
    }
}
