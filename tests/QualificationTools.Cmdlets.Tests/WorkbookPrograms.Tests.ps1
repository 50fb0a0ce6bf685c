# Workbooks that go through other programs: what people fill and save, and what arrives at the service.
BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Photos.ps1
    . $PSScriptRoot/Workbooks.ps1
    $script:book = Join-Path $TestDrive '名单.xlsx'
}

Describe 'A template that a library of npm fills' {
    BeforeAll {
        $script:lack = Install-WorkbookLibrary
        $script:services = @{
            Vms    = @{
                Update = 'Update-VmsQualification'; Connection = Get-VmsConnection; Call = 'UpdateQualification'; Photo = 'AdminIdCardFrontPhotoFileCode'
                Row    = 1..3 | ForEach-Object {
                    Get-VmsRow ('QUA{0:d12}' -f $_) @{
                        AdminContactNumber = '13800{0:d6}' -f $_; AdminIdCardNumber = '11010119900307002X'; UnitSocialCreditCode = '91110108MA0000001D'
                        EnterpriseAddress = ' 示例路1号，"东"座 '; AdminQualificationId = "123456$_"; AdminIdCardFrontPhotoFileCode = ''
                    }
                }
            }
            Douyin = @{
                Update = 'Update-DouyinClassAuth'; Connection = Get-DouyinConnection; Call = 'update_class_auth'; Photo = $null
                Row    = @(
                    Get-DouyinRow I_7000000000000000001 @{ FirstClass = '40000'; 'Qualification1.ExpireTime' = '2099-09-01' }
                    Get-InstitutionRow I_7000000000000000002 @{ 'Institution.EmployeeIdNumber' = '110101199003070070' }
                    Get-DouyinRow I_0000000000000000003 @{ 'Qualification1.ExpireTime' = '2039-12-31' }
                )
            }
        }
    }

    It 'arrives character for character: <Service> by <Library>' -ForEach @(
        foreach ($service in 'Vms', 'Douyin') {
            foreach ($library in 'exceljs', 'xlsx', 'write-excel-file') { @{ Service = $service; Library = $library } }
        }
    ) {
        if ($lack) {
            Set-ItResult -Skipped -Because $lack
            return
        }

        $case = $services[$Service]
        $connection = $case.Connection
        # Columns stand in the same order in both languages.
        $english, $chinese = foreach ($language in 'en', 'zh') {
            $null = New-QualificationTemplate $Service $book -Language $language -Force
            , @((Import-QualificationSheet $book)[0].PSObject.Properties.Name | Where-Object { $_ -ne 'Line' })
        }
        $rows = foreach ($row in $case.Row) {
            $values = [ordered]@{}
            foreach ($column in $row.PSObject.Properties) {
                if ($column.Value -ne '') {
                    $values[$chinese[[array]::IndexOf($english, $column.Name)]] = $column.Value
                }
            }
            $values
        }
        # One row has been pasted from elsewhere: a telephone number that is a number, a date that is a date.
        foreach ($name in @($rows[2].Keys)) {
            if ($name -match '有效期') {
                $rows[2][$name] = @{ date = $rows[2][$name] }
            }
            elseif ($name -match '联系电话') {
                $rows[2][$name] = @{ number = [long] $rows[2][$name] }
            }
        }
        $pictures = @()
        $expected = @($case.Row | ForEach-Object { $_.PSObject.Copy() })
        if ($case.Photo -and $Library -eq 'exceljs') {
            New-Photo "$TestDrive/1.png"
            $pictures = @(@{ row = 1; header = $chinese[[array]::IndexOf($english, $case.Photo)]; file = "$TestDrive/1.png" })
            $expected[1].($case.Photo) = "$TestDrive/1.png"
        }

        Invoke-WorkbookLibrary $Library -Template $book -Target "$TestDrive/filled.xlsx" -Header $chinese -Row $rows -Picture $pictures
        $read = @(Import-QualificationSheet "$TestDrive/filled.xlsx" -WarningVariable said)

        $said | Should -BeNullOrEmpty
        $read.Count | Should -Be 3
        for ($i = 0; $i -lt 3; $i++) {
            foreach ($column in $case.Row[$i].PSObject.Properties) {
                if ($column.Name -ne $case.Photo) {
                    $read[$i].($chinese[[array]::IndexOf($english, $column.Name)]) | Should -BeExactly $column.Value -Because "$($column.Name) of row $i"
                }
            }
        }

        $bodies = foreach ($form in $read, $expected) {
            Clear-Emulator
            ($form | & $case.Update @connection).Status | Should -Be Succeeded, Succeeded, Succeeded
            if ($pictures) {
                (Get-EmulatorState).uploads.(Get-ContentDigest "$TestDrive/1.png") | Should -Be 1
            }
            # Each upload has a code of its own.
            , @(Get-EmulatorBody $case.Call | ForEach-Object { $_ -replace '[^"]*IdCardFrontPhoto\.png', 'photo' } | ConvertTo-SortedJson | Sort-Object)
        }
        $bodies[0].Count | Should -Be 3
        $bodies[0] | Should -BeExactly $bodies[1]
    }
}

Describe 'A workbook to be mended' {
    It 'comes back from LibreOffice as it was, but for what was changed there: <Service>' -ForEach @(
        @{ Service = 'Vms'; Test = 'Test-VmsQualification' }
        @{ Service = 'Douyin'; Test = 'Test-DouyinClassAuth' }
    ) {
        if (-not (Find-Program soffice, libreoffice)) {
            Set-ItResult -Skipped -Because 'LibreOffice is not installed'
            return
        }

        $rows = 1..60 | ForEach-Object {
            if ($Service -eq 'Vms') {
                Get-VmsRow ('QUA{0:d12}' -f $_) @{ AdminContactNumber = '13{0:d9}' -f $_; UnitSocialCreditCode = '91110108MA0000001D'; EnterpriseAddress = "WRONG $_" }
            }
            else {
                Get-InstitutionRow ('7000000000000{0:d6}' -f $_) @{ 'Institution.RecordName' = "WRONG $_"; 'Institution.EmployeeExpireTime' = '2039-09-10' }
            }
        }
        $rows | & $Test | Export-QualificationSheet $book -Header Chinese -Force
        $before = @(Import-QualificationSheet $book)
        $flat = Save-ByLibreOffice $book fods $TestDrive
        Set-Content $flat ((Get-Content $flat -Raw) -replace 'WRONG', 'MENDED') -Encoding utf8NoBOM
        $saved = Save-ByLibreOffice $flat xlsx (New-Item "$TestDrive/saved" -ItemType Directory -Force)

        $after = @(Import-QualificationSheet $saved -WarningVariable said)

        $said | Should -BeNullOrEmpty
        $after.Count | Should -Be 60
        $names = $before[0].PSObject.Properties.Name
        $after[0].PSObject.Properties.Name | Should -BeExactly $names
        for ($i = 0; $i -lt 60; $i++) {
            foreach ($name in $names) {
                "$($after[$i].$name)" | Should -BeExactly ("$($before[$i].$name)" -replace 'WRONG', 'MENDED') -Because "$name of row $i"
            }
        }
        ($after | & $Test).IsValid | Sort-Object -Unique | Should -BeTrue
    }
}
