# Runs at discovery, since tests are made from it.
$manifest = $env:QUALIFICATIONTOOLS_MANIFEST ? $env:QUALIFICATIONTOOLS_MANIFEST : "$PSScriptRoot/../../QualificationTools.psd1"
$pages = foreach ($culture in 'en-US', 'zh-CN') {
    foreach ($name in (Import-PowerShellDataFile $manifest).CmdletsToExport) {
        @{ Culture = $culture; Name = $name }
    }
}
$topics = foreach ($culture in 'en-US', 'zh-CN') {
    foreach ($name in 'about_QualificationTools', 'about_QualificationTools_Csv', 'about_QualificationTools_Bulk', 'about_QualificationTools_Credentials', 'about_QualificationTools_Runbook') {
        @{ Culture = $culture; Name = $name }
    }
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Vaults.ps1
    . $PSScriptRoot/Photos.ps1
    $script:manifest = Convert-Path ($env:QUALIFICATIONTOOLS_MANIFEST ? $env:QUALIFICATIONTOOLS_MANIFEST : "$PSScriptRoot/../../QualificationTools.psd1")
    $script:chinese = '[\u4e00-\u9fff]'
    $script:common = [System.Management.Automation.PSCmdlet]::CommonParameters

    # Get-Help remembers what it found, whatever the language is then, so each language has a session of its own.
    function Invoke-InCulture {
        param([string] $Culture, [string] $Code, [hashtable] $Variable = @{}, [string] $Location = "$TestDrive")
        $session = [powershell]::Create()
        try {
            foreach ($name in $Variable.Keys) {
                $session.Runspace.SessionStateProxy.SetVariable($name, $Variable[$name])
            }

            $null = $session.AddScript("[cultureinfo]::CurrentUICulture = '$Culture'; Set-Location '$Location'; Import-Module '$manifest'`n$Code")
            $output = $session.Invoke()
            [pscustomobject]@{ Output = $output; Problems = @($session.Streams.Error) + @($session.Streams.Warning) }
        }
        finally {
            $session.Dispose()
        }
    }

    $script:help = @{}
    foreach ($language in 'en-US', 'zh-CN') {
        $help[$language] = @{}
        $found = Invoke-InCulture $language 'Get-Command -Module QualificationTools | ForEach-Object { Get-Help $_.Name -Full }'
        foreach ($one in $found.Output) {
            $help[$language][$one.Name] = $one
        }
    }

    function Get-Text {
        param($Node)
        foreach ($paragraph in $Node) {
            $paragraph.Text
        }
    }

    # The columns that a line takes: a Chinese character takes two.
    function Measure-Column {
        param([string] $Line)
        $Line.Length + [regex]::Matches($Line, '[\u2E80-\uFFEF]').Count
    }

    # A folder with the files that the examples read.
    function Get-ExampleFolder {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        1..3 | ForEach-Object { Get-VmsRow "QUA20260000000$_" -Change @{ QualificationEntity = "Example $_ Ltd" } } | Export-Csv (Join-Path $folder vms.csv)
        1..3 | ForEach-Object { Get-DouyinRow "I_700000000000000000$_" } | Export-Csv (Join-Path $folder douyin.csv)
        $row = [ordered]@{}
        foreach ($column in (Get-DataText columns.json | ConvertFrom-Json).vms) {
            $row[$column.chinese] = $column.value
        }

        [pscustomobject] $row | Export-Csv (Join-Path $folder vms-gb18030.csv) -Encoding gb18030
        New-Photo (Join-Path $folder photos/front.png) -Seed 1
        New-Photo (Join-Path $folder photos/back.png) -Seed 2
        New-Photo (Join-Path $folder case.pdf) -Format Pdf
        Get-DataText vms-update.json | Set-Content (Join-Path $folder body.json) -Encoding utf8NoBOM
        $folder.FullName
    }

    # Examples say nothing of the emulator.
    function Get-EndpointDefault {
        param([string] $Endpoint)
        $defaults = [System.Management.Automation.DefaultParameterDictionary]::new()
        foreach ($verb in 'Add', 'Get', 'New', 'Save', 'Send', 'Update', 'Wait') {
            $defaults["$verb-Vms*:Endpoint"] = $Endpoint
            $defaults["$verb-Douyin*:Endpoint"] = $Endpoint
        }

        $defaults
    }

    # Runs examples about vaults in a shell of their own, each with the same credentials stored. What a person would type is given.
    function Invoke-VaultExample {
        param([string] $Culture, [string[]] $Code, [string] $Location)
        $texts = foreach ($text in $Code) {
            "'$($text.Replace("'", "''"))'"
        }
        $start = "[cultureinfo]::CurrentUICulture = '$Culture'; Set-Location '$Location'; `$examples = $($texts -join ', ')`n"
        Invoke-VaultShell ($start + {
                Initialize-Store LocalStore
                function Get-TypedCredential { Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0 }
                function Get-TypedSecret { [System.Net.NetworkCredential]::new('', 'token').SecurePassword }
                Set-Alias Get-Credential Get-TypedCredential
                Set-Alias Read-Host Get-TypedSecret
                $global:PSDefaultParameterValues = @{ 'Update-*:Endpoint' = $at.Endpoint; 'Test-QualificationCredential:Endpoint' = $at.Endpoint }
                foreach ($example in $examples) {
                    Get-QualificationCredential | Remove-QualificationCredential -Confirm:$false
                    Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Default
                    Set-QualificationCredential Vms old (Get-TestCredential AKLTEMULATOR x) -ExpiresAt '2020-01-01Z' -WarningAction Ignore
                    Set-QualificationCredential Douyin mini (Get-TestCredential ttemulator emulator-secret) -Default
                    $problems = try {
                        . ([scriptblock]::Create($example)) 2>&1 3>&1 |
                            Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.WarningRecord] }
                    }
                    catch {
                        $_
                    }
                    @{ Problems = @($problems | ForEach-Object { "$_" }) }
                }
            }.ToString())
    }
}

Describe 'The help of <Name> in <Culture>' -ForEach $pages {
    BeforeAll {
        $script:page = $help[$Culture][$Name]
        $script:examples = @($page.examples.example)
    }

    It 'is found' {
        # Without a file of help, Get-Help makes something up from the syntax.
        $page.PSObject.TypeNames | Should -Contain 'MamlCommandHelpInfo#FullView'
        $page.description | Should -Not -BeNullOrEmpty
    }

    It 'has a synopsis that fits into one line' {
        $page.Synopsis | Should -Not -BeNullOrEmpty
        Measure-Column $page.Synopsis | Should -BeLessOrEqual 75
    }

    It 'has a text in each section' {
        $sections = [ordered]@{
            description = Get-Text $page.description
            notes       = Get-Text $page.alertSet.alert
            inputs      = foreach ($type in $page.inputTypes.inputType) { $type.type.name; Get-Text $type.description }
            outputs     = foreach ($type in $page.returnValues.returnValue) { $type.type.name; Get-Text $type.description }
            links       = $page.relatedLinks.navigationLink.linkText
        }
        foreach ($section in $sections.Keys) {
            "$($sections[$section])".Trim() | Should -Not -BeNullOrEmpty -Because "$section tells something"
            $sections[$section] | Should -Not -Match '\{\{|Fill in|TODO|/home/|/tmp/|[A-Z]:\\'
        }
    }

    It 'describes every parameter, and no other' {
        $actual = (Get-Command $Name).Parameters.Keys | Where-Object { $_ -notin $common }
        $described = $page.parameters.parameter.name
        $described | Sort-Object | Should -Be ($actual | Sort-Object)
        foreach ($parameter in $page.parameters.parameter) {
            "$(Get-Text $parameter.description)" | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) is described"
            if ($Culture -eq 'zh-CN') {
                "$(Get-Text $parameter.description)" | Should -Match $chinese -Because "-$($parameter.name) is described in Chinese"
            }
        }
    }

    It 'is in its language' {
        if ($Culture -eq 'zh-CN') {
            @($page.Synopsis; Get-Text $page.description; Get-Text $page.alertSet.alert; $examples.title) | Should -Match $chinese
        }
        else {
            @($page.Synopsis; Get-Text $page.description; $examples.title) | Should -Not -Match $chinese
        }
    }

    It 'has at least three examples, each with a title, a word about it, and code' {
        $examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $examples) {
            $example.title | Should -Match '\d+[:\uFF1A] ?\S'
            "$(Get-Text $example.introduction)".Trim() | Should -Not -BeNullOrEmpty
            $example.code | Should -Not -BeNullOrEmpty
        }
    }

    It 'fits into 80 columns' {
        $lines = @(Get-Text $page.description; Get-Text $page.alertSet.alert; $examples.title; $examples.code) -split '\r?\n'
        $lines | Where-Object { (Measure-Column $_) -gt 75 } | Should -BeNullOrEmpty
    }

    It 'has examples that run' {
        if ($Name -like '*-QualificationCredential') {
            $obstacle = Get-StoreObstacle
            if ($obstacle) {
                Set-ItResult -Skipped -Because $obstacle
            }

            Clear-Emulator
            $runs = @(Invoke-VaultExample -Culture $Culture -Code $examples.code -Location (Get-ExampleFolder))
            $runs.Count | Should -Be $examples.Count
            for ($i = 0; $i -lt $runs.Count; $i++) {
                $runs[$i].Problems | Should -BeNullOrEmpty -Because "'$($examples[$i].title)' runs"
            }

            return
        }

        foreach ($example in $examples) {
            Clear-Emulator
            $folder = Get-ExampleFolder
            if ($Name -in 'Get-QualificationJournal', 'Measure-QualificationResult') {
                $vms = Get-VmsConnection
                $null = Import-Csv "$folder/vms.csv" | Update-VmsQualification @vms -JournalPath "$folder/vms.jsonl"
            }

            $fileCode = $null
            if ($Name -like '*-VmsQualificationFile') {
                $fileCode = Send-VmsPhoto
            }
            elseif ($Name -match '^(New|Wait)-|Scene$') {
                Set-EmulatorReview -AfterMs 0
            }

            $connection = $Name -match 'Douyin' ? (Get-DouyinConnection) : (Get-VmsConnection)
            $variables = @{
                credential               = $connection.Credential
                fileCode                 = $fileCode
                PSDefaultParameterValues = Get-EndpointDefault $connection.Endpoint
            }
            $run = Invoke-InCulture -Culture $Culture -Code $example.code -Variable $variables -Location $folder
            $run.Problems | Should -BeNullOrEmpty -Because "'$($example.title)' runs"
        }
    }
}

Describe 'The topic <Name> in <Culture>' -ForEach $topics {
    BeforeAll {
        $script:topic = "$((Invoke-InCulture $Culture "Get-Help $Name").Output)"
    }

    It 'is found, in its language' {
        $lines = $topic -split '\r?\n'
        $lines[0] -match $chinese | Should -Be ($Culture -eq 'zh-CN')
        $lines[1].Trim() | Should -BeExactly $Name
        # The list of topics shows this line.
        $lines[4].Trim() | Should -Not -BeNullOrEmpty
    }

    It 'fits into 80 columns' {
        $topic -split '\r?\n' | Where-Object { (Measure-Column $_) -gt 80 } | Should -BeNullOrEmpty
    }
}

Describe 'The topic about columns' {
    It 'names every column, in <_>' -ForEach 'en-US', 'zh-CN' {
        $topic = "$((Invoke-InCulture $_ 'Get-Help about_QualificationTools_Csv').Output)"
        $columns = Get-DataText columns.json | ConvertFrom-Json
        $names = foreach ($column in $columns.vms + $columns.institution + $columns.partner) {
            ($column.english, $column.chinese) -replace '\d+', '#'
        }
        $names | Where-Object { -not $topic.Contains($_) } | Should -BeNullOrEmpty
    }
}

Describe 'The help' {
    It 'is found in Chinese where the culture is <_>' -ForEach 'zh-CN', 'zh-SG', 'zh-Hans', 'zh-Hans-CN' {
        (Invoke-InCulture $_ '(Get-Help Update-VmsQualification).Synopsis').Output | Should -Match $chinese
    }

    It 'is found in English where the culture is <_>' -ForEach 'en-GB', 'de-DE', 'ja-JP' {
        (Invoke-InCulture $_ '(Get-Help Update-VmsQualification).Synopsis').Output | Should -Not -Match $chinese
    }

    It 'is what the Markdown makes, and the Markdown describes the module' {
        $platyPS = Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object Version -GE ([version]'1.0.0')
        if (-not $platyPS) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PlatyPS 1.0 or later is not installed'
        }

        $build = Convert-Path "$PSScriptRoot/../../src/QualificationTools/Help/Build-Help.ps1"
        { Invoke-InCulture en-US "& '$build' -Check -Manifest '$manifest'" } | Should -Not -Throw
    }
}
