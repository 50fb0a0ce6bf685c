BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    $script:columns = Get-DataText columns.json | ConvertFrom-Json

    # Writes a CSV file of one row, with headers of one kind, as a spreadsheet would.
    function New-RowFile {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
        param([string] $Name, [string] $Kind, [scriptblock] $Header = { $_ })
        $row = [ordered]@{}
        foreach ($column in $columns.$Name) {
            $row[($column.$Kind | ForEach-Object $Header)] = $column.value
        }
        [pscustomobject] $row | Export-Csv TestDrive:/$Name-$Kind.csv -Encoding utf8BOM
        "TestDrive:/$Name-$Kind.csv"
    }
}

Describe 'Columns' {
    BeforeEach {
        Clear-Emulator
    }

    It 'of Volcengine reach the same members under wire paths, English names and Chinese headers' {
        $bodies = foreach ($kind in 'wire', 'english', 'chinese') {
            $result = Import-Csv (New-RowFile vms $kind) -Encoding utf8 | Update-VmsQualification @vms -WarningVariable warnings -WarningAction SilentlyContinue
            $result.Status | Should -Be 'Succeeded'
            $warnings | Should -Not -Match 'Unknown columns'
            Get-EmulatorBody
            Clear-Emulator
        }

        $bodies | Should -HaveCount 3
        $bodies[1] | Should -BeExactly $bodies[0]
        $bodies[2] | Should -BeExactly $bodies[0]
    }

    It 'of Volcengine carry every value' {
        $null = Import-Csv (New-RowFile vms english) -Encoding utf8 | Update-VmsQualification @vms -WarningAction SilentlyContinue

        $body = Get-EmulatorBody
        foreach ($column in $columns.vms) {
            $body.Contains($column.value) | Should -BeTrue -Because $column.english
        }
    }

    It 'of Douyin reach the same members of an <_> under wire paths, English names and Chinese headers' -ForEach 'institution', 'partner' {
        foreach ($kind in 'wire', 'english', 'chinese') {
            $result = Import-Csv (New-RowFile $_ $kind) -Encoding utf8 | Update-DouyinClassAuth @douyin -WarningVariable warnings
            $result.Status | Should -Be 'Succeeded' -Because "$kind, $($result.ErrorMessage)"
            $warnings | Should -BeNullOrEmpty
        }

        $bodies = (Get-EmulatorRequest update_class_auth).body
        $bodies | Should -HaveCount 3
        $bodies[1] | Should -BeExactly $bodies[0]
        $bodies[2] | Should -BeExactly $bodies[0]
    }

    It 'take several paths out of one cell' {
        $null = Import-Csv (New-RowFile institution english) -Encoding utf8 | Update-DouyinClassAuth @douyin

        $body = Get-EmulatorBody update_class_auth | ConvertFrom-Json
        $body.merchant_qualifications[1].material_paths | Should -HaveCount 2
    }

    It 'may be in <Case>' -ForEach @(
        @{ Case = 'lower case'; Header = { $_.ToLowerInvariant() } }
        @{ Case = 'upper case'; Header = { $_.ToUpperInvariant() } }
        @{ Case = 'white space'; Header = { " $_ " } }
    ) {
        $null = Import-Csv (New-RowFile vms english) -Encoding utf8 | Update-VmsQualification @vms -WarningAction SilentlyContinue
        $plain = Get-EmulatorBody
        Clear-Emulator

        $result = Import-Csv (New-RowFile vms english -Header $Header) -Encoding utf8 | Update-VmsQualification @vms -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorBody | Should -BeExactly $plain
    }

    It 'may name the second scene only' {
        $null = @{ QualificationNo = 'QUA1'; AdminName = 'Alice Example'; 'Scenario2.SceneType' = '1001' } | Update-VmsQualification @vms

        $scenes = (Get-EmulatorBody | ConvertFrom-Json).QualificationScenarioInfoFormDOList
        $scenes | Should -HaveCount 1
        $scenes[0].SceneType | Should -Be 1001
    }

    It 'may differ from row to row' {
        $rows = @(
            [pscustomobject]@{ QualificationNo = 'QUA1'; AdminName = 'Alice Example' }
            [pscustomobject]@{ QualificationNo = 'QUA2'; AdminName = 'Bao Example'; AdminContactNumber = '13800000002' }
            [pscustomobject]@{ AdminName = 'Chen Example'; QualificationNo = 'QUA3' }
            [pscustomobject]@{ QualificationNo = 'QUA4'; AdminName = 'Dana Example'; Colour = 'red' }
        )
        $warnings = @()
        $forms = ($rows | Test-VmsQualification -WarningVariable warnings -WarningAction SilentlyContinue).Input

        $forms.Key | Should -Be 'QUA1', 'QUA2', 'QUA3', 'QUA4'
        $forms.ForEach({ $null -ne $_.AdminInfo.ContactNumber }) | Should -Be $false, $true, $false, $false
        $warnings -match 'Colour' | Should -HaveCount 1
    }

    It 'may be given by the rows'' type' {
        Update-TypeData -TypeName QualificationToolsTest.Row -MemberType ScriptProperty -MemberName QualificationNo -Value { 'QUA' + $this.Id } -Force
        try {
            $rows = 1..3 | ForEach-Object { [pscustomobject]@{ PSTypeName = 'QualificationToolsTest.Row'; Id = $_; AdminName = 'Alice Example' } }

            $plain = [pscustomobject]@{ Id = 0; AdminName = 'Alice Example' }

            foreach ($round in 1, 2) {
                ($plain, $rows | ForEach-Object { $_ } | Test-VmsQualification -WarningAction SilentlyContinue).Input.Key | Should -Be $null, 'QUA1', 'QUA2', 'QUA3'
            }
        } finally {
            Remove-TypeData -TypeName QualificationToolsTest.Row
        }
    }
}
