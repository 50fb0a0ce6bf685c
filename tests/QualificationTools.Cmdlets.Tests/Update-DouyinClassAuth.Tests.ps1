BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:douyin = Get-DouyinConnection
    $script:expected = ConvertTo-SortedJson '{
        "partner_entity_id": "E_7000000000000000009",
        "merchant_entity_id": "I_7000000000000000001",
        "industry_code": 10000,
        "class": { "first_class": 40000, "second_class": 40600, "third_class": 0 },
        "industry_role": 1,
        "merchant_qualifications": [ {
            "material_type": 1001, "material_expiretime": "2099-09-10", "material_paths": [ "certification/resource/I_7000000000000000001" ]
        } ]
    }'
    $script:nested = @{
        partner_entity_id       = 'E_7000000000000000009'
        merchant_entity_id      = 'I_7000000000000000001'
        industry_code           = 10000
        class                   = @{ first_class = 40000; second_class = 40600; third_class = 0 }
        industry_role           = 1
        merchant_qualifications = @(@{
                material_type = 1001; material_expiretime = '2099-09-10'; material_paths = @('certification/resource/I_7000000000000000001')
            })
    }
}

Describe 'Update-DouyinClassAuth takes' {
    BeforeEach {
        Clear-Emulator
    }

    AfterEach {
        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorBody update_class_auth | Select-Object -Last 1 | ConvertTo-SortedJson | Should -BeExactly $expected
    }

    It 'a row of a CSV file' {
        Get-DouyinRow | Export-Csv TestDrive:/rows.csv -Encoding utf8BOM
        $script:result = Import-Csv TestDrive:/rows.csv | Update-DouyinClassAuth @douyin
    }

    It 'a row of a CSV text' {
        $script:result = @'
PartnerEntityId,MerchantEntityId,FirstClass,SecondClass,IndustryRole,Qualification1.MaterialType,Qualification1.ExpireTime,Qualification1.MaterialPaths
E_7000000000000000009,I_7000000000000000001,40000,40600,1,1001,2099-09-10,certification/resource/I_7000000000000000001
'@ | ConvertFrom-Csv | Update-DouyinClassAuth @douyin
    }

    It 'a flat hashtable' {
        $row = @{}
        foreach ($property in (Get-DouyinRow).PSObject.Properties) {
            $row[$property.Name] = $property.Value
        }
        $script:result = $row | Update-DouyinClassAuth @douyin
    }

    It 'a nested hashtable' {
        $script:result = $nested | Update-DouyinClassAuth @douyin
    }

    It 'what ConvertFrom-Json gives' {
        $script:result = $nested | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Update-DouyinClassAuth @douyin
    }

    It 'a JSON text' {
        $script:result = $nested | ConvertTo-Json -Depth 5 | Update-DouyinClassAuth @douyin
    }

    It 'a typed form' {
        $form = [QualificationTools.Douyin.DouyinClassAuthForm] @{
            PartnerEntityId  = 'E_7000000000000000009'
            MerchantEntityId = 'I_7000000000000000001'
            Class            = @{ FirstClass = 40000; SecondClass = 40600 }
            IndustryRole     = 'Teacher'
            Qualifications   = @([QualificationTools.Douyin.DouyinMaterial] @{
                    MaterialType = 'TeacherQualification'; ExpireTime = '2099-09-10'; MaterialPaths = @('certification/resource/I_7000000000000000001')
                })
        }
        $script:result = $form | Update-DouyinClassAuth @douyin
    }

    It 'an argument' {
        $script:result = Update-DouyinClassAuth (Get-DouyinRow) @douyin
    }

    It 'single parameters' {
        $script:result = Update-DouyinClassAuth @douyin -MerchantEntityId I_7000000000000000001 -PartnerEntityId E_7000000000000000009 `
            -FirstClass 40000 -SecondClass 40600 -IndustryRole Teacher `
            -Qualification @{ MaterialType = 1001; ExpireTime = '2099-09-10'; MaterialPaths = 'certification/resource/I_7000000000000000001' }
    }

    It 'a row that Test-DouyinClassAuth has passed on' {
        $script:result = Get-DouyinRow | Test-DouyinClassAuth | Update-DouyinClassAuth @douyin
    }

    It 'a result that was corrected' {
        $first = Get-DouyinRow MISSING1 -Change @{ 'Qualification1.MaterialPaths' = 'certification/resource/I_7000000000000000001' } |
            Update-DouyinClassAuth @douyin -ErrorAction SilentlyContinue
        $first.Status | Should -Be 'Rejected'
        $first.Input.MerchantEntityId = 'I_7000000000000000001'

        $script:result = $first | Update-DouyinClassAuth @douyin
    }

    It 'a date where a text is meant' {
        $script:result = Get-DouyinRow -Change @{ 'Qualification1.ExpireTime' = [datetime]'2099-09-10' } | Update-DouyinClassAuth @douyin
    }
}

Describe 'Update-DouyinClassAuth' {
    BeforeEach {
        Clear-Emulator
    }

    It 'takes an institution by single parameters' {
        $text = Get-DataText texts.json | ConvertFrom-Json
        $institution = @{
            RecordName  = 'Example School'
            SceneType   = $text.online
            SubjectType = $text.company
            Description = 'Teaches children'
            Employee    = @{
                Material  = @{ Name = 'Bob Example'; IdNumber = '110101199003070070'; ExpireTime = '2099-10-10'; FrontPath = 'a'; BackPath = 'b' }
                Agreement = @{ MaterialType = 1005; ExpireTime = '2099-10-10'; MaterialPaths = @('c', 'd') }
            }
        }
        $result = Update-DouyinClassAuth @douyin -MerchantEntityId I_2 -FirstClass 40000 -SecondClass 40600 -IndustryRole Institution `
            -Institution $institution -Qualification @{ MaterialType = 1003; ExpireTime = ''; MaterialPaths = 'e' }

        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorBody update_class_auth | ConvertTo-SortedJson | Should -BeExactly (ConvertTo-SortedJson @"
{
    "partner_entity_id": "", "merchant_entity_id": "I_2", "industry_code": 10000,
    "class": { "first_class": 40000, "second_class": 40600, "third_class": 0 }, "industry_role": 2,
    "merchant_qualifications": [ { "material_type": 1003, "material_expiretime": "", "material_paths": [ "e" ] } ],
    "institution": {
        "record_name": "Example School", "scene_type": "$($text.online)", "subject_type": "$($text.company)", "desc": "Teaches children",
        "employee": {
            "employee_material": { "name": "Bob Example", "id_number": "110101199003070070", "expire_time": "2099-10-10", "front_path": "a", "back_path": "b" },
            "cooperation_agreement": { "material_type": 1005, "material_expiretime": "2099-10-10", "material_paths": [ "c", "d" ] }
        }
    }
}
"@)
    }

    It 'takes a partner by single parameters' {
        $text = Get-DataText texts.json | ConvertFrom-Json
        $partner = @{
            CompanyType = $text.company; CompanyAddress = 'Example Road 2'
            CooperationCases = @(@{ MaterialType = 1010; ExpireTime = ''; MaterialPaths = @('a') })
        }
        $result = Update-DouyinClassAuth @douyin -PartnerEntityId E_1 -FirstClass 0 -SecondClass 0 -IndustryRole Partner -Partner $partner

        $result.Status | Should -Be 'Succeeded'
        $result.Key | Should -BeExactly 'E_1'
        (Get-EmulatorBody update_class_auth | ConvertFrom-Json).partner.cooperation_cases[0].material_type | Should -Be 1010
    }

    It 'gives one result for each row of an array, numbered' {
        $results = Update-DouyinClassAuth @douyin -InputObject (1..7 | ForEach-Object { Get-DouyinRow "I_$_" })

        $results | Sort-Object Row | ForEach-Object { "$($_.Row) $($_.Key)" } | Should -BeExactly '1 I_1', '2 I_2', '3 I_3', '4 I_4', '5 I_5', '6 I_6', '7 I_7'
    }

    It 'says what became of the row' {
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin

        $result | Should -BeOfType QualificationTools.Douyin.DouyinClassAuthResult
        $result.Row | Should -Be 1
        $result.Key | Should -BeExactly 'I_7000000000000000001'
        $result.Status | Should -Be 'Succeeded'
        $result.ErrorCode | Should -BeNullOrEmpty
        $result.HttpStatus | Should -Be 200
        $result.Attempts | Should -Be 1
        $result.RequestId | Should -Not -BeNullOrEmpty
        $result.Input | Should -BeOfType QualificationTools.Douyin.DouyinClassAuthForm
    }

    It 'gives the id of the review task' {
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin

        $result.TaskId | Should -Not -BeNullOrEmpty
        $result.TaskId | Should -BeExactly (Get-EmulatorState).classAuths[0].taskId
    }

    It 'sends JSON without a charset, to the path of the action' {
        $null = Get-DouyinRow | Update-DouyinClassAuth @douyin

        $request = Get-EmulatorRequest update_class_auth
        ([uri] $request.url).PathAndQuery | Should -BeExactly '/auth/entity/update_class_auth'
        $request.headers.'Content-Type' | Should -BeExactly 'application/json'
        $request.headers.PSObject.Properties.Name | Should -Not -Contain 'Aweme-Check-Type'
    }

    It 'puts app and token into the body' {
        $null = Get-DouyinRow | Update-DouyinClassAuth @douyin

        $body = (Get-EmulatorRequest update_class_auth).body | ConvertFrom-Json
        $body.appid | Should -BeExactly 'ttemulator'
        $body.access_token | Should -Not -BeNullOrEmpty
    }

    It 'fetches one token for many rows' {
        $null = 1..10 | ForEach-Object { Get-DouyinRow "I_$_" } | Update-DouyinClassAuth @douyin
        $null = 11..15 | ForEach-Object { Get-DouyinRow "I_$_" } | Update-DouyinClassAuth @douyin

        $actions = (Get-EmulatorCounter).actions
        $actions.update_class_auth | Should -Be 15
        ($actions.PSObject.Properties | Where-Object Name -NE 'update_class_auth' | Measure-Object Value -Sum).Sum | Should -Be 1
    }

    It 'renews a token that the service no longer knows, and sends the row again once' {
        $null = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin
        $null = Invoke-Emulator reset -Method Post

        $result = Get-DouyinRow I_2 | Update-DouyinClassAuth @douyin

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
    }

    It 'asks the sandbox to <Audit>' -ForEach @{ Audit = 'Approve'; Header = 'APPROVE' }, @{ Audit = 'Reject'; Header = 'REJECT' } {
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin -Environment Sandbox -SandboxAudit $Audit

        $result.Status | Should -Be 'Succeeded'
        (Get-EmulatorRequest update_class_auth).headers.'Aweme-Check-Type' | Should -BeExactly $Header
    }
}
