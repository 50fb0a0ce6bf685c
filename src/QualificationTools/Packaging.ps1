# How the module is packed and published. build.ps1 dot-sources it, and so does Package.Tests.ps1.

$root = Split-Path (Split-Path $PSScriptRoot)

# The moment that the package bears: of the commit, so that the same commit gives the same bytes; without git, of the changelog.
function Get-SourceDate {
    if ($env:SOURCE_DATE_EPOCH) {
        return [datetimeoffset]::FromUnixTimeSeconds([long] $env:SOURCE_DATE_EPOCH)
    }

    $PSNativeCommandUseErrorActionPreference = $false
    $seconds = if (Get-Command git -ErrorAction Ignore) { git -C $root log -1 --format=%ct 2>$null }
    $seconds ? [datetimeoffset]::FromUnixTimeSeconds([long] $seconds) : [datetimeoffset] (Get-Item (Join-Path $root CHANGELOG.md)).LastWriteTimeUtc
}

# The newest section of a changelog: the version in its heading, and its text.
function Get-NewestChange {
    param([Parameter(Mandatory)] [string] $Path)
    $section = [regex]::Match((Get-Content $Path -Raw), '(?ms)^## \[(?<version>[^\]]+)\][^\n]*\n(?<notes>.*?)(?=^## |\z)')
    if (-not $section.Success) {
        throw "$Path has no section '## [version]'."
    }

    [pscustomobject]@{ Version = $section.Groups['version'].Value; Notes = $section.Groups['notes'].Value.Trim() -replace '\r\n', "`n" }
}

# What the manifest says that a package needs. A version with a label, such as 1.0.0-preview1, has the label in Prerelease.
function Get-PackageInfo {
    param([Parameter(Mandatory)] [string] $Manifest)
    $data = Import-PowerShellDataFile $Manifest
    $details = $data.PrivateData.PSData
    [pscustomobject]@{
        Name        = Split-Path $Manifest -LeafBase
        Version     = $data.ModuleVersion
        FullVersion = $details['Prerelease'] ? "$($data.ModuleVersion)-$($details.Prerelease.TrimStart('-'))" : $data.ModuleVersion
        Author      = $data.Author
        Copyright   = $data.Copyright
        Description = $data.Description
        Cmdlets     = $data.CmdletsToExport
        Tags        = $details.Tags
        LicenseUri  = $details.LicenseUri
        ProjectUri  = $details['ProjectUri']
        Notes       = $details.ReleaseNotes
    }
}

# The packed manifest has the release notes themselves, and the project's page, which a checkout does not know.
function Set-PackedManifest {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Notes, [uri] $ProjectUri)
    $members = [ordered]@{}
    if ($ProjectUri) {
        $members.ProjectUri = $ProjectUri.AbsoluteUri
    }

    $members.ReleaseNotes = $Notes
    $lines = foreach ($name in $members.Keys) {
        $value = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($members[$name])
        "            $($name.PadRight(12)) = '$value'"
    }
    $text = [regex]::Replace((Get-Content $Path -Raw), '(?m)^ *ReleaseNotes *= .*$', { $lines -join "`n" })
    Set-Content $Path $text -NoNewline -Encoding utf8NoBOM
}

# The module ships its own assemblies only: one of somebody else's may be in the way of another module's.
function Assert-OwnAssembly {
    param([Parameter(Mandatory)] [string] $Path)
    $own = (Get-ChildItem (Join-Path $root src) -Recurse -Filter *.csproj).BaseName
    $foreign = Get-ChildItem $Path -Recurse -File |
        Where-Object { $_.Extension -in '.dll', '.exe', '.so', '.dylib' -and $_.BaseName -replace '\.resources$' -notin $own }
    if ($foreign) {
        throw "The package would ship $($foreign.Name -join ', '), which no project of src makes. Take it out of lib, and out of what copies it there."
    }
}

# The software bill of materials: every file with its digests, as SPDX 2.2, where tools for PowerShell and NuGet packages look
# for it. Microsoft.Sbom.DotNetTool orders the files differently in every run, gives each document a random id, knows no
# licence and needs an older .NET; CycloneDX lists the packages that a project references, and this module ships none.
function Add-Sbom {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] $Package, [Parameter(Mandatory)] [datetimeoffset] $Date)
    $names = [string[]] @((Get-ChildItem $Path -Recurse -File).FullName | ForEach-Object { [System.IO.Path]::GetRelativePath($Path, $_) -replace '\\', '/' })
    [array]::Sort($names, [System.StringComparer]::Ordinal)
    $files = foreach ($name in $names) {
        $digests = foreach ($algorithm in 'SHA1', 'SHA256') {
            [ordered]@{ algorithm = $algorithm; checksumValue = (Get-FileHash (Join-Path $Path $name) $algorithm).Hash.ToLowerInvariant() }
        }
        [ordered]@{
            fileName           = "./$name"
            SPDXID             = "SPDXRef-File-$($digests[0].checksumValue)-$([array]::IndexOf($names, $name))"
            checksums          = $digests
            licenseConcluded   = 'MIT'
            licenseInfoInFiles = @('NOASSERTION')
            copyrightText      = $Package.Copyright
        }
    }

    # As SPDX defines it: the digest of all files' digests, in order.
    $ordered = [string[]] @($files | ForEach-Object { $_.checksums[0].checksumValue })
    [array]::Sort($ordered, [System.StringComparer]::Ordinal)
    $bytes = [System.Text.Encoding]::ASCII.GetBytes(-join $ordered)
    $code = [System.Convert]::ToHexString([System.Security.Cryptography.SHA1]::HashData($bytes)).ToLowerInvariant()
    $namespace = [guid]::new([byte[]] [System.Security.Cryptography.SHA256]::HashData($bytes)[0..15])

    $document = [ordered]@{
        spdxVersion       = 'SPDX-2.2'
        dataLicense       = 'CC0-1.0'
        SPDXID            = 'SPDXRef-DOCUMENT'
        name              = "$($Package.Name) $($Package.FullVersion)"
        documentNamespace = "urn:uuid:$namespace"
        creationInfo      = [ordered]@{
            created  = $Date.ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
            creators = @("Organization: $($Package.Author)")
        }
        packages          = @([ordered]@{
                name                    = $Package.Name
                SPDXID                  = 'SPDXRef-Package'
                versionInfo             = $Package.FullVersion
                supplier                = "Organization: $($Package.Author)"
                downloadLocation        = 'NOASSERTION'
                filesAnalyzed           = $true
                packageVerificationCode = [ordered]@{ packageVerificationCodeValue = $code }
                licenseConcluded        = 'MIT'
                licenseDeclared         = 'MIT'
                licenseInfoFromFiles    = @('NOASSERTION')
                copyrightText           = $Package.Copyright
                hasFiles                = @($files.SPDXID)
            })
        files             = @($files)
        relationships     = @([ordered]@{ spdxElementId = 'SPDXRef-DOCUMENT'; relationshipType = 'DESCRIBES'; relatedSpdxElement = 'SPDXRef-Package' })
    }
    $folder = New-Item (Join-Path $Path _manifest spdx_2.2) -ItemType Directory
    ConvertTo-Json $document -Depth 5 | ForEach-Object { $_ -replace '\r\n', "`n" } | Set-Content (Join-Path $folder manifest.spdx.json) -NoNewline -Encoding utf8NoBOM
}

# The folder that is published: <Destination>/QualificationTools/<version>.
function New-PackageFolder {
    param([Parameter(Mandatory)] [string] $Destination, [uri] $ProjectUri)
    $built = 'lib', 'en-US', 'zh-Hans' | ForEach-Object { Join-Path $root $_ }
    $missing = $built | Where-Object { -not (Test-Path $_) }
    if ($missing) {
        throw "$($missing -join ', ') is not there. Build it first: ./build.ps1"
    }

    $manifest = Join-Path $root QualificationTools.psd1
    $package = Get-PackageInfo $manifest
    $folder = Join-Path $Destination $package.Name $package.Version
    if (Test-Path $folder) {
        Remove-Item $folder -Recurse
    }

    $null = New-Item $folder -ItemType Directory
    $documents = 'LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'SECURITY.md' | ForEach-Object { Join-Path $root $_ }
    Copy-Item @($manifest; $documents) $folder
    $built | ForEach-Object { Copy-Item $_ $folder -Recurse }
    Assert-OwnAssembly $folder
    $packed = Join-Path $folder QualificationTools.psd1
    Set-PackedManifest $packed (Get-NewestChange (Join-Path $root CHANGELOG.md)).Notes $ProjectUri
    $null = Test-ModuleManifest $packed
    Add-Sbom $folder $package (Get-SourceDate)
    Get-Item $folder
}

# What Find-PSResource finds a module by, beside the tags of the manifest.
function Get-PackageTag {
    param([Parameter(Mandatory)] $Package)
    'PSModule'
    $Package.Tags
    'PSIncludes_Cmdlet'
    foreach ($name in $Package.Cmdlets) {
        "PSCmdlet_$name"
        "PSCommand_$name"
    }
}

# Makes the .nupkg of a package's folder, beside <Destination>/QualificationTools. Compress-PSResource names a part at random,
# writes the kernel's version into it, and leaves out the tags by which a cmdlet is found.
function New-NuGetPackage {
    param([Parameter(Mandatory)] [string] $Folder, [Parameter(Mandatory)] [string] $Destination)
    $package = Get-PackageInfo (Join-Path $Folder QualificationTools.psd1)
    $members = [ordered]@{
        id                       = $package.Name
        version                  = $package.FullVersion
        authors                  = $package.Author
        owners                   = $package.Author
        requireLicenseAcceptance = 'false'
        licenseUrl               = $package.LicenseUri
        projectUrl               = $package.ProjectUri
        description              = $package.Description
        releaseNotes             = $package.Notes
        copyright                = $package.Copyright
        tags                     = (Get-PackageTag $package) -join ' '
    }
    $metadata = foreach ($name in $members.Keys) {
        if ($members[$name]) {
            "    <$name>$([System.Security.SecurityElement]::Escape($members[$name]))</$name>"
        }
    }
    $specification = Join-Path $Destination "$($package.Name).nuspec"
    Set-Content $specification -Encoding utf8NoBOM @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
$($metadata -join "`n")
  </metadata>
  <files>
    <file src="$([System.Security.SecurityElement]::Escape((Join-Path $Folder '**')))" target="" />
  </files>
</package>
"@
    $file = Join-Path $Destination "$($package.Name).$($package.FullVersion).nupkg"
    try {
        # Its warnings are about libraries for .NET, which have a folder for each framework; so they are shown only if it fails.
        $PSNativeCommandUseErrorActionPreference = $false
        $said = dotnet pack $specification --output $Destination 2>&1
        if ($LASTEXITCODE -ne 0) {
            throw "dotnet pack failed:`n$($said -join "`n")"
        }
    }
    finally {
        Remove-Item $specification
    }

    Format-Archive $file (Get-SourceDate)
    Get-Item $file
}

# What dotnet pack writes tells of the clock, the disk and the system. So the archive is written anew, the same everywhere.
function Format-Archive {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [datetimeoffset] $Date)
    $contents = Read-Archive $Path
    $names = [string[]] @($contents.Keys)
    [array]::Sort($names, [System.StringComparer]::Ordinal)
    $stream = [System.IO.MemoryStream]::new()
    $archive = [System.IO.Compression.ZipArchive]::new($stream, 'Create', $true)
    foreach ($name in $names) {
        $entry = $archive.CreateEntry($name, 'Optimal')
        $entry.LastWriteTime = $Date.ToUniversalTime()
        # Modes of Unix, which Windows does not write.
        $entry.ExternalAttributes = 0
        $target = $entry.Open()
        $target.Write($contents[$name])
        $target.Dispose()
    }

    $archive.Dispose()
    $bytes = $stream.ToArray()
    Clear-ArchiveSystem $bytes
    [System.IO.File]::WriteAllBytes($Path, $bytes)
}

# The entries of an archive by their names. What NuGet has added is XML, whose lines end as the system's do.
function Read-Archive {
    param([Parameter(Mandatory)] [string] $Path)
    $contents = @{}
    $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
    try {
        foreach ($entry in $archive.Entries) {
            $memory = [System.IO.MemoryStream]::new()
            $source = $entry.Open()
            $source.CopyTo($memory)
            $source.Dispose()
            $bytes = $memory.ToArray()
            if ($entry.FullName -match '^\[Content_Types\]\.xml$|\.(rels|psmdcp|nuspec)$') {
                $bytes = [System.Text.Encoding]::UTF8.GetBytes([System.Text.Encoding]::UTF8.GetString($bytes).Replace("`r`n", "`n"))
            }

            $contents[$entry.FullName] = $bytes
        }
    }
    finally {
        $archive.Dispose()
    }

    $contents
}

# Each entry of an archive's directory has the system that made it in its sixth byte; 0 is that which has no modes.
function Clear-ArchiveSystem {
    param([Parameter(Mandatory)] [byte[]] $Bytes)
    $end = $Bytes.Length - 22
    $position = [System.BitConverter]::ToInt32($Bytes, $end + 16)
    foreach ($entry in 1..[System.BitConverter]::ToUInt16($Bytes, $end + 10)) {
        $Bytes[$position + 5] = 0
        # The name, what else is said of it, and a remark.
        $lengths = 28, 30, 32 | ForEach-Object { [System.BitConverter]::ToUInt16($Bytes, $position + $_) }
        $position += 46 + ($lengths | Measure-Object -Sum).Sum
    }
}

# Sends a ready .nupkg to a repository. A version is published once and for all, so what would be wrong is found before.
function Publish-Package {
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Repository,
        [Parameter(Mandatory)] [string] $Changelog,
        [string] $Version = (Get-PackageInfo (Join-Path $root QualificationTools.psd1)).FullVersion
    )
    if (-not (Test-Path -LiteralPath $Path)) {
        throw "$Path is not there. Make it first: ./build.ps1 -Task Pack"
    }

    $command = Get-Command Publish-PSResource -ErrorAction Ignore
    if (-not $command -or -not $command.Parameters.ContainsKey('NupkgPath')) {
        throw 'Publishing needs Microsoft.PowerShell.PSResourceGet 1.1 or later. Install it: Install-PSResource Microsoft.PowerShell.PSResourceGet'
    }

    $newest = (Get-NewestChange $Changelog).Version
    if ($newest -ne $Version) {
        throw "The newest section of $Changelog is [$newest], but the package is $Version. Give the section the version and a date, and pack again."
    }

    $target = Get-PSResourceRepository $Repository -ErrorAction Stop
    $arguments = @{ NupkgPath = $Path; Repository = $Repository }
    if (-not $target.Uri.IsFile) {
        if (-not $env:PSGALLERY_API_KEY) {
            throw "PSGALLERY_API_KEY is not set. Put an API key of $Repository that may push $Version into this variable of the environment."
        }

        $arguments.ApiKey = $env:PSGALLERY_API_KEY
    }

    if ($PSCmdlet.ShouldProcess("$Repository ($($target.Uri))", "Publish $(Split-Path $Path -Leaf)")) {
        Publish-PSResource @arguments -ErrorAction Stop
    }
}
