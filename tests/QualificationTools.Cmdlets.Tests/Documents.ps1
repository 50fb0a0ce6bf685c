# Reads documents as a person does who follows them: the blocks in order, with the files that they show. Dot-source it in BeforeAll.

function Get-DocumentPath {
    param([Parameter(Mandatory)] [string] $Name)
    Join-Path (Split-Path $PSScriptRoot | Split-Path) $Name
}

# The fenced blocks: the language, the name of a file that is shown, the text.
function Get-DocumentBlock {
    param([Parameter(Mandatory)] [string] $Name)
    $text = (Get-Content -LiteralPath (Get-DocumentPath $Name) -Raw -Encoding utf8).Replace("`r`n", "`n")
    foreach ($match in [regex]::Matches($text, '(?ms)^```(\w+)(?: (\S+))?\n(.*?)^```$')) {
        [pscustomobject]@{ Language = $match.Groups[1].Value; File = $match.Groups[2].Value; Text = $match.Groups[3].Value }
    }
}

# Writes a file that a document shows, as a spreadsheet would, and the photos that it names.
function New-ShownFile {
    param([Parameter(Mandatory)] $Block)
    Set-Content -LiteralPath $Block.File $Block.Text -NoNewline -Encoding utf8BOM
    foreach ($photo in [regex]::Matches($Block.Text, '\./photos/[^,\n]+?\.(?:png|jpg)').Value) {
        New-Photo $photo -Seed $photo.Length -Format ($photo.EndsWith('png') ? 'Png' : 'Jpeg')
    }
}
