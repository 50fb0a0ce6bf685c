#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0.0' }

<#
.SYNOPSIS
    Makes the help that Get-Help reads (MAML) from the Markdown beside this script.
.DESCRIPTION
    One Markdown file describes one cmdlet in one language; PlatyPS reads it. What PlatyPS writes is then laid out for Get-Help,
    and stands as QualificationTools.dll-Help.xml beside the Markdown, so that a build needs no PowerShell.

    It fails where the Markdown and the built module do not agree: a cmdlet or a parameter that is missing or gone, another
    type or parameter set, a section without text.

    Run it in a process of its own, since it loads the module: pwsh -File src/QualificationTools/Help/Build-Help.ps1
.PARAMETER Check
    Writes nothing, and fails where the committed MAML is not what the Markdown makes.
.PARAMETER Manifest
    The built module. Left out, the checkout's.
.EXAMPLE
    ./Build-Help.ps1
.EXAMPLE
    ./Build-Help.ps1 -Check
#>
[CmdletBinding()]
param(
    [switch] $Check,

    [ValidateNotNullOrEmpty()]
    [string] $Manifest = "$PSScriptRoot/../../../QualificationTools.psd1"
)

# PlatyPS itself does not hold to later versions.
Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
# It also compares texts as the culture does, and some cultures overlook signs.
[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture

$maml = 'http://schemas.microsoft.com/maml/2004/10'
# The narrowest common console has 80 columns, and Get-Help indents by 8. Left to wrap a line itself, it breaks names apart.
$width = 70

# Chinese punctuation that begins no line, with what may follow a Chinese character of ASCII; and that which ends no line.
$closing = '\uFF0C\u3002\uFF1B\uFF1A\uFF01\uFF1F\u3001\uFF09\u201D\u300B\u3011;:,.)'
$opening = '\uFF08\u201C\u300A\u3010'

# The columns that a text takes: a Chinese character takes two.
function Measure-Column {
    param([string] $Text)
    $Text.Length + [regex]::Matches($Text, '[\u2E80-\uFFEF]').Count
}

# Breaks a text at white space and between Chinese characters, but not before closing punctuation or after opening.
function Format-Paragraph {
    param([string] $Text)
    $unit = '\s*[{0}]*(?:[^\s\u2E80-\uFFEF\u201C]+|[\u2E80-\uFFEF])[{1}]*' -f $opening, $closing
    $lines = foreach ($line in $Text -split '\r?\n') {
        $indent = [regex]::Match($line, '^ *(- |\d+\. )?').Length
        $current = ''
        foreach ($part in [regex]::Matches($line, $unit).Value) {
            if ($current -and (Measure-Column ($current + $part)) -gt $width) {
                $current
                $current = (' ' * $indent) + $part.TrimStart()
            }
            else {
                $current += $part
            }
        }

        $current
    }

    $lines -join "`n"
}

# Get-Help shows text as it is: without this, the marks of Markdown too.
function ConvertFrom-Markup {
    param([string] $Text)
    $Text -replace '`([^`]+)`', '$1' -replace '\*\*([^*]+)\*\*', '$1' -replace '\[([^\]]+)\]\([^)]*\)', '$1'
}

function Add-Paragraph {
    param([System.Xml.XmlElement] $Parent, [string[]] $Text)
    foreach ($paragraph in $Text) {
        $node = $Parent.OwnerDocument.CreateElement('maml', 'para', $maml)
        $node.InnerText = $paragraph
        $null = $Parent.AppendChild($node)
    }
}

# PlatyPS leaves an example's code inside its introduction, fences and all; Get-Help wants it apart.
function Format-Example {
    param([System.Xml.XmlElement] $Example)
    $text = (@($Example.introduction.para) -replace "`u{80}", '') -join "`n"
    $parts = [regex]::Match($text, '(?s)^(?<before>.*?)```powershell\n(?<code>.*?)\n```(?<after>.*)$')
    if (-not $parts.Success) {
        throw "The example '$($Example.title)' has no code."
    }

    $Example.title = '-------- {0} --------' -f $Example.title.Trim('-', ' ')
    $introduction, $code, $remarks = @($Example.SelectNodes('*[position() > 1]'))
    $introduction.RemoveAll()
    # Get-Help puts nothing between the introduction and the code.
    Add-Paragraph $introduction ((Format-Paragraph (ConvertFrom-Markup $parts.Groups['before'].Value.Trim())) + "`n`n")
    $code.InnerText = $parts.Groups['code'].Value
    $after = $parts.Groups['after'].Value -replace '```\w*\n?', ''
    Add-Paragraph $remarks @(if ($after.Trim()) { Format-Paragraph (ConvertFrom-Markup $after.Trim()) }; ' ')
}

# PlatyPS leaves the default values out.
function Add-DefaultValue {
    param([System.Xml.XmlElement] $Command, $Page)
    foreach ($node in $Command.SelectNodes("*[local-name() = 'parameters']/*")) {
        $default = ($Page.Parameters | Where-Object Name -EQ $node.name).DefaultValue
        if ($default) {
            $value = $Command.OwnerDocument.CreateElement('dev', 'defaultValue', 'http://schemas.microsoft.com/maml/dev/2004/10')
            $value.InnerText = $default
            $null = $node.AppendChild($value)
        }
    }
}

function Format-Maml {
    param([string] $Path, $Page)
    $document = [System.Xml.XmlDocument]::new()
    $document.PreserveWhitespace = $false
    $document.Load($Path)
    foreach ($paragraph in $document.SelectNodes("//*[local-name() = 'para'][not(ancestor::*[local-name() = 'example' or local-name() = 'details'])]")) {
        $paragraph.InnerText = Format-Paragraph (ConvertFrom-Markup $paragraph.InnerText)
    }

    foreach ($example in $document.SelectNodes("//*[local-name() = 'example']")) {
        Format-Example $example
    }

    foreach ($command in $document.DocumentElement.ChildNodes) {
        Add-DefaultValue $command ($Page | Where-Object Title -EQ $command.details.name)
    }

    # A type without its namespace is what the syntax shows too.
    foreach ($value in $document.SelectNodes("//*[local-name() = 'parameterValue']")) {
        $value.InnerText = $value.InnerText -replace '^.*\.'
    }

    # A link to a file of this folder is a name that Get-Help takes; the online version is not there.
    foreach ($link in $document.SelectNodes("//*[local-name() = 'navigationLink']")) {
        if ($link.linkText -eq 'Online Version') {
            $null = $link.ParentNode.RemoveChild($link)
        }
        elseif ($link.uri -notmatch '^https:') {
            $link.uri = ''
        }
    }

    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
    $stream = [System.IO.MemoryStream]::new()
    $writer = [System.Xml.XmlWriter]::Create($stream, $settings)
    $document.Save($writer)
    $writer.Dispose()
    [System.Text.Encoding]::UTF8.GetString($stream.ToArray()) + "`n"
}

# What a parameter is, in a form that can be compared.
function Get-ParameterFact {
    param($Parameter)
    foreach ($set in $Parameter.ParameterSets) {
        '-{0} {1}, set {2}, position {3}, required {4}, pipeline {5}/{6}' -f $Parameter.Name, $Parameter.Type, $set.Name, $set.Position,
            $set.IsRequired, $set.ValueFromPipeline, $set.ValueFromPipelineByPropertyName
    }
}

function Find-Problem {
    param($Described, $Actual, [string] $Language)
    foreach ($name in Compare-Object @($Actual.Title) @($Described.Title)) {
        $name.SideIndicator -eq '<=' ? "$Language/$($name.InputObject).md is missing." : "$Language/$($name.InputObject).md describes no cmdlet."
    }

    foreach ($page in $Described) {
        $cmdlet = $Actual | Where-Object Title -EQ $page.Title
        if (-not $cmdlet) {
            continue
        }

        $facts = @{
            ReferenceObject  = @($cmdlet.Parameters | ForEach-Object { Get-ParameterFact $_ }) + @($cmdlet.Syntax | ForEach-Object { "$_" })
            DifferenceObject = @($page.Parameters | ForEach-Object { Get-ParameterFact $_ }) + @($page.Syntax | ForEach-Object { "$_" -replace ' \[<CommonParameters>\]' })
        }
        foreach ($fact in Compare-Object @facts) {
            '{0}/{1}.md {2}: {3}' -f $Language, $page.Title, ($fact.SideIndicator -eq '<=' ? 'does not say' : 'is wrong in saying'), $fact.InputObject
        }

        $texts = @($page.Synopsis; $page.Description; $page.Notes; $page.Parameters.Description; $page.Examples.Remarks; $page.Inputs.Description; $page.Outputs.Description)
        if ($texts | Where-Object { [string]::IsNullOrWhiteSpace($_) -or $_ -match '\{\{' }) {
            "$Language/$($page.Title).md has a section without text."
        }

        if ($page.Metadata['Locale'] -ne $Language) {
            "$Language/$($page.Title).md has the Locale '$($page.Metadata['Locale'])'."
        }
    }
}

Import-Module Microsoft.PowerShell.PlatyPS
Import-Module $Manifest
$actual = New-CommandHelp -CommandInfo (Get-Command -Module QualificationTools -CommandType Cmdlet)
$temporary = Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName())

$problems = foreach ($language in 'en-US', 'zh-CN') {
    $folder = Join-Path $PSScriptRoot $language
    $described = Import-MarkdownCommandHelp -Path (Get-ChildItem $folder -Filter *.md | Sort-Object Name).FullName
    Find-Problem -Described $described -Actual $actual -Language $language

    try {
        $exported = Export-MamlCommandHelp -CommandHelp $described -OutputFolder $temporary -Force
        $made = Format-Maml $exported.FullName $described
    }
    finally {
        Remove-Item $temporary -Recurse -ErrorAction Ignore
    }

    $target = Join-Path $folder 'QualificationTools.dll-Help.xml'
    if (-not $Check) {
        [System.IO.File]::WriteAllText($target, $made)
    }
    elseif (-not (Test-Path $target) -or ((Get-Content $target -Raw) -replace "`r`n", "`n") -cne $made) {
        "$language/QualificationTools.dll-Help.xml is stale. Run Build-Help.ps1."
    }
}

if ($problems) {
    throw "The help is not in order:`n$($problems -join "`n")"
}
