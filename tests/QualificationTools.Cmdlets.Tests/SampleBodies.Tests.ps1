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
            'Warning MaskedValue institution.employee.employee_material.name'
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

# The shape is that of the published sample of add_class_auth (DOU-02), the data are made up.
Describe 'A body of add_class_auth' {
    BeforeAll {
        $script:sample = @{
            partner_entity_id       = 'E_7000000000000000001'
            merchant_entity_id      = 'I_7000000000000000902'
            industry_code           = 10000
            industry_class          = @{ first_class = 70000; second_class = 70500; third_class = 0 }
            industry_role           = 1
            merchant_qualifications = @(
                @{ material_type = 1002; material_expiretime = '2033-01-01'; material_paths = @('certification/resource/0123456789abcdef0123456789abcdef') }
            )
            institution             = @{
                record_name   = 'Example School'
                scene_type    = "$([char]0x7EBF)$([char]0x4E0A)$([char]0x673A)$([char]0x6784)"
                subject_type  = -join [char[]](0x4F01, 0x4E1A, 0x5DE5, 0x5546, 0x6237)
                logo_uri      = 'certification/resource/00000000000000000000000000000001'
                trademark_uri = 'certification/resource/00000000000000000000000000000002'
                desc          = 'A school that is made up'
                employee      = @{
                    employee_material     = @{
                        name = 'Example'; id_number = '110101199001011237'; expire_time = '2035-05-05'
                        front_path = 'certification/resource/00000000000000000000000000000003'; back_path = 'certification/resource/00000000000000000000000000000004'
                    }
                    cooperation_agreement = @{ material_type = 1005; material_expiretime = '2035-06-06'; material_paths = @('certification/resource/00000000000000000000000000000005') }
                }
            }
        }
        $script:text = $sample | ConvertTo-Json -Depth 10
    }

    BeforeEach {
        Clear-Emulator
    }

    It 'is read by Add-DouyinClassAuth and arrives member for member' {
        $result = $text | Add-DouyinClassAuth @douyin -ErrorVariable errors -WarningVariable warnings -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded'
        $errors | Should -BeNullOrEmpty
        "$warnings" | Should -Not -Match 'industry_class'
        Get-EmulatorBody add_class_auth | ConvertTo-SortedJson | Should -BeExactly ($text | ConvertTo-SortedJson)
    }

    It 'is read as an object and as a flat row too' {
        $row = [ordered]@{
            merchant_entity_id = 'I_7000000000000000903'; industry_role = 1; 'industry_class.first_class' = 70000; 'industry_class.second_class' = 70500; 'industry_class.third_class' = 0
            'merchant_qualifications[0].material_type' = 1002; 'merchant_qualifications[0].material_expiretime' = '2033-01-01'; 'merchant_qualifications[0].material_paths[0]' = 'certification/resource/a'
        }
        ($text | ConvertFrom-Json), [pscustomobject] $row | Add-DouyinClassAuth @douyin -WarningAction SilentlyContinue | ForEach-Object Status | Should -Be 'Succeeded', 'Succeeded'
        ((Get-EmulatorRequest add_class_auth)[-1].body | ConvertFrom-Json).industry_class.second_class | Should -Be 70500
    }

    It 'is read by Update-DouyinClassAuth, which sends the class by its name there' {
        $result = $text | Update-DouyinClassAuth @douyin -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded'
        ((Get-EmulatorRequest update_class_auth).body | ConvertFrom-Json).class.first_class | Should -Be 70000
    }
}
