BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Spreadsheets.ps1
    $script:vms = Get-VmsConnection
    $script:path = Join-Path $TestDrive 'mend.csv'

    # What a query cmdlet gives: a record of the service that makes a form of itself.
    $script:fakeRecord = & ([scriptblock]::Create(@'
class FakeRecord : QualificationTools.Forms.IFormSource {
    hidden [QualificationTools.Forms.QualificationForm] $form
    FakeRecord([QualificationTools.Forms.QualificationForm] $form) { $this.form = $form }
    [QualificationTools.Forms.QualificationForm] ToForm() { return $this.form }
}
[FakeRecord]
'@))

    function Get-Form {
        param([string] $Number = 'QUA1', [hashtable] $Change = @{})
        (Get-VmsRow $Number $Change | Test-VmsQualification).Input
    }

    function Clear-Place {
        Get-ChildItem $TestDrive -Force | Remove-Item -Force
        [cultureinfo]::CurrentUICulture = 'en-US'
    }
}

Describe 'The file' {
    AfterEach {
        Clear-Place
    }

    It 'sends the same when it is read, with <_> headers' -ForEach 'English', 'Chinese', 'Wire' {
        $rows = @(Get-SheetRow 20 | ForEach-Object { [pscustomobject] $_ })
        Clear-Emulator
        $null = $rows | Update-VmsQualification @vms
        $expected = Get-EmulatorBody | ConvertTo-SortedJson | Sort-Object

        $rows | Test-VmsQualification | Export-QualificationSheet $path -Header $_
        Clear-Emulator
        $results = Import-QualificationSheet $path | Update-VmsQualification @vms -WarningVariable said

        $results.Status | Sort-Object -Unique | Should -Be 'Succeeded'
        Get-EmulatorBody | ConvertTo-SortedJson | Sort-Object | Should -BeExactly $expected
        $said | Should -BeNullOrEmpty
    }

    It 'holds what the service gave, in full, and why it refused' {
        $form = Get-Form
        $row = [QualificationTools.Forms.QualificationForm].GetProperty('Row', [System.Reflection.BindingFlags]'Instance, NonPublic').GetValue($form)
        $row.GetType().GetProperty('Reason').SetValue($row, '照片不清晰')
        $row.GetType().GetProperty('ToComplete').SetValue($row, [string[]] @('AdminIdCardFrontPhotoFileCode'))

        $fakeRecord::new($form) | Export-QualificationSheet $path

        $row = Import-Csv $path
        $row.Reason | Should -BeExactly '照片不清晰'
        $row.ToComplete | Should -BeExactly 'AdminIdCardFrontPhotoFileCode'
        $row.AdminName | Should -BeExactly 'Alice Example'
        $row.AdminIdCardNumber | Should -BeExactly '110101199003070038'
        $row.AdminIdCardFrontPhotoFileCode | Should -BeExactly ''
    }

    It 'holds rows that were refused, with the reason, to be mended and sent again' {
        Clear-Emulator
        (Get-VmsRow QUA1 @{ CertificateThreeInOne = 'x' }), (Get-VmsRow QUA2) | Update-VmsQualification @vms -ErrorAction SilentlyContinue |
            Where-Object Status -EQ Invalid | Export-QualificationSheet $path

        $rows = @(Import-QualificationSheet $path)
        $rows.Count | Should -Be 1
        $rows[0].Reason | Should -Match 'CertificateThreeInOne must be one of: 1 yes, 0 no'
        ($rows | Update-VmsQualification @vms).Status | Should -Be 'Succeeded'
    }

    It 'has headers in the language of messages where nothing is said' {
        [cultureinfo]::CurrentUICulture = 'zh-CN'
        Get-Form | Export-QualificationSheet $path

        Get-Content $path -First 1 | Should -Match '^驳回原因,待填列,资质编号,'
    }

    It 'is its owner''s alone' {
        if ($IsWindows) {
            Set-ItResult -Skipped -Because 'Windows has no such modes'
        }

        Get-Form | Export-QualificationSheet $path

        (Get-Item $path).UnixMode | Should -BeExactly '-rw-------'
    }

    It 'is the same under <_>' -ForEach 'zh-CN', 'tr-TR', 'th-TH' {
        Get-Form -Change @{ QualificationId = 1234 } | Export-QualificationSheet $path -Header English
        $expected = Get-Content $path -Raw
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            Get-Form -Change @{ QualificationId = 1234 } | Export-QualificationSheet $path -Header English -Force
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }

        Get-Content $path -Raw | Should -BeExactly $expected
    }
}

Describe 'A file that is there' {
    AfterEach {
        Clear-Place
    }

    It 'is kept' {
        Set-Content $path kept

        { Get-Form | Export-QualificationSheet $path } | Should -Throw -ErrorId 'CsvExists,QualificationTools.Commands.ExportQualificationSheetCommand'

        Get-ChildItem $TestDrive -Force | Get-Content | Should -BeExactly 'kept'
    }

    It 'ends the command before anything is asked for' {
        Set-Content $path kept
        $script:asked = 0

        { 1..3 | ForEach-Object { $script:asked++; Get-Form } | Export-QualificationSheet $path } | Should -Throw -ErrorId 'CsvExists,*'

        $asked | Should -Be 0
    }

    It 'is replaced with -Force' {
        Set-Content $path old
        Get-Form | Export-QualificationSheet $path -Force

        Get-Content $path -Raw | Should -Match 'QUA1'
    }
}

Describe 'Nothing is written' {
    AfterEach {
        Clear-Place
    }

    It 'with -WhatIf' {
        Get-Form | Export-QualificationSheet $path -WhatIf

        Get-ChildItem $TestDrive -Force | Should -BeNullOrEmpty
    }

    It 'where nothing came, and that is said' {
        @() | Export-QualificationSheet $path -WarningVariable said -WarningAction SilentlyContinue

        $said | Should -Not -BeNullOrEmpty
        Get-ChildItem $TestDrive -Force | Should -BeNullOrEmpty
    }

    It 'where the pipeline ends in an error' {
        { Get-Form | ForEach-Object { $_; throw 'no more' } | Export-QualificationSheet $path } | Should -Throw 'no more'

        Get-ChildItem $TestDrive -Force | Should -BeNullOrEmpty
    }
}

Describe 'What is no form' {
    AfterEach {
        Clear-Place
    }

    It 'is told, and the rest is written' {
        'text', (Get-Form), (Get-DouyinRow | Test-DouyinClassAuth), (Get-Form QUA2) | Export-QualificationSheet $path -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -Be @(
            'CsvNotAForm,QualificationTools.Commands.ExportQualificationSheetCommand', 'CsvOtherService,QualificationTools.Commands.ExportQualificationSheetCommand')
        (Import-Csv $path).QualificationNo | Should -Be 'QUA1', 'QUA2'
    }
}
