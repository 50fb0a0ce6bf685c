BeforeDiscovery {
    $script:package = $env:QUALIFICATIONTOOLS_PACKAGE
    $script:noPackage = $package ? '' : 'the module under test is not a packed one'
    $script:noPSResourceGet = (Get-Command Publish-PSResource -ErrorAction Ignore)?.Parameters.ContainsKey('NupkgPath') ? '' : 'Microsoft.PowerShell.PSResourceGet 1.1 is not installed'
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/../../src/QualificationTools/Packaging.ps1
    $script:repositoryRoot = Convert-Path "$PSScriptRoot/../.."
    $script:manifest = Get-ManifestPath
    $script:folder = Split-Path $manifest
    $script:package = $env:QUALIFICATIONTOOLS_PACKAGE
    $script:data = Import-PowerShellDataFile $manifest

    function Get-Entry {
        param([Parameter(Mandatory)] [string] $Path)
        $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
        try {
            foreach ($entry in $archive.Entries) {
                $reader = [System.IO.StreamReader]::new($entry.Open())
                [pscustomobject]@{ Name = $entry.FullName; Date = $entry.LastWriteTime.DateTime; Text = $reader.ReadToEnd() }
                $reader.Dispose()
            }
        }
        finally {
            $archive.Dispose()
        }
    }

    # The moment that the package says it is of.
    function Get-PackageDate {
        $document = [System.Text.Json.JsonDocument]::Parse((Get-Content "$folder/_manifest/spdx_2.2/manifest.spdx.json" -Raw))
        $document.RootElement.GetProperty('creationInfo').GetProperty('created').GetDateTimeOffset()
    }

    # The files that the module has brought, without those of the container.
    function Get-ShippedName {
        (Get-Entry $package).Name | Where-Object { $_ -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$)|\.nuspec$' } | Sort-Object
    }
}

Describe 'The packed manifest' -Skip:([bool] $noPackage) {
    It 'is valid and complete' {
        $info = Test-ModuleManifest $manifest -ErrorAction Stop
        foreach ($member in 'Author', 'CompanyName', 'Copyright', 'Description', 'Guid', 'LicenseUri', 'PowerShellVersion', 'ReleaseNotes', 'Tags') {
            $info.$member | Should -Not -BeNullOrEmpty -Because "$member is shown in a gallery"
        }
    }

    It 'exports by name what the module has, and nothing else' {
        $data.CmdletsToExport | Should -Not -Match '[*?]'
        $data.FunctionsToExport + $data.VariablesToExport | Should -BeNullOrEmpty
        $exported = (Get-Module QualificationTools).ExportedCommands.Keys
        $data.CmdletsToExport + $data.AliasesToExport | Sort-Object | Should -BeExactly ($exported | Sort-Object)
    }

    It 'has the newest section of the changelog as its release notes' {
        $notes = $data.PrivateData.PSData.ReleaseNotes
        $changelog = (Get-Content "$repositoryRoot/CHANGELOG.md" -Raw) -replace '\r\n', "`n"
        $changelog | Should -BeLike "*`n`n$([WildcardPattern]::Escape($notes))`n*"
        $notes | Should -Not -Match '(?m)^## '
    }
}

Describe 'The .nupkg' -Skip:([bool] $noPackage) {
    BeforeAll {
        $script:specification = [xml] ((Get-Entry $package) | Where-Object Name -EQ 'QualificationTools.nuspec').Text
        $script:metadata = $specification.package.metadata
    }

    It 'has one specification, which says what the manifest says' {
        $details = $data.PrivateData.PSData
        $specification.package.NamespaceURI | Should -BeExactly 'http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd'
        $metadata.id | Should -BeExactly 'QualificationTools'
        $metadata.version | Should -BeExactly $data.ModuleVersion
        $metadata.authors | Should -BeExactly $data.Author
        $metadata.description | Should -BeExactly $data.Description
        $metadata.copyright | Should -BeExactly $data.Copyright
        $metadata.licenseUrl | Should -BeExactly $details.LicenseUri
        $metadata.releaseNotes -replace '\r\n', "`n" | Should -BeExactly $details.ReleaseNotes
        $metadata['dependencies'] | Should -BeNullOrEmpty
    }

    It 'is found as a module, by each tag and by each cmdlet' {
        $tags = $metadata.tags -split ' '
        $tags[0] | Should -BeExactly 'PSModule'
        $data.PrivateData.PSData.Tags | Should -BeIn $tags
        foreach ($name in $data.CmdletsToExport) {
            "PSCmdlet_$name", "PSCommand_$name" | Should -BeIn $tags
        }

        # The gallery takes no more.
        $metadata.tags.Length | Should -BeLessThan 4000
    }

    It 'has the licence, the documents, the views, and help in both languages' {
        $expected = @(
            'QualificationTools.psd1', 'LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'SECURITY.md', 'lib/QualificationTools.Format.ps1xml'
            foreach ($language in 'en-US', 'zh-Hans') {
                "$language/QualificationTools.dll-Help.xml"
                "$language/about_QualificationTools.help.txt"
            }
        )
        $expected | Should -BeIn (Get-ShippedName)
    }

    It 'ships no assembly but the module''s own' {
        $assemblies = Get-ShippedName | Where-Object { $_ -match '\.(dll|exe|so|dylib)$' }
        $assemblies | Should -BeExactly 'lib/QualificationTools.Core.dll', 'lib/QualificationTools.dll', 'lib/QualificationTools.Workbooks.dll', 'lib/zh-Hans/QualificationTools.Core.resources.dll', 'lib/zh-Hans/QualificationTools.resources.dll'
    }

    It 'has assemblies of the manifest''s version' {
        foreach ($name in 'QualificationTools', 'QualificationTools.Core') {
            $version = [System.Reflection.AssemblyName]::GetAssemblyName("$folder/lib/$name.dll").Version
            $version.ToString(3) | Should -BeExactly $data.ModuleVersion -Because "$name.dll takes it from Directory.Build.props"
        }
    }

    It 'bears one date' {
        $dates = @((Get-Entry $package).Date | Sort-Object -Unique)
        $dates.Count | Should -Be 1
        # A container counts in steps of two seconds.
        [math]::Abs(($dates[0] - (Get-PackageDate).UtcDateTime).TotalSeconds) | Should -BeLessThan 2
    }

    It 'tells nothing of the system that made it' {
        $bytes = [System.IO.File]::ReadAllBytes($package)
        # The directory of an archive: each entry begins with a mark, after which come the format and the system, and later attributes.
        $text = [System.Text.Encoding]::Latin1.GetString($bytes)
        $entries = [regex]::Matches($text, 'PK\x01\x02', 'CultureInvariant')
        $names = @((Get-Entry $package).Name)
        $entries.Count | Should -Be $names.Count
        $entries | ForEach-Object { $bytes[$_.Index + 5]; [System.BitConverter]::ToInt32($bytes, $_.Index + 38) } | Sort-Object -Unique | Should -Be 0
        $ordered = [string[]] $names
        [array]::Sort($ordered, [System.StringComparer]::Ordinal)
        $names | Should -BeExactly $ordered
        Get-Entry $package | Where-Object { $_.Name -notmatch '\.(dll|pdb)$' -and $_.Text -match '\r' } | ForEach-Object Name | Should -BeNullOrEmpty
    }

    It 'is the same, byte for byte, when it is made again' {
        $copy = Join-Path $TestDrive again
        $null = New-Item $copy -ItemType Directory
        foreach ($name in Get-ShippedName) {
            $null = New-Item (Split-Path "$copy/module/$name") -ItemType Directory -Force
            Copy-Item -LiteralPath "$folder/$name" "$copy/module/$name"
            (Get-Item "$copy/module/$name").LastWriteTime = '2020-01-02'
        }
        $before = $env:SOURCE_DATE_EPOCH
        $env:SOURCE_DATE_EPOCH = (Get-PackageDate).ToUnixTimeSeconds()
        try {
            $made = New-NuGetPackage "$copy/module" $copy
        }
        finally {
            $env:SOURCE_DATE_EPOCH = $before
        }

        (Get-FileHash $made).Hash | Should -BeExactly (Get-FileHash $package).Hash
    }
}

Describe 'What is shipped' -Skip:([bool] $noPackage) {
    It 'does not say where it was built' {
        $places = @($repositoryRoot; [Environment]::GetFolderPath('UserProfile')) | Where-Object Length -GT 1
        foreach ($file in Get-ChildItem $folder -Recurse -File) {
            $bytes = [System.IO.File]::ReadAllBytes($file)
            foreach ($encoding in 'utf-8', 'utf-16') {
                $text = [System.Text.Encoding]::GetEncoding($encoding).GetString($bytes)
                $places | Where-Object { $text.Contains($_, 'Ordinal') } | Should -BeNullOrEmpty -Because "$($file.Name) is the same wherever it is built"
            }
        }
    }

    It 'names sources in <_> by their place in the repository' -ForEach 'QualificationTools.pdb', 'QualificationTools.Core.pdb' {
        $stream = [System.IO.File]::OpenRead("$folder/lib/$_")
        $provider = [System.Reflection.Metadata.MetadataReaderProvider]::FromPortablePdbStream($stream)
        try {
            $reader = $provider.GetMetadataReader()
            $sources = foreach ($handle in $reader.Documents) {
                $reader.GetString($reader.GetDocument($handle).Name)
            }
        }
        finally {
            $provider.Dispose()
        }

        $sources.Count | Should -BeGreaterThan 10
        $sources | Should -Match '^/_/src/'
    }

    It 'is unpacked from exactly the files of the .nupkg' {
        Get-ShippedName | ForEach-Object { Join-Path $folder $_ } | Should -Exist
    }
}

Describe 'The bill of materials' -Skip:([bool] $noPackage) {
    BeforeAll {
        $script:place = '_manifest/spdx_2.2/manifest.spdx.json'
        $script:bill = Get-Content (Join-Path $folder $place) -Raw | ConvertFrom-Json
    }

    It 'is a document of SPDX 2.2 about the package and its licence' {
        $bill.spdxVersion | Should -BeExactly 'SPDX-2.2'
        $bill.SPDXID | Should -BeExactly 'SPDXRef-DOCUMENT'
        $bill.dataLicense | Should -BeExactly 'CC0-1.0'
        $bill.documentNamespace | Should -Match '^urn:uuid:[0-9a-f-]{36}$'
        Get-PackageDate | Should -BeLessOrEqual ([datetimeoffset]::UtcNow)
        $bill.packages.Count | Should -Be 1
        $bill.packages[0].name | Should -BeExactly 'QualificationTools'
        $bill.packages[0].versionInfo | Should -BeExactly $data.ModuleVersion
        $bill.packages[0].licenseDeclared | Should -BeExactly 'MIT'
        $bill.relationships[0].relatedSpdxElement | Should -BeExactly $bill.packages[0].SPDXID
    }

    It 'lists every file, and no other' {
        $listed = $bill.files.fileName
        $listed | Sort-Object | Should -BeExactly (Get-ShippedName | Where-Object { $_ -ne $place } | ForEach-Object { "./$_" } | Sort-Object)
        $bill.packages[0].hasFiles | Sort-Object | Should -BeExactly ($bill.files.SPDXID | Sort-Object)
        ($bill.files.SPDXID | Sort-Object -Unique).Count | Should -Be $bill.files.Count
    }

    It 'has the digests of what is shipped' {
        foreach ($file in $bill.files) {
            foreach ($checksum in $file.checksums) {
                $actual = (Get-FileHash (Join-Path $folder $file.fileName) $checksum.algorithm).Hash
                $checksum.checksumValue | Should -Be $actual -Because "$($file.fileName) has this $($checksum.algorithm)"
            }

            $file.checksums.algorithm | Should -Be 'SHA1', 'SHA256'
        }
    }
}

Describe 'From a repository' -Skip:([bool] ($noPackage -or $noPSResourceGet)) {
    BeforeAll {
        # A shell with a register of repositories of its own, where the platform lets it be moved.
        function Invoke-RepositoryShell {
            param([Parameter(Mandatory)] [string] $Script)
            $before = $env:XDG_DATA_HOME
            $env:XDG_DATA_HOME = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
            $name = "QualificationTools.Tests.$PID"
            try {
                $said = Invoke-Shell -Command @"
`$ErrorActionPreference = 'Stop'
. '$repositoryRoot/src/QualificationTools/Packaging.ps1'
[cultureinfo]::CurrentUICulture = 'en-US'
`$null = New-Item '$TestDrive/shelf' -ItemType Directory -Force
Register-PSResourceRepository $name -Uri '$TestDrive/shelf' -Trusted
try { $Script } catch { "## `$_" } finally { Unregister-PSResourceRepository $name }
"@ 2>&1 | Out-String -Stream
                $said -replace [regex]::Escape($name), 'Shelf'
            }
            finally {
                $env:XDG_DATA_HOME = $before
            }
        }

        $script:released = Join-Path $TestDrive released.md
        Set-Content $released "# Changelog`n`n## [$($data.ModuleVersion)] - 2026-01-01`n`nNotes.`n"
        $script:publish = "Publish-Package '$package' QualificationTools.Tests.`$PID"
        $script:publish = $publish.Replace('$PID', "$PID")
    }

    It 'says with -WhatIf what would be published, and publishes nothing' {
        $said = Invoke-RepositoryShell "$publish '$released' -WhatIf"

        "$said" | Should -Match "What if: .*Publish QualificationTools\.$([regex]::Escape($data.ModuleVersion))\.nupkg.*Shelf"
        Get-ChildItem "$TestDrive/shelf" | Should -BeNullOrEmpty
    }

    It 'is published, and installed whole' {
        $said = Invoke-RepositoryShell @"
$publish '$released'
`$null = New-Item '$TestDrive/modules' -ItemType Directory
Save-PSResource QualificationTools -Repository QualificationTools.Tests.$PID -Path '$TestDrive/modules'
`$env:PSModulePath = '$TestDrive/modules' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
'cmdlets: ' + @(Get-Command -Module (Import-Module QualificationTools -PassThru) -CommandType Cmdlet).Count
'path: ' + (Get-Module QualificationTools).ModuleBase
'synopsis: ' + (Get-Help Update-VmsQualification).Synopsis
"@
        $installed = "$TestDrive/modules/QualificationTools/$($data.ModuleVersion)"
        $said | Should -Contain "cmdlets: $($data.CmdletsToExport.Count)"
        $said | Should -Contain "path: $(Convert-Path $installed)"
        $said | Should -Contain "synopsis: $((Get-Help Update-VmsQualification).Synopsis)"
        foreach ($name in Get-ShippedName) {
            (Get-FileHash -LiteralPath "$installed/$name").Hash | Should -BeExactly (Get-FileHash -LiteralPath "$folder/$name").Hash
        }
    }

    It 'is not published under a section that is not the version''s' {
        $changelog = Join-Path $TestDrive unreleased.md
        Set-Content $changelog "# Changelog`n`n## [Unreleased]`n`nNotes.`n"

        "$(Invoke-RepositoryShell "$publish '$changelog'")" | Should -Match '## The newest section of .* is \[Unreleased\], but the package is'
    }

    It 'is not published to a gallery without an API key' {
        $before = $env:PSGALLERY_API_KEY
        $env:PSGALLERY_API_KEY = $null
        try {
            "$(Invoke-RepositoryShell "Publish-Package '$package' PSGallery '$released' -WhatIf")" | Should -Match '## PSGALLERY_API_KEY is not set'
        }
        finally {
            $env:PSGALLERY_API_KEY = $before
        }
    }

    It 'does not show the API key' {
        $before = $env:PSGALLERY_API_KEY
        $env:PSGALLERY_API_KEY = 'oy2-made-up-key'
        try {
            # There is no gallery at that address.
            $said = Invoke-RepositoryShell @"
Register-PSResourceRepository None.$PID -Uri $env:QUALIFICATIONTOOLS_EMULATOR/api/v2 -ApiVersion V2
try { Publish-Package '$package' None.$PID '$released' -Verbose -Debug } finally { Unregister-PSResourceRepository None.$PID }
"@
            "$said" | Should -Match 'VERBOSE: Performing the operation "Publish QualificationTools'
            "$said" | Should -Match '## '
            "$said" | Should -Not -Match 'oy2-made-up-key'
        }
        finally {
            $env:PSGALLERY_API_KEY = $before
        }
    }
}

Describe 'The checkout' {
    It 'is imported as the package is' {
        $said = Invoke-Shell -Command "(Import-Module '$repositoryRoot/QualificationTools.psd1' -PassThru).ExportedCmdlets.Keys" 2>&1
        "$said" -split ' ' | Sort-Object | Should -BeExactly ($data.CmdletsToExport | Sort-Object)
    }
}

Describe 'Packing' {
    It 'refuses the assembly of somebody else' {
        $foreign = New-Item (Join-Path $TestDrive foreign/lib/Newtonsoft.Json.dll) -Force
        { Assert-OwnAssembly $foreign.Directory } | Should -Throw '*Newtonsoft.Json.dll*'
    }

    It 'takes the newest section of a changelog' {
        $changelog = Join-Path $TestDrive changes.md
        Set-Content $changelog "# Changelog`r`n`r`n## [1.1.0] - 2026-02-03`r`n`r`n- It's new.`r`n- So is this.`r`n`r`n## [1.0.0]`r`n`r`n- Old.`r`n"

        $newest = Get-NewestChange $changelog
        $newest.Version | Should -BeExactly '1.1.0'
        $newest.Notes | Should -BeExactly "- It's new.`n- So is this."
    }

    It 'writes notes and address into the manifest as they are' {
        $copy = Join-Path $TestDrive QualificationTools.psd1
        Copy-Item "$repositoryRoot/QualificationTools.psd1" $copy
        $notes = "- It's `$new, and ’curly‘.`n- ``Test-*``"
        Set-PackedManifest $copy $notes 'https://example.com/tools'

        $details = (Import-PowerShellDataFile $copy).PrivateData.PSData
        $details.ReleaseNotes | Should -BeExactly $notes
        $details.ProjectUri | Should -BeExactly 'https://example.com/tools'
    }

    It 'gives a version with a label its label' {
        $copy = Join-Path $TestDrive Preview.psd1
        (Get-Content "$repositoryRoot/QualificationTools.psd1" -Raw) -replace '(?m)^( *)ReleaseNotes', "`$1Prerelease = 'preview1'`n`$0" | Set-Content $copy
        (Get-PackageInfo $copy).FullVersion | Should -BeExactly "$((Import-PowerShellDataFile $copy).ModuleVersion)-preview1"
    }

    It 'says what to do where there is no package to publish' -Skip:([bool] $noPSResourceGet) {
        { Publish-Package (Join-Path $TestDrive none.nupkg) PSGallery "$repositoryRoot/CHANGELOG.md" } | Should -Throw '*./build.ps1 -Task Pack*'
    }
}
