# Workbooks written by hand, with what a person and other programs leave in them. Dot-source it in BeforeAll.

# The text of a cell (a hashtable: Text, Number, Formula, Value, Error, Style, Type, Metadata), at its place.
function ConvertTo-CellXml {
    param([Parameter(Mandatory)] [string] $Reference, $Cell)
    if ($Cell -isnot [hashtable]) {
        $Cell = @{ Text = "$Cell" }
    }

    $style = $Cell.ContainsKey('Style') ? " s='$($Cell.Style)'" : ''
    if ($Cell.ContainsKey('Text')) {
        return "<c r='$Reference'$style t='inlineStr'><is><t xml:space='preserve'>$([System.Security.SecurityElement]::Escape($Cell.Text))</t></is></c>"
    }

    $formula = $Cell.Formula ? "<f>$([System.Security.SecurityElement]::Escape($Cell.Formula))</f>" : ''
    $value = $Cell.Number ?? $Cell.Error ?? $Cell.Value
    $type = $Cell.Error ? ' t="e"' : $Cell.Type ? " t='$($Cell.Type)'" : ''
    $metadata = $Cell.Metadata ? " vm='$($Cell.Metadata)'" : ''
    "<c r='$Reference'$style$type$metadata>$formula$($null -eq $value ? '' : "<v>$value</v>")</c>"
}

function Get-ColumnLetter {
    param([Parameter(Mandatory)] [int] $Number)
    $letters = ''
    for ($rest = $Number; $rest -gt 0; $rest = [int][math]::Floor(($rest - 1) / 26)) {
        $letters = [char](65 + ($rest - 1) % 26) + $letters
    }
    $letters
}

# A sheet as XML. Rows are lists of cells; null leaves one out. Style 1 is the text format, 2 a Chinese date, 3 six digits.
function ConvertTo-SheetXml {
    param([Parameter(Mandatory)] [object[]] $Row, [int[]] $HiddenRow = @(), [string] $Merge, [switch] $HasDrawing)
    $lines = for ($y = 1; $y -le $Row.Count; $y++) {
        $cells = for ($x = 1; $x -le $Row[$y - 1].Count; $x++) {
            if ($null -ne $Row[$y - 1][$x - 1]) {
                ConvertTo-CellXml "$(Get-ColumnLetter $x)$y" $Row[$y - 1][$x - 1]
            }
        }
        "<row r='$y'$($y -in $HiddenRow ? ' hidden="1"' : '')>$(-join $cells)</row>"
    }
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
        "<sheetData>$(-join $lines)</sheetData>$($Merge ? "<mergeCells><mergeCell ref='$Merge'/></mergeCells>" : '')$($HasDrawing ? '<drawing r:id="rId1"/>' : '')</worksheet>"
}

# A picture over cells: its corner (rows and columns from 0), and how far it reaches.
function ConvertTo-AnchorXml {
    param([int] $Number, [int] $Row, [int] $Column, [int] $ToRow = $Row, [int] $ToOffset = 150000)
    "<xdr:twoCellAnchor><xdr:from><xdr:col>$Column</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>$Row</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>" +
        "<xdr:to><xdr:col>$Column</xdr:col><xdr:colOff>300000</xdr:colOff><xdr:row>$ToRow</xdr:row><xdr:rowOff>$ToOffset</xdr:rowOff></xdr:to>" +
        "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id='$Number' name='p$Number'/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed='rId$Number'/></xdr:blipFill><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>"
}

# Sheets: an ordered hashtable of XML by name. Pictures: files, rId1 and on. Anchors belong to the first sheet. Parts: XML by
# name. Relations: of the workbook, targets by type.
function New-TestWorkbook {
    param(
        [Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [System.Collections.IDictionary] $Sheet, [string[]] $Hidden = @(),
        [string[]] $Picture = @(), [string[]] $Anchor = @(), [hashtable] $Part = @{}, [hashtable] $Relation = @{}
    )
    $main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    $links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    $package = 'http://schemas.openxmlformats.org/package/2006'
    $type = 'application/vnd.openxmlformats-officedocument'
    $names = @($Sheet.Keys)
    $parts = [ordered]@{
        '[Content_Types].xml'        = "<Types xmlns='$package/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/><Default Extension='png' ContentType='image/png'/><Override PartName='/xl/workbook.xml' ContentType='$type.spreadsheetml.sheet.main+xml'/></Types>"
        '_rels/.rels'                = "<Relationships xmlns='$package/relationships'><Relationship Id='rId1' Type='$links/officeDocument' Target='xl/workbook.xml'/></Relationships>"
        'xl/workbook.xml'            = "<workbook xmlns='$main' xmlns:r='$links'><sheets>$(-join (1..$names.Count | ForEach-Object { "<sheet name='$($names[$_ - 1])' sheetId='$_' r:id='rId$_'$($names[$_ - 1] -in $Hidden ? ' state="hidden"' : '')/>" }))</sheets></workbook>"
        'xl/_rels/workbook.xml.rels' = "<Relationships xmlns='$package/relationships'>$(-join (1..$names.Count | ForEach-Object { "<Relationship Id='rId$_' Type='$links/worksheet' Target='worksheets/sheet$_.xml'/>" }))<Relationship Id='rId99' Type='$links/styles' Target='styles.xml'/>$(-join ($Relation.Keys | ForEach-Object { "<Relationship Id='r$($_.GetHashCode())' Type='$_' Target='$($Relation[$_])'/>" }))</Relationships>"
        'xl/styles.xml'              = "<styleSheet xmlns='$main'><numFmts count='2'><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/><numFmt numFmtId='165' formatCode='000000'/></numFmts><cellXfs count='4'><xf numFmtId='0'/><xf numFmtId='49'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>"
    }
    1..$names.Count | ForEach-Object { $parts["xl/worksheets/sheet$_.xml"] = $Sheet[$names[$_ - 1]] }
    if ($Anchor) {
        $parts['xl/worksheets/_rels/sheet1.xml.rels'] = "<Relationships xmlns='$package/relationships'><Relationship Id='rId1' Type='$links/drawing' Target='../drawings/drawing1.xml'/></Relationships>"
        $parts['xl/drawings/drawing1.xml'] = "<xdr:wsDr xmlns:xdr='http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='$links'>$(-join $Anchor)</xdr:wsDr>"
        $parts['xl/drawings/_rels/drawing1.xml.rels'] = ConvertTo-PictureRelation $Picture.Count ../media
    }
    $Part.Keys | ForEach-Object { $parts[$_] = $Part[$_] }

    $archive = [System.IO.Compression.ZipArchive]::new([System.IO.File]::Create($Path), 'Create')
    try {
        foreach ($name in $parts.Keys) {
            Add-ZipPart $archive $name ([System.Text.Encoding]::UTF8.GetBytes($parts[$name]))
        }
        for ($i = 1; $i -le $Picture.Count; $i++) {
            Add-ZipPart $archive "xl/media/image$i.png" ([System.IO.File]::ReadAllBytes($Picture[$i - 1]))
        }
    }
    finally {
        $archive.Dispose()
    }
}

# The relationships by which a part names its pictures: rId1 and on.
function ConvertTo-PictureRelation {
    param([Parameter(Mandatory)] [int] $Count, [Parameter(Mandatory)] [string] $Folder)
    $type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
    $names = for ($i = 1; $i -le $Count; $i++) { "<Relationship Id='rId$i' Type='$type' Target='$Folder/image$i.png'/>" }
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>$(-join $names)</Relationships>"
}

# What New-TestWorkbook takes for pictures in cells as WPS has them: ID_1 is the first picture, ID_2 the second.
function Get-WpsPicture {
    param([Parameter(Mandatory)] [int] $Count)
    $pictures = for ($i = 1; $i -le $Count; $i++) {
        "<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id='$i' name='ID_$i'/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed='rId$i'/></xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage>"
    }
    @{
        Relation = @{ 'http://www.wps.cn/officeDocument/2020/cellImage' = 'cellimages.xml' }
        Part     = @{
            'xl/cellimages.xml'            = "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData' xmlns:xdr='http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>$(-join $pictures)</etc:cellImages>"
            'xl/_rels/cellimages.xml.rels' = ConvertTo-PictureRelation $Count media
        }
    }
}

# The same as Excel has them: value 1 is the last picture, and so on; the value after the first picture leads nowhere.
function Get-ExcelPicture {
    param([Parameter(Mandatory)] [int] $Count)
    $rich = 'http://schemas.microsoft.com/office/spreadsheetml/2017/richdata'
    $types = 'http://schemas.microsoft.com/office/2017/06/relationships'
    $all = 0..$Count
    @{
        Relation = @{
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata' = 'metadata.xml'
            "$types/rdRichValueStructure"                                                      = 'richData/rdrichvaluestructure.xml'
            "$types/rdRichValue"                                                               = 'richData/rdrichvalue.xml'
            'http://schemas.microsoft.com/office/2022/10/relationships/richValueRel'           = 'richData/richValueRel.xml'
        }
        Part     = @{
            'xl/metadata.xml'                        = "<metadata xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:xlrd='$rich'><metadataTypes><metadataType name='XLRICHVALUE'/></metadataTypes><futureMetadata name='XLRICHVALUE'>$(-join ($all | ForEach-Object { "<bk><extLst><ext uri='{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}'><xlrd:rvb i='$_'/></ext></extLst></bk>" }))</futureMetadata><valueMetadata>$(-join ($all | ForEach-Object { "<bk><rc t='1' v='$_'/></bk>" }))</valueMetadata></metadata>"
            'xl/richData/rdrichvaluestructure.xml'   = "<rvStructures xmlns='$rich'><s t='_localImage'><k n='_rvRel:LocalImageIdentifier' t='i'/><k n='CalcOrigin' t='i'/></s></rvStructures>"
            'xl/richData/rdrichvalue.xml'            = "<rvData xmlns='$rich'>$(-join (($Count - 1)..0 + 99 | ForEach-Object { "<rv s='0'><v>$_</v><v>5</v></rv>" }))</rvData>"
            'xl/richData/richValueRel.xml'           = "<richValueRels xmlns='http://schemas.microsoft.com/office/spreadsheetml/2022/richvaluerel' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>$(-join (1..$Count | ForEach-Object { "<rel r:id='rId$_'/>" }))</richValueRels>"
            'xl/richData/_rels/richValueRel.xml.rels' = ConvertTo-PictureRelation $Count ../media
        }
    }
}

# Changes the text of a part of a workbook; a change that gives nothing leaves the part out.
function Edit-TestWorkbook {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Part, [Parameter(Mandatory)] [scriptblock] $Change)
    $archive = [System.IO.Compression.ZipFile]::Open($Path, 'Update')
    try {
        $entry = $archive.GetEntry($Part)
        $reader = [System.IO.StreamReader]::new($entry.Open())
        $text = & $Change $reader.ReadToEnd()
        $reader.Dispose()
        $entry.Delete()
        if ($text) {
            Add-ZipPart $archive $Part ([System.Text.Encoding]::UTF8.GetBytes($text))
        }
    }
    finally {
        $archive.Dispose()
    }
}

# A compound file, as old and encrypted workbooks are, with one stream: header, table of sectors, directory.
function Get-CompoundFile {
    param([Parameter(Mandatory)] [string] $Stream)
    $file = [byte[]]::new(2048)
    $at = @{
        0 = 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1
        0x1A = , 3; 0x1E = , 9; 0x30 = , 1
        512 = 0xFD, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF
        1024 = [System.Text.Encoding]::Unicode.GetBytes($Stream)
        1088 = , (($Stream.Length + 1) * 2)
    }
    foreach ($start in $at.Keys) {
        [array]::Copy([byte[]]$at[$start], 0, $file, $start, $at[$start].Count)
    }
    , $file
}

function Add-ZipPart {
    param([System.IO.Compression.ZipArchive] $Archive, [string] $Name, [byte[]] $Content)
    $stream = $Archive.CreateEntry($Name).Open()
    $stream.Write($Content, 0, $Content.Length)
    $stream.Dispose()
}

# Runs another program, which reads names of any language whatever the locale of the tests is: that need not be installed, and
# programs then take names for ASCII. Gives its exit code and all that it said.
function Invoke-Program {
    param([Parameter(Mandatory)] [string] $Path, [string[]] $Argument = @(), [string] $Folder, [int] $TimeoutMinutes = 5)
    $start = [System.Diagnostics.ProcessStartInfo]::new($Path)
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $start.StandardErrorEncoding = [System.Text.Encoding]::UTF8
    $start.Environment['LC_ALL'] = 'C.UTF-8'
    if ($Folder) {
        $start.WorkingDirectory = $Folder
    }

    $Argument | ForEach-Object { $start.ArgumentList.Add($_) }
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $said = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit([timespan]::FromMinutes($TimeoutMinutes))) {
            $process.Kill($true)
            throw "$Path did not end within $TimeoutMinutes minutes. It said: $($said.GetAwaiter().GetResult())"
        }

        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $said[0].GetAwaiter().GetResult(); Error = $said[1].GetAwaiter().GetResult() }
    }
    finally {
        $process.Dispose()
    }
}

# The file of a program; null where it is not installed.
function Find-Program {
    param([Parameter(Mandatory)] [string[]] $Name)
    (Get-Command $Name -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source
}

# Has LibreOffice save a file in another format, and gives the file. It ends with 0 also where it saved nothing.
function Save-ByLibreOffice {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Format, [Parameter(Mandatory)] [string] $Folder)
    # A profile of its own: the user's may be open, or have no place to be.
    $profileAddress = [uri]::new((New-Item (Join-Path $Folder profile) -ItemType Directory -Force).FullName).AbsoluteUri
    $saved = Join-Path $Folder "$([System.IO.Path]::GetFileNameWithoutExtension($Path)).$Format"
    $ran = Invoke-Program (Find-Program soffice, libreoffice) -Argument @(
        "-env:UserInstallation=$profileAddress", '--headless', '--norestore', '--convert-to', $Format, '--outdir', $Folder, $Path
    )
    if (-not (Test-Path -LiteralPath $saved)) {
        throw "LibreOffice did not save $Path as $Format (exit code $($ran.ExitCode)): $($ran.Output)$($ran.Error)"
    }

    $saved
}

# Installs the libraries of npm that write and read workbooks, once, and gives why that cannot be done, or null.
function Install-WorkbookLibrary {
    if (-not (Find-Program node)) {
        return 'Node.js is not installed'
    }
    if (Test-Path (Get-WorkbookLibraryPath)) {
        return
    }
    if (-not ($npm = Find-Program npm)) {
        return 'npm is not installed'
    }

    # Under a name of its own first: another process may do the same.
    $folder = Split-Path (Get-WorkbookLibraryPath)
    $own = (New-Item "$folder.$PID" -ItemType Directory -Force).FullName
    Copy-Item "$PSScriptRoot/../QualificationTools.Workbooks.Tests/Interop/package.json" $own
    $ran = Invoke-Program $npm -Argument install, --no-audit, --no-fund, --no-package-lock, --ignore-scripts, --loglevel=error -Folder $own
    if ($ran.ExitCode -ne 0) {
        return "npm could not install the libraries: $($ran.Error)"
    }

    Move-Item $own $folder -ErrorAction Ignore
    if (-not (Test-Path (Get-WorkbookLibraryPath))) {
        throw "$own could not be moved to $folder."
    }
}

function Get-WorkbookLibraryPath {
    "$PSScriptRoot/obj/workbook-libraries/node_modules"
}

# Has a library fill a template. Values are texts, or hashtables of a Number or a Date.
function Invoke-WorkbookLibrary {
    param(
        [Parameter(Mandatory)] [string] $Library, [Parameter(Mandatory)] [string] $Template, [Parameter(Mandatory)] [string] $Target,
        [Parameter(Mandatory)] [string[]] $Header, [Parameter(Mandatory)] [System.Collections.IDictionary[]] $Row, [hashtable[]] $Picture = @()
    )
    $folder = Split-Path $Target
    @{ header = $Header; rows = $Row; pictures = $Picture } | ConvertTo-Json -Depth 5 | Set-Content "$folder/rows.json" -Encoding utf8NoBOM
    # A script finds its libraries from the folder in which it lies.
    $script = Copy-Item "$PSScriptRoot/Data/fill-workbook.cjs" (Split-Path (Get-WorkbookLibraryPath)) -PassThru
    $ran = Invoke-Program (Find-Program node) -Argument $script.FullName, $Library, $Template, $Target, "$folder/rows.json"
    if ($ran.ExitCode -ne 0) {
        throw "$Library did not fill the template: $($ran.Output)$($ran.Error)"
    }
}
