BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:expected = ConvertTo-SortedJson '{
        "QualificationMainInfoFormDO": { "QualificationNo": "QUA1", "QualificationEntity": "Example Trading Ltd" },
        "QualificationAdminInfoFormDO": { "Name": "Alice Example", "ContactNumber": "13900000001", "IdCardNumber": "110101199003070038" },
        "QualificationScenarioInfoFormDOList": [ { "SceneType": 1101, "Description": "Service calls" } ]
    }'
    $script:nested = @{
        QualificationMainInfoFormDO         = @{ QualificationNo = 'QUA1'; QualificationEntity = 'Example Trading Ltd' }
        QualificationAdminInfoFormDO        = @{ Name = 'Alice Example'; ContactNumber = '13900000001'; IdCardNumber = '110101199003070038' }
        QualificationScenarioInfoFormDOList = @(@{ SceneType = 1101; Description = 'Service calls' })
    }
}

Describe 'Update-VmsQualification takes' {
    BeforeEach {
        Clear-Emulator
    }

    AfterEach {
        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorBody | ConvertTo-SortedJson | Should -BeExactly $expected
    }

    It 'a row of a CSV file' {
        Get-VmsRow | Export-Csv TestDrive:/rows.csv -Encoding utf8BOM
        $script:result = Import-Csv TestDrive:/rows.csv | Update-VmsQualification @vms
    }

    It 'a row of a CSV text' {
        $script:result = @'
QualificationNo,QualificationEntity,AdminName,AdminContactNumber,AdminIdCardNumber,Scenario1.SceneType,Scenario1.Description,LegalRepresentativeName
QUA1,Example Trading Ltd,Alice Example,13900000001,110101199003070038,1101,Service calls,
'@ | ConvertFrom-Csv | Update-VmsQualification @vms
    }

    It 'a flat hashtable' {
        $row = @{}
        foreach ($property in (Get-VmsRow).PSObject.Properties) {
            $row[$property.Name] = $property.Value
        }
        $script:result = $row | Update-VmsQualification @vms
    }

    It 'a nested hashtable' {
        $script:result = $nested | Update-VmsQualification @vms
    }

    It 'what ConvertFrom-Json gives' {
        $script:result = $nested | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Update-VmsQualification @vms
    }

    It 'a JSON text' {
        $script:result = $nested | ConvertTo-Json -Depth 5 | Update-VmsQualification @vms
    }

    It 'a typed form' {
        $form = [QualificationTools.Vms.VmsQualificationForm] @{
            MainInfo  = @{ QualificationNo = 'QUA1'; QualificationEntity = 'Example Trading Ltd' }
            AdminInfo = @{ Name = 'Alice Example'; ContactNumber = '13900000001'; IdCardNumber = '110101199003070038' }
            Scenarios = @([QualificationTools.Vms.VmsScenario] @{ SceneType = 1101; Description = 'Service calls' })
        }
        $script:result = $form | Update-VmsQualification @vms
    }

    It 'an argument' {
        $script:result = Update-VmsQualification (Get-VmsRow) @vms
    }

    It 'single parameters' {
        $script:result = Update-VmsQualification @vms -QualificationNo QUA1 -QualificationEntity 'Example Trading Ltd' -AdminName 'Alice Example' `
            -AdminContactNumber 13900000001 -AdminIdCardNumber 110101199003070038 -Scenario @{ SceneType = 1101; Description = 'Service calls' }
    }

    It 'a row that Test-VmsQualification has passed on' {
        $script:result = Get-VmsRow | Test-VmsQualification | Update-VmsQualification @vms
    }

    It 'a result that was corrected' {
        $first = Get-VmsRow NONE | Update-VmsQualification @vms -ErrorAction SilentlyContinue
        $first.Status | Should -Be 'Rejected'
        $first.Input.MainInfo.QualificationNo = 'QUA1'
        Clear-Emulator

        $script:result = $first | Update-VmsQualification @vms
    }

    It 'a result that was refused here and was corrected' {
        $first = Get-VmsRow '' | Update-VmsQualification @vms -ErrorAction SilentlyContinue
        $first.Status | Should -Be 'Invalid'
        $first.Input.MainInfo.QualificationNo = 'QUA1'

        $script:result = $first | Update-VmsQualification @vms
    }
}

Describe 'The results of Update-VmsQualification' {
    BeforeEach {
        Clear-Emulator
    }

    It 'are one for each row of an array, numbered' {
        $results = Update-VmsQualification @vms -InputObject (1..7 | ForEach-Object { Get-VmsRow "QUA$_" })

        $results | Should -HaveCount 7
        $results | Sort-Object Row | ForEach-Object { "$($_.Row) $($_.Key)" } |
            Should -BeExactly '1 QUA1', '2 QUA2', '3 QUA3', '4 QUA4', '5 QUA5', '6 QUA6', '7 QUA7'
    }

    It 'are one for each row of the pipeline, numbered' {
        $results = 1..12 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms -ThrottleLimit 3

        ($results | Sort-Object Row).Row | Should -Be (1..12)
    }

    It 'say what became of the row' {
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result | Should -BeOfType QualificationTools.Vms.VmsQualificationResult
        $result.Row | Should -Be 1
        $result.Key | Should -BeExactly 'QUA1'
        $result.Status | Should -Be 'Succeeded'
        $result.ErrorCode | Should -BeNullOrEmpty
        $result.ErrorMessage | Should -BeNullOrEmpty
        $result.Advice | Should -BeNullOrEmpty
        $result.Problems | Should -BeNullOrEmpty
        $result.HttpStatus | Should -Be 200
        $result.Attempts | Should -Be 1
        $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
        ([datetimeoffset]::UtcNow - $result.StartedAt).TotalMinutes | Should -BeLessThan 1
        $result.Input | Should -BeOfType QualificationTools.Vms.VmsQualificationForm
    }

    It 'have the RequestId of the answer' {
        $result = Get-VmsRow | Update-VmsQualification @vms

        $answer = (Get-EmulatorRequest).answer.body | ConvertFrom-Json
        $result.RequestId | Should -Not -BeNullOrEmpty
        $result.RequestId | Should -BeExactly $answer.ResponseMetadata.RequestId
    }

    It 'are as many as rows where some succeed and some do not' {
        $results = 'QUA1', 'NONE', '', 'QUA2' | ForEach-Object { Get-VmsRow $_ } | Update-VmsQualification @vms -ErrorAction SilentlyContinue

        ($results | Sort-Object Row).Status | Should -Be 'Succeeded', 'Rejected', 'Invalid', 'Succeeded'
    }

    It 'leave success and error streams silent where all went well' {
        $output = Get-VmsRow | Update-VmsQualification @vms -ErrorVariable errors -WarningVariable warnings

        $output | Should -HaveCount 1
        $errors | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'A request of Update-VmsQualification' {
    BeforeEach {
        Clear-Emulator
    }

    It 'names action and version in the query' {
        $null = Get-VmsRow | Update-VmsQualification @vms

        $request = Get-EmulatorRequest
        $request.method | Should -BeExactly 'POST'
        ([uri] $request.url).PathAndQuery | Should -BeExactly '/?Action=UpdateQualification&Version=2022-01-01'
    }

    It 'is signed for the region that is asked for' {
        $result = Get-VmsRow | Update-VmsQualification @vms -Region cn-beijing

        $result.Status | Should -Be 'Succeeded'
        (Get-EmulatorRequest).headers.Authorization | Should -Match '^HMAC-SHA256 Credential=AKLTEMULATOR/\d{8}/cn-beijing/vms/request, SignedHeaders=content-type;host;x-content-sha256;x-date, Signature=[0-9a-f]{64}$'
    }

    It 'sends no member that is not set' {
        $null = Get-VmsRow -Change @{ EnterpriseAddress = ''; LegalRepresentativeName = '   ' } | Update-VmsQualification @vms

        Get-EmulatorBody | Should -Not -Match 'EnterpriseAddress|LegalRepresentativeName|null'
    }

    It 'sends an empty text for <empty>' {
        $null = Get-VmsRow -Change @{ EnterpriseAddress = '<empty>' } | Update-VmsQualification @vms

        (Get-EmulatorBody | ConvertFrom-Json).QualificationMainInfoFormDO.EnterpriseAddress | Should -BeExactly ''
    }

    It 'keeps Chinese text as it is' {
        $entity = (Get-DataText vms-update.json | ConvertFrom-Json).QualificationMainInfoFormDO.QualificationEntity
        $null = Get-VmsRow -Change @{ QualificationEntity = $entity } | Update-VmsQualification @vms

        (Get-EmulatorRequest).body.Contains($entity) | Should -BeTrue
    }

    It 'applies each row once' {
        $null = 1..20 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms

        (Get-EmulatorState).qualifications.applied | Should -Be (@(1) * 20)
    }
}
