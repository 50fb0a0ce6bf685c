BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Spreadsheets.ps1
    $script:vms = Get-VmsConnection
    $script:file = Join-Path $TestDrive 'sheet.csv'

    function Import-Text {
        param([string] $Text, [hashtable] $With = @{})
        Set-SheetFile $file $Text
        Import-QualificationSheet $file @With -ErrorVariable script:failure -ErrorAction SilentlyContinue -WarningVariable script:said -WarningAction SilentlyContinue
    }
}

Describe 'The same rows' {
    BeforeAll {
        $script:rows = @(Get-SheetRow)
        Clear-Emulator
        $null = $rows | ForEach-Object { [pscustomobject] $_ } | Update-VmsQualification @vms
        $script:expected = Get-EmulatorBody | ConvertTo-SortedJson | Sort-Object
    }

    It 'are 50 different requests' {
        ($expected | Select-Object -Unique).Count | Should -Be 50
    }

    It 'as <Encoding>, separated by "<Delimiter>", with <Spelling> headers, are the same requests' -ForEach $(
        foreach ($spelling in 'English', 'Chinese', 'Wire') {
            foreach ($encoding in 'utf8NoBOM', 'utf8BOM', 'gb18030', 'unicode', 'bigendianunicode', 'utf32') {
                @{ Encoding = $encoding; Delimiter = ','; Spelling = $spelling }
            }
            @{ Encoding = 'utf8NoBOM'; Delimiter = "`t"; Spelling = $spelling }
            @{ Encoding = 'utf8NoBOM'; Delimiter = ';'; Spelling = $spelling }
            @{ Encoding = 'unicode'; Delimiter = "`t"; Spelling = $spelling }
        }
    ) {
        Clear-Emulator
        Set-SheetFile $file (ConvertTo-SheetText $rows $Delimiter $Spelling) $Encoding

        $results = Import-QualificationSheet $file | Update-VmsQualification @vms

        $results.Status | Sort-Object -Unique | Should -Be 'Succeeded'
        Get-EmulatorBody | ConvertTo-SortedJson | Sort-Object | Should -BeExactly $expected
    }

    It 'as GB 18030 with Chinese headers cannot be read by Import-Csv' {
        Set-SheetFile $file (ConvertTo-SheetText $rows ',' Chinese) gb18030

        # Its headers become so much alike that it does not even give rows.
        { Import-Csv $file } | Should -Throw

        (Import-QualificationSheet $file | Test-VmsQualification).IsValid | Sort-Object -Unique | Should -BeTrue
    }
}

Describe 'A row' {
    It 'is like one of Import-Csv, with its line first' {
        $row = Import-Text "QualificationNo,AdminName`nQUA1,a`n"

        $row.PSObject.Properties.Name | Should -Be 'Line', 'QualificationNo', 'AdminName'
        $row.Line | Should -BeOfType long
        $row.Line | Should -Be 2
        $row | Where-Object AdminName -EQ a | Select-Object -ExpandProperty QualificationNo | Should -BeExactly 'QUA1'
    }

    It 'has the line on which it begins, in Row and in the error too' {
        Clear-Emulator
        $results = Import-Text "资质整改清单,,,`nQualificationNo,AdminName,Scenario1.SceneType,EnterpriseAddress`n`nQUA1,a,1101,`"x`ny`nz`"`nQUA2,,,`n" |
            Update-VmsQualification @vms -ErrorVariable invalid -ErrorAction SilentlyContinue

        ($results | Sort-Object Row).Row | Should -Be 4, 7
        "$invalid" | Should -Match 'Row 7 \(QUA2\)'
        "$said" | Should -Match 'header was found in line 2'
    }

    It 'has no unknown column but those that are' {
        $null = Import-Text "QualificationNo,AdminName,Reason,ToComplete,行号`nQUA1,a,r,AdminName,5`n" | Test-VmsQualification -WarningVariable unknown -WarningAction SilentlyContinue

        $unknown | Should -BeNullOrEmpty
    }

    It 'of random text is what Import-Csv makes of it' {
        $random = [Random]::new(20261121)
        $pieces = 'a', 'b', '示', ',', ',', '"', '""', ' ', "`t", "`n", "`r`n", '#', "`"x`ny`""
        $compared = 0
        foreach ($n in 1..300) {
            $text = "QualificationNo,AdminName,EnterpriseAddress`n" + (-join (1..30 | ForEach-Object { $pieces[$random.Next($pieces.Count)] }))
            $rows = @(Import-Text $text)
            if ($failure) {
                continue
            }

            $compared++
            $actual = $rows | ForEach-Object { "$($_.QualificationNo)|$($_.AdminName)|$($_.EnterpriseAddress)" }
            $plain = Import-Csv $file | ForEach-Object { "$($_.QualificationNo)|$($_.AdminName)|$($_.EnterpriseAddress)" } | Where-Object { $_ -notmatch '^[\s|"]*$' }
            ($actual | Where-Object { $_ -notmatch '^[\s|"]*$' }) -join "`u{1}" | Should -BeExactly ($plain -join "`u{1}") -Because ($text | ConvertTo-Json)
        }

        $compared | Should -BeGreaterThan 50
    }
}

Describe 'An Excel-damaged file' {
    BeforeAll {
        $script:damaged = @'
QualificationNo,AdminName,AdminContactNumber,AdminIdCardNumber,UnitSocialCreditCode,EnterpriseAddress,CertificateThreeInOne,Scenario1.SceneType
QUA1,a,13800000001,11010119900307002X,91110108MA0000001D,x,1,1101
QUA2,b,1.38E+10,110101199003070000,91110108MA0000001D,x,1,1101
QUA3,c,'13800000001,11010119900307002X,９1110108MA0000001D,x,1,1101
QUA4,d,13800000001,11010119900307002X,91110108MA0000001D,x�y,１,1101
QUA5,e,13800000001,11010119900307002X,91110108MA0000001D,x,1,1101
'@
    }

    It 'has each damaged cell named with line and column, and none repeated' {
        $checks = Import-Text $damaged | Test-VmsQualification

        $checks.Problems | Where-Object Severity -EQ Error | ForEach-Object { "$($_.Line) $($_.Column)" } | Sort-Object | Should -Be @(
            '3 AdminContactNumber', '3 AdminIdCardNumber', '4 AdminContactNumber', '4 UnitSocialCreditCode', '5 EnterpriseAddress')
        "$said $($checks.Problems)" | Should -Not -Match '13800000001|110101199003070000|1\.38E'
    }

    It 'has the same cells named where the line was dropped on the way' {
        $checks = Import-Text $damaged | Select-Object -ExcludeProperty Line | Test-VmsQualification

        $checks.IsValid | Should -Be $true, $false, $false, $false, $true
    }

    It 'has no damaged row sent' {
        Clear-Emulator
        $results = Import-Text $damaged | Update-VmsQualification @vms -ErrorAction SilentlyContinue | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Invalid', 'Invalid', 'Invalid', 'Succeeded'
        $results.Row | Should -Be 2, 3, 4, 5, 6
        (Get-EmulatorState).qualifications.qualificationNo | Sort-Object | Should -Be 'QUA1', 'QUA5'
        $results[1].Problems | Where-Object Severity -EQ Error | ForEach-Object { "$($_.Line) $($_.Column)" } | Should -Be '3 AdminContactNumber', '3 AdminIdCardNumber'
    }

    It 'has the dates understood that a spreadsheet has written, and the one named that may be two' {
        $dates = '10/9/2029', '9月10日', '2029/9/10', '47371', '2029-09-10', '长期'
        $text = "MerchantEntityId,IndustryRole,FirstClass,SecondClass,Qualification1.MaterialType,Qualification1.MaterialPaths,Qualification1.ExpireTime`n" +
            ((0..5 | ForEach-Object { "I_$($_ + 1),Teacher,1,1,1001,certification/resource/1,$($dates[$_])" }) -join "`n")

        $checks = Import-Text $text | Test-DouyinClassAuth

        $checks.IsValid | Should -Be $false, $false, $true, $true, $true, $true
        $checks[0].Problems.RuleId | Should -Be 'ExpiryAmbiguous'
        $checks[2..5].Input.Qualifications.ExpireTime | Should -Be '2029-09-10', '2029-09-10', '2029-09-10', '长期有效'
    }

    It 'is healed where the cell is corrected in the row' {
        $rows = @(Import-Text $damaged)
        $rows[1].AdminContactNumber = '13800000001'
        $rows[1].AdminIdCardNumber = '11010119900307002X'

        ($rows[1] | Test-VmsQualification).IsValid | Should -BeTrue
    }

    It 'is healed where the cell is corrected in the form' {
        $check = @(Import-Text $damaged)[1] | Test-VmsQualification
        $check.Input.AdminInfo.ContactNumber = '13800000001'
        $check.Input.AdminInfo.IdCardNumber = '11010119900307002X'

        ($check | Test-VmsQualification).IsValid | Should -BeTrue
    }

    It 'is read as meant where another program has protected its numbers' {
        $row = Import-Text "QualificationNo,AdminIdCardNumber,AdminContactNumber,EnterpriseAddress`nQUA1,=`"110101199003070038`",`"`t13800000001`",'=A`n"

        $row.AdminIdCardNumber | Should -BeExactly '110101199003070038'
        $row.EnterpriseAddress | Should -BeExactly '=A'
        $said | Should -BeNullOrEmpty
    }
}

Describe 'A file that is no table' {
    It 'is told: <Id>' -ForEach @(
        @{ Id = 'CsvEmpty'; Bytes = @() }
        @{ Id = 'CsvIsPdf'; Bytes = 0x25, 0x50, 0x44, 0x46, 0x2D }
        @{ Id = 'CsvIsBinary'; Bytes = 0x7F, 0x45, 0x4C, 0x46, 0, 1 }
        @{ Id = 'CsvIsMarkup'; Bytes = [byte[]][char[]]'<html><table>' }
        @{ Id = 'CsvEncodingUnknown'; Bytes = 0x61, 0xFF, 0xFF, 0x0A }
        @{ Id = 'CsvHeaderUnknown'; Bytes = [byte[]][char[]]"a,b`n1,2" }
        @{ Id = 'CsvNoRows'; Bytes = [byte[]][char[]]"QualificationNo`n" }
        @{ Id = 'CsvColumnTwice'; Bytes = [byte[]][char[]]"QualificationNo,qualificationno`n1,2" }
        @{ Id = 'CsvTooManyCells'; Bytes = [byte[]][char[]]"QualificationNo,AdminName`nQUA1,a,b" }
        @{ Id = 'CsvQuoteNotClosed'; Bytes = [byte[]][char[]]"QualificationNo`n`"QUA1" }
    ) {
        [System.IO.File]::WriteAllBytes($file, [byte[]] $Bytes)

        Import-QualificationSheet $file -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "$Id,QualificationTools.Commands.ImportQualificationSheetCommand"
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says in both languages how a page is saved as CSV' {
        [System.IO.File]::WriteAllBytes($file, [byte[]][char[]]'<html><table>')
        $advice = foreach ($culture in 'en-US', 'zh-CN') {
            [cultureinfo]::CurrentUICulture = $culture
            Import-QualificationSheet $file -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].ErrorDetails.RecommendedAction
        }
        [cultureinfo]::CurrentUICulture = 'en-US'

        $advice[0] | Should -Match 'CSV UTF-8 \(Comma delimited\)'
        $advice[1] | Should -Match 'CSV UTF-8（逗号分隔）'
    }

    It 'does not keep the others from being read' {
        Set-SheetFile $file "QualificationNo`nQUA1`n"

        $rows = "$TestDrive", "$TestDrive/none.csv", 'env:PATH', $file | Import-QualificationSheet -ErrorVariable failure -ErrorAction SilentlyContinue

        $rows.QualificationNo | Should -BeExactly 'QUA1'
        $failure.FullyQualifiedErrorId -replace ',.*' | Should -Be 'CsvIsFolder', 'CsvNotFound', 'CsvNotAFile'
    }
}

Describe 'The path' {
    It 'is taken literally' {
        $path = Join-Path $TestDrive '示例 [1] 表.csv'
        Set-SheetFile $path "QualificationNo`nQUA1`n"

        (Import-QualificationSheet $path).QualificationNo | Should -BeExactly 'QUA1'
        (Import-QualificationSheet -LiteralPath $path).QualificationNo | Should -BeExactly 'QUA1'
        (Get-Item -LiteralPath $path | Import-QualificationSheet).QualificationNo | Should -BeExactly 'QUA1'
        (Import-QualificationSheet $path, $path).Count | Should -Be 2
    }
}

Describe 'What is said' {
    It 'is used: -Encoding <_>' -ForEach 'gb18030', 54936, ([System.Text.Encoding]::Unicode), 'unicode' {
        $text = "资质编号`nQUA1`n"
        [System.IO.File]::WriteAllBytes($file, ("$_" -match 'nicode' ? [System.Text.Encoding]::Unicode : [System.Text.Encoding]::GetEncoding(54936)).GetBytes($text))

        (Import-QualificationSheet $file -Encoding $_).资质编号 | Should -BeExactly 'QUA1'
    }

    It 'is used: -Delimiter' {
        (Import-Text "QualificationNo|AdminName`nQUA1|a,b;c`n" @{ Delimiter = '|' }).AdminName | Should -BeExactly 'a,b;c'
    }

    It 'must be an encoding' {
        { Import-QualificationSheet $file -Encoding klingon } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,QualificationTools.Commands.ImportQualificationSheetCommand'
    }
}

Describe 'The pipeline' {
    It 'has the first row before the file has been read, and lets go of the file' {
        Set-SheetFile $file ("QualificationNo,AdminName`n" + ("QUA1,a`n" * 200000))

        $first = Import-QualificationSheet $file | Select-Object -First 1

        $first.Line | Should -Be 2
        { Remove-Item $file -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'Under <_>' -ForEach 'zh-CN', 'tr-TR', 'th-TH', 'ar-SA' {
    It 'the same rows come' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $rows = Import-Text "qualificationno,ADMINNAME,qualificationID`nQUA1,i,12`nQUA2,ı,13`n"
            $rows.Line | Should -Be 2, 3
            ($rows | Test-VmsQualification).Key | Should -BeExactly 'QUA1', 'QUA2'
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }
}
