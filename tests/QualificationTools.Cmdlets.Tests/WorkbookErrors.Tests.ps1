# Files that are no workbook, or a damaged or hostile one: each says which of these it is and what to do.
BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Workbooks.ps1
    $script:book = Join-Path $TestDrive '名单.xlsx'
    $script:idSuffix = ',QualificationTools.Commands.ImportQualificationSheetCommand'

    # A list of two rows.
    function New-List {
        param([hashtable] $Option = @{}, [object[]] $Row = (@('QualificationNo', 'AdminName'), @('QUA1', '示例甲'), @('QUA2', '示例乙')))
        New-TestWorkbook $book @{ '名单' = (ConvertTo-SheetXml $Row) } @Option
    }

    function Set-BookContent {
        param([Parameter(Mandatory)] [AllowEmptyCollection()] [byte[]] $Bytes)
        [System.IO.File]::WriteAllBytes($book, $Bytes)
    }

    # The list with texts in a table of their own, which the second row names by this index.
    function New-ListOfSharedText {
        param([int] $Index = 1)
        $type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings'
        New-List @{
            Relation = @{ $type = 'sharedStrings.xml' }
            Part     = @{ 'xl/sharedStrings.xml' = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>QUA0</t></si><si><t>QUA1</t></si></sst>' }
        }
        Edit-TestWorkbook $book xl/worksheets/sheet1.xml { $args[0] -replace "<c r='A2'.*?</c>", "<c r='A2' t='s'><v>$Index</v></c>" }
    }

    # What one file makes the cmdlet say: the error's id, what it says and what it advises, in a language.
    function Get-ImportError {
        param([Parameter(Mandatory)] [string] $Culture)
        $before = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = $Culture
        try {
            $rows = @(Import-QualificationSheet $book -ErrorVariable failure -ErrorAction SilentlyContinue)
            [pscustomobject]@{
                Rows   = $rows.Count
                Errors = $failure.Count
                Id     = $failure[0].FullyQualifiedErrorId
                Text   = "$($failure[0])"
                Advice = $failure[0].ErrorDetails.RecommendedAction
            }
        }
        finally {
            [cultureinfo]::CurrentUICulture = $before
        }
    }
}

Describe 'A file that is no workbook, or a bad one' {
    It 'is told in both languages, with what to do: <Case>' -ForEach @(
        @{
            Case = 'a text'; Id = 'WorkbookText'; Told = 'is a text file, such as CSV'; Advice = 'Rename it to \.csv'; Zh = '文本文件'
            Make = { Set-BookContent ([byte[]][char[]]"QualificationNo`nQUA1`n") }
        }
        @{
            Case = 'a web page'; Id = 'WorkbookHtml'; Told = 'is a web page'; Advice = 'save it as \.xlsx'; Zh = '网页'
            Make = { Set-BookContent ([byte[]][char[]]'<html><table></table></html>') }
        }
        @{
            Case = 'nothing'; Id = 'WorkbookEmpty'; Told = 'is empty'; Advice = 'Download or copy'; Zh = '空文件'
            Make = { Set-BookContent @() }
        }
        @{
            Case = 'another file'; Id = 'WorkbookNotAWorkbook'; Told = 'is not a workbook'; Advice = 'save it as an Excel workbook'; Zh = '不是工作簿'
            Make = { Set-BookContent ([byte[]][char[]]'%PDF-1.7') }
        }
        @{
            Case = 'an XML spreadsheet'; Id = 'WorkbookXmlSpreadsheet'; Told = 'XML spreadsheet of 2003'; Advice = 'save it as \.xlsx'; Zh = 'XML 电子表格'
            Make = { Set-BookContent ([byte[]][char[]]'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>') }
        }
        @{
            Case = 'an old workbook'; Id = 'WorkbookOldFormat'; Told = 'format before 2007'; Advice = 'save it as \.xlsx'; Zh = '2007 年以前'
            Make = { Set-BookContent (Get-CompoundFile Workbook) }
        }
        @{
            Case = 'an encrypted one'; Id = 'WorkbookEncrypted'; Told = 'is encrypted and opens only with a password'; Advice = 'save a copy without one'; Zh = '已加密'
            Make = { Set-BookContent (Get-CompoundFile EncryptedPackage) }
        }
        @{
            Case = 'one that was cut off'; Id = 'WorkbookTruncated'; Told = 'its end is missing'; Advice = 'Download or copy'; Zh = '下载中断'
            Make = { New-List; $bytes = [System.IO.File]::ReadAllBytes($book); Set-BookContent $bytes[0..($bytes.Length - 60)] }
        }
        @{
            Case = 'one with a part missing'; Id = 'WorkbookMissingPart'; Told = 'a part that it refers to is missing \(名单\)'; Advice = 'Open it in Excel or WPS'; Zh = '缺少其引用的部件'
            Make = { New-List; Edit-TestWorkbook $book xl/worksheets/sheet1.xml { } }
        }
        @{
            Case = 'one with its texts missing'; Id = 'WorkbookMissingPart'; Told = 'a part that it refers to is missing .*sharedStrings\.xml'; Advice = 'Open it in Excel or WPS'; Zh = '缺少其引用的部件'
            Make = { New-ListOfSharedText; Edit-TestWorkbook $book xl/sharedStrings.xml { } }
        }
        @{
            Case = 'a wrong index of a text'; Id = 'WorkbookBadSharedString'; Told = 'a cell refers to a text that is not in the file .*名单!A2'; Advice = 'Open it in Excel or WPS'; Zh = '引用了文件中不存在的文本.*名单!A2'
            Make = { New-ListOfSharedText -Index 7 }
        }
        @{
            Case = 'part of a part'; Id = 'WorkbookDamaged'; Told = 'is damaged .*sheet1\.xml'; Advice = 'Open it in Excel or WPS'; Zh = '已损坏'
            Make = { New-List; Edit-TestWorkbook $book xl/worksheets/sheet1.xml { "$args" -replace '</sheetData>.*' } }
        }
        @{
            Case = 'a document type'; Id = 'WorkbookDocumentType'; Told = 'contains a document type definition .*sheet1\.xml'; Advice = 'Do not use this file'; Zh = '文档类型定义'
            Make = { New-List; Edit-TestWorkbook $book xl/worksheets/sheet1.xml { '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "x">]>' + "$args".Replace('示例甲', '&b;') } }
        }
        @{
            Case = 'a bomb'; Id = 'WorkbookBomb'; Told = 'unpacks to far more than a workbook holds .*sheet1\.xml'; Advice = 'Do not use this file'; Zh = '解压后远大于正常的工作簿'
            Make = { New-List; Edit-TestWorkbook $book xl/worksheets/sheet1.xml { "$args".Replace('示例甲', [string]::new('a', 40MB)) } }
        }
        @{
            Case = '16,384 columns'; Id = 'WorkbookTooManyColumns'; Told = 'more than 1,024 cells in a row .*名单!2'; Advice = 'Delete anything beside the list'; Zh = '一行超过 1,024 个单元格'
            Make = { New-List; Edit-TestWorkbook $book xl/worksheets/sheet1.xml { "$args" -replace "<row r='2'>.*?</row>", "<row r='2'>$('<c><v>1</v></c>' * 16384)</row>" } }
        }
    ) {
        & $Make

        $english = Get-ImportError en-US
        $chinese = Get-ImportError zh-CN

        foreach ($one in $english, $chinese) {
            $one.Rows | Should -Be 0
            $one.Errors | Should -Be 1
            $one.Id | Should -BeExactly "$Id$idSuffix"
            $one.Text | Should -Match '名单\.xlsx'
        }
        $english.Text | Should -Match $Told
        $english.Advice | Should -Match $Advice
        $chinese.Text | Should -Match $Zh
        $chinese.Advice | Should -Match '请'
    }

    It 'is told when a program holds it' {
        New-List
        $held = [System.IO.File]::Open($book, 'Open', 'ReadWrite', 'None')
        try {
            $english = Get-ImportError en-US
            $chinese = Get-ImportError zh-CN
        }
        finally {
            $held.Dispose()
        }

        $english.Id | Should -BeExactly "WorkbookInUse$idSuffix"
        $english.Text | Should -Match 'is open in another program'
        $english.Advice | Should -Match 'Close it there'
        $chinese.Text | Should -Match '正被其他程序占用'
    }

    It 'is read while a spreadsheet has it open that lets others read' {
        New-List
        $held = [System.IO.File]::Open($book, 'Open', 'ReadWrite', 'ReadWrite')
        try {
            (Import-QualificationSheet $book).QualificationNo | Should -Be 'QUA1', 'QUA2'
        }
        finally {
            $held.Dispose()
        }
    }

    It 'is told when it is damaged: <Id>' -ForEach @(
        @{ Id = 'WorkbookNoRows'; Row = (, @('QualificationNo', 'AdminName')) }
        @{ Id = 'CsvColumnTwice'; Row = @('QualificationNo', 'qualificationno'), @('a', 'b') }
    ) {
        New-List -Row $Row

        (Get-ImportError en-US).Id | Should -BeExactly "$Id$idSuffix"
    }

    It 'is told by its name too: .xls' {
        New-List
        Copy-Item $book "$TestDrive/old.xls"
        [System.IO.File]::WriteAllBytes("$TestDrive/old.xls", (Get-CompoundFile Workbook))

        Import-QualificationSheet "$TestDrive/old.xls" -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -BeExactly "WorkbookOldFormat$idSuffix"
    }

    It 'is not written either: <_>' -ForEach '.xls', '.et', '.ods', '.tsv' {
        { New-QualificationTemplate Vms "$TestDrive/a$_" } | Should -Throw -ErrorId 'SheetFormat,QualificationTools.Commands.NewQualificationTemplateCommand'
        { Get-VmsRow | Test-VmsQualification | Export-QualificationSheet "$TestDrive/a$_" } | Should -Throw -ErrorId 'SheetFormat,QualificationTools.Commands.ExportQualificationSheetCommand'
        Test-Path "$TestDrive/a$_" | Should -BeFalse
    }
}

Describe 'A sheet with a million formatted rows' {
    BeforeAll {
        $empty = [System.Text.StringBuilder]::new(60MB)
        for ($i = 2; $i -lt 1000000; $i++) {
            $null = $empty.Append("<row r='").Append($i).Append("' s='1' customFormat='1'><c r='A").Append($i).Append("' s='1'/></row>")
        }

        function New-MillionRowBook {
            param([string] $Last = '')
            New-List -Row (, @('QualificationNo', 'AdminName'))
            Edit-TestWorkbook $book xl/worksheets/sheet1.xml { "$args".Replace('</sheetData>', "$empty$Last</sheetData>") }
        }
    }

    It 'is read where rows are filled' {
        New-MillionRowBook "<row r='1000000'><c r='A1000000' t='inlineStr'><is><t>QUA1</t></is></c></row>"

        $row = Import-QualificationSheet $book

        $row | Should -HaveCount 1
        $row.Line | Should -Be 1000000
        $row.QualificationNo | Should -BeExactly QUA1
    }

    It 'has none where none is' {
        New-MillionRowBook

        (Get-ImportError en-US).Id | Should -BeExactly "WorkbookNoRows$idSuffix"
    }
}

Describe 'A network' {
    BeforeAll {
        $script:listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $script:address = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        $script:links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    }

    AfterAll {
        $listener.Stop()
    }

    It 'is not reached for what lies in other files' {
        $header = @('QualificationNo', 'AdminName', 'AdminIdCardFrontPhotoFileCode')
        $row = @('QUA1', @{ Formula = '[1]Sheet1!A1'; Value = 12 }, $null)
        New-TestWorkbook $book @{ '名单' = (ConvertTo-SheetXml $header, $row -HasDrawing) } -Picture $PSCommandPath -Anchor (ConvertTo-AnchorXml 1 1 2) -Part @{
            'xl/externalLinks/externalLink1.xml'            = "<externalLink xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='$links'><externalBook r:id='rId1'/></externalLink>"
            'xl/externalLinks/_rels/externalLink1.xml.rels' = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='$links/externalLinkPath' Target='$address/a.xlsx' TargetMode='External'/></Relationships>"
        } -Relation @{ "$links/externalLink" = 'externalLinks/externalLink1.xml' }
        Edit-TestWorkbook $book xl/drawings/_rels/drawing1.xml.rels { "$args" -replace "Target='.*?'", "Target='$address/a.png' TargetMode='External'" }

        $read = Import-QualificationSheet $book

        $read.AdminName | Should -BeExactly '12'
        $problem = ($read | Test-VmsQualification).Problems | Where-Object RuleId -EQ CellPictureExternal
        $problem.Cell | Should -BeExactly '名单!C2'
        $listener.Pending() | Should -BeFalse
    }

    It 'is not reached for entities' {
        New-List
        Edit-TestWorkbook $book xl/workbook.xml { "<!DOCTYPE a SYSTEM '$address/a.dtd' [<!ENTITY % b SYSTEM '$address/b'> %b;]>$args" }

        (Get-ImportError en-US).Id | Should -BeExactly "WorkbookDocumentType$idSuffix"

        $listener.Pending() | Should -BeFalse
    }
}

Describe 'A list of which one cell is bad' {
    It 'loses that row alone, which is named by sheet and cell: <Rule>' -ForEach @(
        @{ Rule = 'CellFormulaWithoutValue'; Cell = @{ Formula = 'VLOOKUP(A3,B:C,2)' }; Told = 'formula'; Zh = '公式' }
        @{ Rule = 'CellErrorValue'; Cell = @{ Error = '#REF!' }; Told = '#REF!'; Zh = '#REF!' }
        @{ Rule = 'CellDigitsLost'; Cell = @{ Number = '990000199001010' + '000' }; Told = '15 digits'; Zh = '15 位' }
        @{ Rule = 'CellPictureMissing'; Cell = @{ Formula = '_xlfn.DISPIMG("ID_9",1)'; Value = '=DISPIMG("ID_9",1)'; Type = 'str' }; Told = 'picture'; Zh = '图片' }
    ) {
        $column = $Rule -eq 'CellPictureMissing' ? 'AdminIdCardFrontPhotoFileCode' : 'AdminIdCardNumber'
        $rows = 1..3 | ForEach-Object { Get-VmsRow "QUA$_" @{ AdminIdCardFrontPhotoFileCode = '' } }
        $names = @($rows[0].PSObject.Properties.Name)
        $cells = @(, $names) + @($rows | ForEach-Object { $row = $_; , @($names | ForEach-Object { $row.$_ }) })
        $index = [array]::IndexOf($names, $column)
        $cells[2][$index] = $Cell
        New-List -Row $cells

        $checks = Import-QualificationSheet $book | Test-VmsQualification

        $checks.IsValid | Should -Be $true, $false, $true
        $problem = $checks[1].Problems | Where-Object RuleId -EQ $Rule
        $problem.Cell | Should -BeExactly "名单!$(Get-ColumnLetter ($index + 1))3"
        $problem.Line | Should -Be 3
        $problem.Message | Should -Match $Told
        try {
            [cultureinfo]::CurrentUICulture = 'zh-CN'
            $told = (Import-QualificationSheet $book | Test-VmsQualification)[1].Problems | Where-Object RuleId -EQ $Rule
            $told.Message | Should -Match $Zh
        }
        finally {
            [cultureinfo]::CurrentUICulture = 'en-US'
        }
    }
}
