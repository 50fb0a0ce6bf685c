# Tables as spreadsheets leave them: rows in any encoding, separator and spelling. Dot-source it in BeforeAll, after Emulator.ps1.

# What every test writes of a row; columns.json has the three spellings of each column.
function Get-SheetColumn {
    (Get-DataText columns.json | ConvertFrom-Json).vms
}

# Rows that keep every rule, with what cells of a spreadsheet may hold: separators, quotes, line breaks.
function Get-SheetRow {
    param([int] $Count = 50)
    foreach ($number in 1..$Count) {
        [ordered]@{
            QualificationNo                   = 'QUA{0:d12}' -f $number
            QualificationEntity               = "示例科技（第$number）有限公司"
            EnterpriseAddress                 = "示例市`"示例`"区, 示例路$number 号; 3层"
            AdminName                         = "示例$number"
            AdminContactNumber                = '138{0:d8}' -f $number
            AdminIdCardNumber                 = '11010119900307002X'
            'Scenario1.SceneType'             = '1101'
            'Scenario1.Description'           = "第一行`n第二行"
            'Scenario2.SceneType'             = $number % 2 ? '1001' : ''
            'Scenario2.ScenarioOfCalling'     = $number % 2 ? '您好' : ''
        }
    }
}

function ConvertTo-SheetText {
    param([Parameter(Mandatory)] [object[]] $Row, [string] $Delimiter = ',', [string] $Spelling = 'English')
    $columns = Get-SheetColumn
    $names = foreach ($name in $Row[0].Keys) {
        $known = $columns | Where-Object english -EQ ($name -replace 'Scenario2', 'Scenario1')
        $header = $Spelling -eq 'Chinese' ? $known.chinese : $Spelling -eq 'Wire' ? $known.wire : $known.english
        $name -match 'Scenario2' ? ($header -replace 'Scenario1', 'Scenario2' -replace '场景1', '场景2' -replace '\[0\]', '[1]') : $header
    }
    $lines = @(, $names) + @($Row | ForEach-Object { , @($_.Values) }) | ForEach-Object {
        ($_ | ForEach-Object { $_ -match '[",;\t\n]' ? ('"' + $_.Replace('"', '""') + '"') : $_ }) -join $Delimiter
    }
    ($lines -join "`r`n") + "`r`n"
}

function Set-SheetFile {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Text, [string] $Encoding = 'utf8NoBOM')
    Set-Content -LiteralPath $Path -Value $Text -Encoding $Encoding -NoNewline
}
