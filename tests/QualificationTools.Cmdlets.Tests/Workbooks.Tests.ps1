BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Photos.ps1
    . $PSScriptRoot/Spreadsheets.ps1
    . $PSScriptRoot/Workbooks.ps1
    $script:vms = Get-VmsConnection
    $script:book = Join-Path $TestDrive '名单.xlsx'
    $script:idSuffix = ',QualificationTools.Commands.ImportQualificationSheetCommand'

    function New-List {
        param([Parameter(Mandatory)] [object[]] $Row, [hashtable] $Option = @{})
        New-TestWorkbook $book @{ '名单' = (ConvertTo-SheetXml $Row @Option) }
    }

    # A row that keeps every rule, under the headers of its keys.
    function Get-ListRow {
        param([string] $Number = 'QUA1', [hashtable] $Change = @{})
        $row = Get-VmsRow $Number $Change
        $names = $row -is [System.Collections.IDictionary] ? @($row.Keys) : @($row.PSObject.Properties.Name)
        , $names
        , @($names | ForEach-Object { $row.$_ })
    }
}

AfterAll {
    [cultureinfo]::CurrentUICulture = 'en-US'
}

Describe 'What cells hold' {
    It 'is what a person sees' {
        New-List @(
            , @('QualificationNo', 'AdminContactNumber', 'AdminIdCardNumber', 'Qualification1.ExpireTime', 'EnterpriseAddress')
            , @(@{ Number = 123; Style = 3 }, @{ Number = '1.38E10' }, '11010119900307002X', @{ Number = 47973; Style = 2 }, @{ Formula = '1+1'; Value = 2 })
        )

        $row = Import-QualificationSheet $book -WarningVariable said

        $row.Line | Should -Be 2
        $row.QualificationNo | Should -BeExactly '000123'
        $row.AdminContactNumber | Should -BeExactly '13800000000'
        $row.AdminIdCardNumber | Should -BeExactly '11010119900307002X'
        $row.'Qualification1.ExpireTime' | Should -BeExactly '2031-05-05'
        $row.EnterpriseAddress | Should -BeExactly '2'
        $said | Should -BeNullOrEmpty
    }

    It 'refuses its own row, by its cell: <Rule>' -ForEach @(
        @{ Rule = 'CellDigitsLost'; Cell = @{ Number = '110101199003070000' } }
        @{ Rule = 'CellErrorValue'; Cell = @{ Error = '#N/A' } }
        @{ Rule = 'CellFormulaWithoutValue'; Cell = @{ Formula = 'VLOOKUP(A2,B:C,2)' } }
        @{ Rule = 'CellUnreadableValue'; Cell = @{ Number = 'x' } }
    ) {
        Clear-Emulator
        $header, $good = Get-ListRow QUA1
        $bad = @((Get-ListRow QUA2)[1])
        $column = [array]::IndexOf($header, 'AdminIdCardNumber')
        $bad[$column] = $Cell
        New-List $header, $good, $bad
        $name = "名单!$(Get-ColumnLetter ($column + 1))3"

        $results = Import-QualificationSheet $book | Update-VmsQualification @vms -ErrorVariable failure -ErrorAction SilentlyContinue | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Invalid'
        $problem = $results[1].Problems | Where-Object RuleId -EQ $Rule
        $problem.Cell | Should -BeExactly $name
        $problem.Line | Should -Be 3
        "$failure" | Should -Match "^Row 名单!3 \(QUA2\): .*$name"
        (Get-EmulatorCounter).actions.UpdateQualification | Should -Be 1
    }

    It 'is refused by the rules with its cell' {
        $header, $bad = Get-ListRow QUA1 @{ AdminContactNumber = '123' }
        New-List @('Title'), $header, $bad
        $column = Get-ColumnLetter ([array]::IndexOf($header, 'AdminContactNumber') + 1)

        $check = Import-QualificationSheet $book -WarningAction SilentlyContinue | Test-VmsQualification -Strict

        ($check.Problems | Where-Object RuleId -EQ 'MobileNumber').Cell | Should -BeExactly "名单!${column}3"
        "$($check.Problems)" | Should -Match "名单!${column}3: AdminContactNumber"
    }

    It 'can be mended in the object' {
        $header, $bad = Get-ListRow QUA1
        $bad = @($bad)
        $bad[[array]::IndexOf($header, 'AdminIdCardNumber')] = @{ Number = '110101199003070000' }
        New-List $header, $bad
        $row = Import-QualificationSheet $book

        "$($row.AdminIdCardNumber)" | Should -BeExactly '#VALUE!'
        $row.AdminIdCardNumber = '11010119900307002X'

        ($row | Test-VmsQualification).IsValid | Should -BeTrue
    }
}

Describe 'What a sheet hides and merges' {
    It 'is read and told: hidden rows' {
        New-List @('QualificationNo'), @('QUA1'), @('QUA2'), @('QUA3') @{ HiddenRow = 2, 4 }

        (Import-QualificationSheet $book -WarningVariable said -WarningAction SilentlyContinue).QualificationNo | Should -Be 'QUA1', 'QUA2', 'QUA3'

        $said | Should -HaveCount 2
        $said[0] | Should -Match '^名单!2 is hidden but is read'
        $said[1] | Should -Match 'hidden rows were read: 2, 4\.$'
    }

    It 'is each row''s own where a merge lies over rows' {
        New-List @('QualificationNo', 'QualificationEntity'), @('QUA1', '示例公司'), @('QUA2', $null) @{ Merge = 'B2:B3' }

        (Import-QualificationSheet $book).QualificationEntity | Should -Be '示例公司', '示例公司'
    }

    It 'is refused where a merge lies over columns' {
        $header, $row = Get-ListRow
        New-List $header, $row @{ Merge = 'A2:B2' }

        $problem = (Import-QualificationSheet $book | Test-VmsQualification).Problems | Where-Object RuleId -EQ CellCoveredByMerge

        $problem.Cell | Should -BeExactly '名单!B2'
    }

    It 'is left out where no header stands above it, which is told once' {
        New-List @('QualificationNo'), @('QUA1', 'a'), @('QUA2', 'b')

        $rows = Import-QualificationSheet $book -WarningVariable said -WarningAction SilentlyContinue

        $rows[0].PSObject.Properties.Name | Should -Be 'Line', 'QualificationNo'
        $said | Should -HaveCount 1
        $said[0] | Should -Match 'such as 名单!B2'
    }
}

Describe 'The sheet that is read' {
    BeforeAll {
        $script:rows = @('QualificationNo', 'QualificationEntity'), @('QUA1', 'a')
        $script:notes = @('Notes', 'of ours'), @('x', 'y')
        function New-SheetBook {
            param([System.Collections.IDictionary] $Sheet, [string[]] $Hidden = @())
            $made = [ordered]@{}
            $Sheet.Keys | ForEach-Object { $made[$_] = ConvertTo-SheetXml $Sheet[$_] }
            New-TestWorkbook $book $made -Hidden $Hidden
        }
    }

    It 'is the one with a header' {
        New-SheetBook ([ordered]@{ Notes = $notes; List = $rows })

        (Import-QualificationSheet $book).QualificationNo | Should -Be 'QUA1'
    }

    It 'is asked for where several have one' {
        New-SheetBook ([ordered]@{ Jan = $rows; Feb = $rows; Notes = $notes })

        Import-QualificationSheet $book -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failure.FullyQualifiedErrorId | Should -BeExactly "WorkbookSheetAmbiguous$idSuffix"
        "$failure" | Should -Match 'Jan, Feb\.$'
        (Import-QualificationSheet $book -WorksheetName feb).QualificationNo | Should -Be 'QUA1'
    }

    It 'is named among all where none has one' {
        New-SheetBook ([ordered]@{ Notes = $notes; Other = $notes })

        Import-QualificationSheet $book -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -BeExactly "WorkbookHeaderUnknown$idSuffix"
        "$failure" | Should -Match 'Notes, Other\.$'
    }

    It 'must be there' {
        New-SheetBook ([ordered]@{ List = $rows })

        Import-QualificationSheet $book -WorksheetName None -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -BeExactly "WorkbookSheetNotFound$idSuffix"
    }

    It 'is not a hidden one unless it is named' {
        New-SheetBook ([ordered]@{ Old = $rows; List = $rows }) -Hidden Old

        (Import-QualificationSheet $book -WarningVariable said -WarningAction SilentlyContinue).Line | Should -Be 2
        "$said" | Should -Match 'hidden sheets are not read: Old'
        (Import-QualificationSheet $book -WorksheetName Old).QualificationNo | Should -Be 'QUA1'
    }

    It 'completes' {
        New-SheetBook ([ordered]@{ List = $rows; 'Old list' = $rows })
        $line = "Import-QualificationSheet '$book' -WorksheetName "

        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'List', "'Old list'"
    }

    It 'is none of a text' {
        Set-Content "$TestDrive/a.csv" "QualificationNo`nQUA1"

        Import-QualificationSheet "$TestDrive/a.csv" -WorksheetName List -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -BeExactly "SheetNameForText$idSuffix"
    }
}

Describe 'A photo in a workbook' {
    BeforeEach {
        Clear-Emulator
        1..2 | ForEach-Object { New-Photo "$TestDrive/$_.png" -Seed $_ }
        $photo = 'AdminIdCardFrontPhotoFileCode'
        $header, $one = Get-ListRow QUA1 @{ $photo = '' }
        $two = @((Get-ListRow QUA2 @{ $photo = '' })[1])
        $column = [array]::IndexOf($header, $photo)
        $script:sheet = @{ '名单' = (ConvertTo-SheetXml $header, $one, $two -HasDrawing) }
        $script:cell = "名单!$(Get-ColumnLetter ($column + 1))"
    }

    It 'is uploaded and put in its place' {
        # Out of order, as programs store them.
        New-TestWorkbook $book $sheet -Picture "$TestDrive/1.png", "$TestDrive/2.png" -Anchor (ConvertTo-AnchorXml 1 2 $column), (ConvertTo-AnchorXml 2 1 $column)

        $results = Import-QualificationSheet $book | Update-VmsQualification @vms

        $results.Status | Should -Be 'Succeeded', 'Succeeded'
        $uploads = (Get-EmulatorState).uploads
        1..2 | ForEach-Object { $uploads.(Get-ContentDigest "$TestDrive/$_.png") | Should -Be 1 }
        ($results | Sort-Object Row).Input.AdminInfo.IdCardFrontPhotoFileCode | Should -BeExactly "$book!/xl/media/image2.png", "$book!/xl/media/image1.png"
        Get-EmulatorBody UpdateQualification | Should -Not -Match 'xlsx|media'
    }

    It 'is uploaded from within its cell as <Program> has it' -ForEach @(
        @{ Program = 'WPS'; Cells = 1, 2, 9 | ForEach-Object { @{ Formula = "_xlfn.DISPIMG(`"ID_$_`",1)"; Value = "=DISPIMG(`"ID_$_`",1)"; Type = 'str' } } }
        @{ Program = 'Excel'; Cells = 2, 1, 3 | ForEach-Object { @{ Error = '#VALUE!'; Metadata = $_ } } }
    ) {
        $three, $four = @((Get-ListRow QUA3 @{ $photo = '' })[1]), @((Get-ListRow QUA4 @{ $photo = '' })[1])
        $one = @($one)
        # The first picture is that of two rows; the last leads nowhere.
        $one[$column], $two[$column], $three[$column], $four[$column] = $Cells[0], $Cells[1], $Cells[0], $Cells[2]
        $parts = $Program -eq 'WPS' ? (Get-WpsPicture 2) : (Get-ExcelPicture 2)
        New-TestWorkbook $book @{ '名单' = (ConvertTo-SheetXml $header, $one, $two, $three, $four) } -Picture "$TestDrive/1.png", "$TestDrive/2.png" @parts

        $results = Import-QualificationSheet $book | Update-VmsQualification @vms -ErrorVariable failure -ErrorAction SilentlyContinue | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Succeeded', 'Succeeded', 'Invalid'
        $uploads = (Get-EmulatorState).uploads
        1..2 | ForEach-Object { $uploads.(Get-ContentDigest "$TestDrive/$_.png") | Should -Be 1 }
        $results[0..2].Input.AdminInfo.IdCardFrontPhotoFileCode | Should -BeExactly @(1, 2, 1 | ForEach-Object { "$book!/xl/media/image$_.png" })
        $codes = Get-EmulatorBody UpdateQualification | ConvertFrom-Json | Sort-Object { $_.QualificationMainInfoFormDO.QualificationNo } |
            ForEach-Object { $_.QualificationAdminInfoFormDO.IdCardFrontPhotoFileCode }
        $codes | Should -HaveCount 3
        $codes | Should -Match 'IdCardFrontPhoto\.png$'
        $codes[2] | Should -BeExactly $codes[0]
        $codes[1] | Should -Not -BeExactly $codes[0]
        $results[3].Problems.RuleId | Should -Be CellPictureMissing
        $results[3].Problems.Cell | Should -BeExactly "${cell}5"
        "$failure" | Should -Match "${cell}5"
    }

    It 'is asked about where it lies over two rows' {
        New-TestWorkbook $book $sheet -Picture "$TestDrive/1.png" -Anchor (ConvertTo-AnchorXml 1 1 $column -ToRow 2 -ToOffset 180000)

        $results = Import-QualificationSheet $book | Update-VmsQualification @vms -ErrorAction SilentlyContinue | Sort-Object Row

        $results.Status | Should -Be 'Invalid', 'Invalid'
        $results.Problems.RuleId | Should -Be 'CellPictureSpansRows', 'CellPictureSpansRows'
        $results.Problems.Cell | Should -Be "${cell}2", "${cell}3"
        "$($results[0].Problems)" | Should -Match 'Resize it to fit one row'
        (Get-EmulatorCounter).actions.UpdateQualification | Should -BeNullOrEmpty
    }

    It 'is checked like a file: <Rule>' -ForEach @(
        @{ Rule = 'FileWrongFormat'; Content = [byte[]][char[]]'This is a text.' }
        @{ Rule = 'FileTooLarge'; Content = $null }
    ) {
        if ($Content) {
            [System.IO.File]::WriteAllBytes("$TestDrive/bad.png", $Content)
        }
        else {
            New-Photo "$TestDrive/bad.png" -Length 21MB
        }
        New-TestWorkbook $book $sheet -Picture "$TestDrive/bad.png" -Anchor (ConvertTo-AnchorXml 1 1 $column)

        $problem = (Import-QualificationSheet $book | Select-Object -First 1 | Test-VmsQualification).Problems

        $problem.RuleId | Should -Be $Rule
        $problem.Cell | Should -BeExactly "${cell}2"
    }

    It 'is what it was when it was checked' {
        New-TestWorkbook $book $sheet -Picture "$TestDrive/1.png" -Anchor (ConvertTo-AnchorXml 1 1 $column)
        $row = Import-QualificationSheet $book | Select-Object -First 1
        Remove-Item $book

        ($row | Test-VmsQualification).Problems.RuleId | Should -Be 'FileNotFound'
    }

    It 'stays in its folder' {
        New-TestWorkbook $book $sheet -Picture "$TestDrive/1.png" -Anchor (ConvertTo-AnchorXml 1 1 $column)
        $folder = New-Item "$TestDrive/elsewhere" -ItemType Directory -Force

        $rows = Import-QualificationSheet $book | Select-Object -First 1

        ($rows | Test-VmsQualification -RootPath $folder).Problems.RuleId | Should -Be 'FileOutsideRoot'
        ($rows | Test-VmsQualification -RootPath $TestDrive).IsValid | Should -BeTrue
    }

    It 'is no photo outside of the columns of photos, which is told' {
        New-TestWorkbook $book $sheet -Picture "$TestDrive/1.png" -Anchor (ConvertTo-AnchorXml 1 1 0)

        $rows = Import-QualificationSheet $book -WarningVariable said -WarningAction SilentlyContinue

        $rows[0].$photo | Should -BeExactly ''
        "$said" | Should -Match 'such as the one at 名单!A2'
    }
}

Describe 'A template that is a workbook' {
    It 'has rows, the lists of what is closed, and what explains the columns: <Service>, <Language>' -ForEach @(
        foreach ($service in 'Vms', 'Douyin') {
            foreach ($language in 'en', 'zh') { @{ Service = $service; Language = $language } }
        }
    ) {
        $made = New-QualificationTemplate $Service $book -Language $Language -Force

        $made.FullName | Should -BeExactly $book
        $rows = @(Import-QualificationSheet $book -WarningVariable said)
        $said | Should -BeNullOrEmpty
        $csv = New-QualificationTemplate $Service "$TestDrive/same.csv" -Language $Language -Force | Select-Object -First 1 | Import-QualificationSheet
        $rows.Count | Should -Be @($csv).Count
        $rows[0].PSObject.Properties.Name | Should -BeExactly @($csv)[0].PSObject.Properties.Name

        $null = Expand-Archive $book "$TestDrive/parts" -Force
        $text = Get-ChildItem "$TestDrive/parts" -Recurse -File -Filter *.xml | Get-Content -Raw
        $wanted = $Language -eq 'zh' ? ('name="名单"', 'name="填写说明"') : ('name="Rows"', 'name="Columns"')
        $wanted += $Service -eq 'Vms' ? ($Language -eq 'zh' ? '"是,否"' : '"yes,no"') : ($Language -eq 'zh' ? '机构和老师的合作证明' : 'TeacherAndInstitutionProtocol')
        foreach ($one in $wanted) {
            ("$text" -match $one) | Should -BeTrue -Because $one
        }
        Remove-Item "$TestDrive/parts" -Recurse -Force
    }

    It 'is filled as a person would, read and sent' {
        $null = New-QualificationTemplate Vms $book -Language zh -Force
        $headers = (Import-QualificationSheet $book).PSObject.Properties.Name | Where-Object { $_ -ne 'Line' }
        $columns = Get-SheetColumn
        $expected = 1..3 | ForEach-Object { [pscustomobject] (Get-VmsRow "QUA00$_") }
        # What was typed: 是 from the list, dates and telephone numbers as the cells' text format keeps them.
        $rows = @(, @($headers)) + @(foreach ($one in $expected) {
            , @(foreach ($header in $headers) {
                $name = ($columns | Where-Object chinese -EQ $header).english
                $value = $name ? "$($one.$name)" : ''
                $value ? @{ Text = $header -eq '是否三证合一' ? '是' : $value; Style = 1 } : $null
            })
        })
        New-List $rows
        Clear-Emulator

        $results = Import-QualificationSheet $book | Update-VmsQualification @vms

        $results.Status | Sort-Object -Unique | Should -Be 'Succeeded'
        $sent = Get-EmulatorBody UpdateQualification | ConvertTo-SortedJson | Sort-Object
        Clear-Emulator
        $null = $expected | Update-VmsQualification @vms
        $sent | Should -BeExactly (Get-EmulatorBody UpdateQualification | ConvertTo-SortedJson | Sort-Object)
    }
}

Describe 'A workbook to be mended' {
    It 'marks the cells that are wrong, with the reason, and is its owner''s alone' {
        (Get-VmsRow QUA1 @{ AdminContactNumber = '123' }), (Get-VmsRow QUA2) | Test-VmsQualification -Strict |
            Export-QualificationSheet $book -Header Chinese -Force

        $rows = Import-QualificationSheet $book
        $rows.资质编号 | Should -Be 'QUA1', 'QUA2'
        $rows[0].驳回原因 | Should -Match '^AdminContactNumber'
        $rows[1].驳回原因 | Should -BeExactly ''
        $null = Expand-Archive $book "$TestDrive/parts" -Force
        $comments = Get-Content "$TestDrive/parts/xl/comments1.xml" -Raw
        $column = Get-ColumnLetter ([array]::IndexOf(@($rows[0].PSObject.Properties.Name), '管理员联系电话'))
        $comments | Should -Match "ref=`"${column}2`""
        $comments | Should -Not -Match "ref=`"${column}3`""
        if (-not $IsWindows) {
            (Get-Item $book).UnixMode | Should -BeExactly '-rw-------'
        }
        Remove-Item "$TestDrive/parts" -Recurse -Force
    }

    It 'keeps every text, whatever a spreadsheet thinks of it' {
        $texts = '=1+1', "'=1+1", '+8613800000001', '-5', '@a', '="1"', '1E10', '000123', '2029-09-10', ' a', '_x0041_'
        $rows = foreach ($text in $texts) { Get-VmsRow "QUA$([array]::IndexOf($texts, $text))" @{ EnterpriseAddress = $text } }
        $forms = $rows | ForEach-Object { $form = [QualificationTools.Vms.VmsQualificationForm]::new(); $form }
        for ($i = 0; $i -lt $texts.Count; $i++) {
            $forms[$i].MainInfo = [QualificationTools.Vms.VmsQualificationForm].GetProperty('MainInfo').PropertyType::new()
            $forms[$i].MainInfo.EnterpriseAddress = $texts[$i]
        }
        $forms | Export-QualificationSheet $book -Header English -Force

        $read = Import-QualificationSheet $book
        $read.EnterpriseAddress | Should -BeExactly $texts
    }
}
