# A clerk's own sheet, from the first try to what arrives at the service.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Photos.ps1
    . $PSScriptRoot/Spreadsheets.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    $script:photos = Join-Path $TestDrive 'photos'
    $null = New-Item -ItemType Directory $photos
    $script:file = Join-Path $TestDrive 'own.csv'
    $script:silent = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
}

Describe 'The sheet of an office for the voice service' {
    BeforeAll {
        foreach ($name in '示例甲正面.png', 'IMG_0002.PNG', '示例乙正面.png') {
            New-Photo (Join-Path $photos $name) -Seed $name.Length
        }

        # As it lies in the office: a title, marks, a line break in a header, columns of the office's own, and two slips.
        $script:sheet = @'
2026年资质整改清单,,,,,,,,,
（请各部门填写）,,,,,,,,,
序号,*资质编号,公司名称（必填）,法人,是否三证合一,联系人 姓名,"联系人
手机号",联系人身份证正面,联系人身份证反面,场景类型,备注
1,QUA202600000001,示例甲科技有限公司,示例甲,是,示例丙,13800000001,示例甲正面.png,IMG_0002.PNG,1101,
2,QUA202600000002,示例乙科技有限公司,示例乙,否,示例丁,1.38E+10,示例乙正面.png,IMG_0003.PNG,1101,急
'@
    }

    It 'needs two corrections, each named by line, column and what to write, and then the right values and photos arrive' {
        Clear-Emulator
        Set-SheetFile $file $sheet 'gb18030'

        $first = Import-QualificationSheet $file @silent | Test-VmsQualification -RootPath $photos @silent
        $problems = @($first.Problems | Where-Object Severity -EQ Error)

        $first.IsValid | Should -Be $true, $false
        $problems | ForEach-Object { "$($_.Line) $($_.Column) $($_.RuleId)" } | Should -Be '6 AdminContactNumber ExcelDamage', '6 AdminIdCardBackPhotoFileCode FileMissing'
        $problems[0].Message | Should -Match 'Format the column as text and enter it again'
        $problems[1].Message | Should -Match 'there is no file IMG_0003\.PNG in .*photos'

        $mended = $sheet -replace '1\.38E\+10', '13800000002' -replace 'IMG_0003', 'IMG_0002'
        Set-SheetFile $file $mended 'gb18030'
        $results = Import-QualificationSheet $file @silent | Update-VmsQualification @vms -RootPath $photos @silent | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Succeeded'
        $bodies = Get-EmulatorBody | Where-Object { $_ -match 'QualificationMainInfoFormDO' } | ConvertFrom-Json | Sort-Object { $_.QualificationMainInfoFormDO.QualificationNo }
        $bodies.QualificationMainInfoFormDO.QualificationEntity | Should -Be '示例甲科技有限公司', '示例乙科技有限公司'
        $bodies.QualificationMainInfoFormDO.LegalRepresentativeName | Should -Be '示例甲', '示例乙'
        $bodies.QualificationMainInfoFormDO.CertificateThreeInOne | Should -Be 1, 0
        $bodies.QualificationAdminInfoFormDO.Name | Should -Be '示例丙', '示例丁'
        $bodies.QualificationAdminInfoFormDO.ContactNumber | Should -Be '13800000001', '13800000002'
        $bodies.QualificationScenarioInfoFormDOList.SceneType | Should -Be 1101, 1101
        # What went out are codes that uploads gave, and no names of files.
        $codes = $bodies.QualificationAdminInfoFormDO | ForEach-Object { $_.IdCardFrontPhotoFileCode; $_.IdCardBackPhotoFileCode }
        $codes | Should -HaveCount 4
        $codes | Should -Match '^[0-9].*Photo\.'
    }

    It 'has its photos named by ./ where no folder is given' {
        Set-SheetFile $file $sheet
        Push-Location $photos
        try {
            $check = Import-QualificationSheet $file @silent | Test-VmsQualification @silent | Select-Object -First 1
        }
        finally {
            Pop-Location
        }

        $check.Problems | Where-Object Severity -EQ Error | ForEach-Object RuleId | Should -Be 'BareFileName', 'BareFileName'
        $check.Problems[0].Message | Should -Match 'write \./ before the name or specify -RootPath'
    }
}

Describe 'The sheet of an office for the open platform' {
    It 'with dates as a spreadsheet writes them, names for numbers and full-width separators is sent as it is meant' {
        Clear-Emulator
        Set-SheetFile $file (@'
商家ID,角色,一级类目,二级类目,资质1材料类型,资质1有效期至,资质1材料文件
I_1,教师,少儿成长,少儿编程,教师资格证,2029/9/10,certification/resource/a；certification/resource/b
I_2,老师,10000,10300,1001 教师资格证,47371,certification/resource/c
I_3,老师,10000,10300,1001,长期,certification/resource/d
'@)

        $results = Import-QualificationSheet $file @silent | Update-DouyinClassAuth @douyin @silent | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Succeeded', 'Succeeded'
        $bodies = Get-EmulatorRequest | Where-Object url -Match 'update_class_auth' | ForEach-Object body | ConvertFrom-Json | Sort-Object merchant_entity_id
        $bodies.industry_role | Should -Be 1, 1, 1
        $bodies.class.second_class | Should -Be 10300, 10300, 10300
        $bodies.merchant_qualifications.material_type | Should -Be 1001, 1001, 1001
        $bodies.merchant_qualifications.material_expiretime | Should -Be '2029-09-10', '2029-09-10', '长期有效'
        $bodies[0].merchant_qualifications[0].material_paths | Should -Be 'certification/resource/a', 'certification/resource/b'
    }
}

Describe 'A column that is not known' {
    It 'and is near a known one keeps its rows from being sent, unless it is named' {
        Clear-Emulator
        $row = [pscustomobject] @{ QualificationNo = 'QUA1'; AdminName = '示例甲'; 'Scenario1.SceneType' = 1101; 身份证号 = '11010119900307002X'; 备注 = 'x' }

        ($row | Update-VmsQualification @vms @silent).Problems.RuleId | Should -Be 'UnknownColumn'
        Get-EmulatorBody | Should -BeNullOrEmpty
        ($row | Update-VmsQualification @vms @silent -IgnoreColumn 身份*).Status | Should -Be 'Succeeded'
        ($row | Test-VmsQualification @silent -Strict -IgnoreColumn 身份证号).Problems.Column | Should -Be '备注'
        ($row | Test-VmsQualification @silent -Strict -IgnoreColumn 身份证号, 备注).IsValid | Should -BeTrue
        $null = $row | Test-VmsQualification -IgnoreColumn * -WarningVariable said -WarningAction SilentlyContinue
        $said | Should -BeNullOrEmpty
    }

    It 'is sent without with -SkipValidation' {
        Clear-Emulator
        $result = [pscustomobject] @{ QualificationNo = 'QUA1'; AdminName = '示例甲'; 'Scenario1.SceneType' = 1101; 身份证号 = 'x' } | Update-VmsQualification @vms @silent -SkipValidation

        $result.Status | Should -Be 'Succeeded'
    }
}

Describe 'A key that is there twice' {
    It 'is an error in a file, and elsewhere what was meant' {
        Set-SheetFile $file "资质编号,管理员姓名,场景1类型`nQUA1,示例甲,1101`nQUA2,示例乙,1101`nQUA1,示例丙,1101`n"
        $checks = Import-QualificationSheet $file | Test-VmsQualification

        $checks.IsValid | Should -Be $true, $true, $false
        $checks[2].Problems.Message | Should -Match '^Row 2 has the same key'
        ($checks[2], $checks[2] | Test-VmsQualification).IsValid | Should -Be $true, $false
        $rows = 1..2 | ForEach-Object { @{ QualificationNo = 'QUA1'; AdminName = "示例$_"; 'Scenario1.SceneType' = 1101 } }
        ($rows | Test-VmsQualification).IsValid | Should -Be $true, $true
    }
}

Describe 'A value that a mask hides' {
    It 'is not sent with -SkipValidation either: <Name>' -ForEach @(@{ Name = '张*' }, @{ Name = '***' }) {
        Clear-Emulator
        $result = @{ QualificationNo = 'QUA1'; AdminName = $Name; 'Scenario1.SceneType' = 1101 } | Update-VmsQualification @vms @silent -SkipValidation

        $result.Status | Should -Be 'Invalid'
        Get-EmulatorBody | Should -BeNullOrEmpty
    }

    It 'while a true value that a rule hits is' {
        Clear-Emulator
        $result = @{ QualificationNo = 'QUA1'; AdminName = 'Null'; 'Scenario1.SceneType' = 1101 } | Update-VmsQualification @vms @silent -SkipValidation

        $result.Status | Should -Be 'Succeeded'
    }
}

Describe 'A row of another world' {
    BeforeAll {
        $script:members = [ordered] @{ QualificationNo = 'QUA1'; AdminName = '示例甲'; 'Scenario1.SceneType' = 1101 }
        function Test-Row { @($input | Test-VmsQualification @silent) }
    }

    It 'is one row: <Case>' -ForEach @(
        @{ Case = 'a DataRow'; Make = { $t = [System.Data.DataTable]::new(); 'QualificationNo', 'AdminName', 'EnterpriseAddress' | ForEach-Object { $null = $t.Columns.Add($_, [string]) }; $null = $t.Columns.Add('Scenario1.SceneType', [int]); $null = $t.Rows.Add('QUA1', '示例甲', [DBNull]::Value, 1101); , $t.Rows[0] } }
        @{ Case = 'a DataRowView'; Make = { $t = [System.Data.DataTable]::new(); 'QualificationNo', 'AdminName' | ForEach-Object { $null = $t.Columns.Add($_, [string]) }; $null = $t.Columns.Add('Scenario1.SceneType', [int]); $null = $t.Rows.Add('QUA1', '示例甲', 1101); , $t.DefaultView[0] } }
        @{ Case = 'an XML element'; Make = { ([xml] '<r><QualificationNo>QUA1</QualificationNo><AdminName>示例甲</AdminName><Scenario1.SceneType>1101</Scenario1.SceneType></r>').r } }
        @{ Case = 'an XML element with attributes'; Make = { ([xml] '<r QualificationNo="QUA1" AdminName="示例甲" Scenario1.SceneType="1101" />').r } }
        @{ Case = 'a JSON text with a mark'; Make = { [char] 0xFEFF + '{"QualificationNo":"QUA1","AdminName":"示例甲","Scenario1.SceneType":1101}' } }
        @{ Case = 'a hashtable with nothing in three ways'; Make = { @{ QualificationNo = 'QUA1'; AdminName = '示例甲'; 'Scenario1.SceneType' = [uint32] 1101; EnterpriseAddress = [DBNull]::Value; QualificationEntity = [NullString]::Value; LegalRepresentativeName = [System.Management.Automation.Internal.AutomationNull]::Value } } }
        @{ Case = 'a generic dictionary'; Make = { $d = [System.Collections.Generic.Dictionary[string, object]]::new(); $d['QualificationNo'] = 'QUA1'; $d['AdminName'] = '示例甲'; $d['Scenario1.SceneType'] = 1101; , $d } }
    ) {
        $checks = & $Make | Test-Row

        $checks | Should -HaveCount 1
        "$($checks.Problems)" | Should -BeNullOrEmpty
        $checks.Key | Should -Be 'QUA1'
    }

    It 'is one row with -InputObject: <Case>' -ForEach @(
        @{ Case = 'an ExpandoObject'; Make = { $e = [System.Dynamic.ExpandoObject]::new(); $e.QualificationNo = 'QUA1'; $e.AdminName = '示例甲'; $e.'Scenario1.SceneType' = 1101; , $e } }
        @{ Case = 'a JsonObject'; Make = { , [System.Text.Json.Nodes.JsonNode]::Parse('{"QualificationNo":"QUA1","AdminName":"示例甲","QualificationScenarioInfoFormDOList":[{"SceneType":1101}]}') } }
    ) {
        $row = & $Make
        $checks = @(Test-VmsQualification -InputObject $row)

        $checks | Should -HaveCount 1
        $checks.IsValid | Should -BeTrue
    }

    It 'says so where the pipeline has taken it apart' {
        $row = [System.Dynamic.ExpandoObject]::new()
        $row.QualificationNo = 'QUA1'

        ($row | Test-Row).Problems.RuleId | Should -Be 'UnrolledInput'
    }

    It 'is told what to type where it is a path: <Row>' -ForEach @(@{ Row = './own.csv' }, @{ Row = 'own.xlsx' }, @{ Row = 'C:\data\own.csv' }) {
        ($Row | Test-Row).Problems | ForEach-Object { "$($_.RuleId) $($_.Message)" } | Should -Match '^PathInput .*Import-QualificationSheet'
    }

    It 'is told to be a copy where it is a result of another session' {
        $result = @{ QualificationNo = 'QUA1' } | Test-VmsQualification
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($result))

        ($copy | Test-Row).Problems.RuleId | Should -Be 'OtherSession'
    }

    It 'sends no empty cell, whatever stands beside it: <Case>' -ForEach @(
        @{ Case = 'an object'; Neighbour = [pscustomobject] @{ Mail = 'a@b' } }, @{ Case = 'a list'; Neighbour = @('a', 'b') }, @{ Case = 'bytes'; Neighbour = [byte[]] (1, 2) }, @{ Case = 'an empty list'; Neighbour = @() }
    ) {
        Clear-Emulator
        $row = [pscustomobject] @{ QualificationNo = 'QUA1'; AdminName = '示例甲'; 'Scenario1.SceneType' = 1101; EnterpriseAddress = ''; LegalRepresentativeName = ' '; Extra = $Neighbour }
        $null = $row | Update-VmsQualification @vms @silent

        Get-EmulatorBody | Should -Match '"QualificationNo":"QUA1"'
        Get-EmulatorBody | Should -Not -Match 'EnterpriseAddress|LegalRepresentativeName'
    }
}

Describe 'A hashtable where a key belongs' {
    It 'is asked for by its number' {
        Clear-Emulator
        $found = @{ 资质编号 = 'QUA1' } | Wait-VmsQualification @vms -TimeoutSec 0 @silent -ErrorVariable failure

        "$($found.QualificationNo)$failure" | Should -Match 'QUA1'
        "$failure" | Should -Not -Match 'Hashtable'
    }

    It 'without a number is refused' {
        { @{ Foo = 1 } | Get-VmsQualification @vms -ErrorAction Stop } | Should -Throw '*The hashtable has no QualificationNo*'
    }
}

Describe 'A session in which little is allowed' {
    BeforeAll {
        Set-SheetFile $file "QualificationNo,AdminName,Scenario1.SceneType`nQUA1,示例甲,1101`n"
        function Invoke-In {
            param([string] $Mode, [string] $Preference)
            $state = [initialsessionstate]::CreateDefault2()
            $state.ImportPSModule((Get-ManifestPath))
            $space = [runspacefactory]::CreateRunspace($state)
            $space.Open()
            try {
                if ($Preference) {
                    $space.SessionStateProxy.SetVariable('PSModuleAutoLoadingPreference', $Preference)
                }

                $space.SessionStateProxy.LanguageMode = $Mode
                $shell = [powershell]::Create($space).AddCommand('Import-QualificationSheet').AddParameter('Path', $file).AddCommand('Update-VmsQualification')
                $null = $shell.AddParameter('Endpoint', $vms.Endpoint).AddParameter('Credential', $vms.Credential)
                $shell.Invoke()
                $shell.Streams.Error | ForEach-Object { throw "$_" }
            }
            finally {
                $space.Dispose()
            }
        }
    }

    It 'reads a file and sends its rows: <Mode> <Preference>' -ForEach @(
        @{ Mode = 'FullLanguage'; Preference = 'None' }, @{ Mode = 'ConstrainedLanguage' }, @{ Mode = 'RestrictedLanguage' }, @{ Mode = 'NoLanguage' }, @{ Mode = 'NoLanguage'; Preference = 'None' }
    ) {
        Clear-Emulator

        (Invoke-In $Mode $Preference).Status | Should -Be 'Succeeded'
    }

    Context 'by a constrained endpoint' {
        BeforeAll {
            # An endpoint finds modules by their names.
            $modules = (New-Item "$TestDrive/endpoint" -ItemType Directory).FullName
            $null = New-Item "$modules/QualificationTools" -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') -Target (Split-Path (Get-ManifestPath))
            $script:searched = $env:PSModulePath
            $env:PSModulePath = $modules + [System.IO.Path]::PathSeparator + $searched

            function Invoke-Endpoint {
                param([hashtable] $Setting)
                New-PSSessionConfigurationFile "$TestDrive/endpoint.pssc" -SessionType RestrictedRemoteServer -ModulesToImport QualificationTools -VisibleCmdlets 'QualificationTools\*' @Setting
                $space = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateFromSessionConfigurationFile("$TestDrive/endpoint.pssc"))
                $space.Open()
                try {
                    "$($space.SessionStateProxy.LanguageMode)" | Should -Be 'NoLanguage'
                    $shell = [powershell]::Create($space).AddCommand('Import-QualificationSheet').AddParameter('Path', $file).AddCommand('Update-VmsQualification')
                    $null = $shell.AddParameter('Endpoint', $vms.Endpoint).AddParameter('Credential', $vms.Credential)
                    @{ Results = $shell.Invoke(); Errors = @($shell.Streams.Error) }
                }
                finally {
                    $space.Dispose()
                }
            }
        }

        AfterAll {
            $env:PSModulePath = $searched
        }

        It 'reads a file and sends its rows, where the endpoint shows files' {
            Clear-Emulator
            $run = Invoke-Endpoint @{ VisibleProviders = 'FileSystem' }

            $run.Results.Status | Should -Be 'Succeeded'
            $run.Errors | Should -BeNullOrEmpty
        }

        It 'says what the endpoint lacks, where it shows none' {
            $run = Invoke-Endpoint @{}

            $run.Results | Should -BeNullOrEmpty
            $run.Errors.FullyQualifiedErrorId | Should -Be 'CsvNotAFile,QualificationTools.Commands.ImportQualificationSheetCommand'
            $run.Errors[0].ErrorDetails.RecommendedAction | Should -Match 'VisibleProviders'
        }
    }
}
