# Both READMEs are followed from top to bottom, block by block, in a clean folder.
$languages = @(
    @{ Name = 'README.md'; Culture = 'en-US'; Told = 'was rewritten by a spreadsheet'; Missing = 'There is no qualification 202600000003' }
    @{ Name = 'README.zh-CN.md'; Culture = 'zh-CN'; Told = '电子表格'; Missing = '202600000003' }
)

BeforeDiscovery {
    . $PSScriptRoot/Vaults.ps1
    $script:obstacle = Get-StoreObstacle
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Documents.ps1
    . $PSScriptRoot/Photos.ps1
    . $PSScriptRoot/Vaults.ps1

    # Follows a README. Different from what a person has are: where the stand-in listens, who answers the question for the
    # credential, and that the real account is a stand-in too, which begins anew.
    function Invoke-Readme {
        param([Parameter(Mandatory)] [string] $Name)
        $ErrorActionPreference = 'Continue'
        $PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary]::new()
        $PSDefaultParameterValues['Wait-*:PollIntervalSec'] = 1
        function Get-TypedCredential { (Get-VmsConnection).Credential }
        Set-Alias Get-Credential Get-TypedCredential
        foreach ($readmeBlock in Get-DocumentBlock $Name) {
            if ($readmeBlock.Language -eq 'csv') {
                New-ShownFile $readmeBlock
                continue
            }
            if ($readmeBlock.Language -ne 'powershell') {
                continue
            }
            if ($readmeBlock.Text.Contains('Get-Credential')) {
                Clear-Emulator
                $PSDefaultParameterValues['Update-Vms*:Endpoint'] = $env:QUALIFICATIONTOOLS_EMULATOR
            }
            $readmeScript = $readmeBlock.Text.Replace('http://127.0.0.1:5080', $env:QUALIFICATIONTOOLS_EMULATOR)
            $readmeOutput = . ([scriptblock]::Create($readmeScript)) 2>&1 3>&1
            $readmeErrors, $readmeOutput = @($readmeOutput).Where({ $_ -is [System.Management.Automation.ErrorRecord] }, 'Split')
            [pscustomobject]@{
                Text     = $readmeBlock.Text
                Output   = @($readmeOutput)
                Errors   = @($readmeErrors | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' })
                Requests = @(Get-EmulatorRequest).Count
                ExitCode = $exitCode
            }
        }
    }

    function Get-State {
        param($Step)
        $Step.Output | Where-Object { $_ -is [QualificationTools.QualificationResult] } | ForEach-Object { "$($_.Row) $($_.Status)" } | Sort-Object
    }
}

Describe '<Name>' -ForEach $languages {
    BeforeAll {
        Clear-Emulator
        Set-EmulatorReview -AfterMs 1
        $kept = @{}
        foreach ($variable in 'VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY') {
            $kept[$variable] = [Environment]::GetEnvironmentVariable($variable)
        }
        $null = New-Item "$TestDrive/$Culture" -ItemType Directory
        Push-Location "$TestDrive/$Culture"
        $uiCulture = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = $Culture
        try {
            $script:steps = @(Invoke-Readme $Name)
        }
        finally {
            [cultureinfo]::CurrentUICulture = $uiCulture
            Pop-Location
            foreach ($variable in $kept.Keys) {
                [Environment]::SetEnvironmentVariable($variable, $kept[$variable])
            }
        }
    }

    It 'has eight blocks to type' {
        $steps | Should -HaveCount 8
    }

    It 'begins with a template and what explains it' {
        $steps[0].Output.Name | Should -Be 'vms.csv', 'vms.columns.csv'
        $steps[0].Errors | Should -BeNullOrEmpty
    }

    It 'finds the damaged number offline, in the row that the text names' {
        $steps[1].Output.Row | Should -Be 3
        $steps[1].Output.Problems.Message | Should -Match $Told
        $steps[1].Requests | Should -Be 0
    }

    It 'plans without a connection' {
        $steps[2].Text | Should -Match '-WhatIf'
        Get-State $steps[2] | Should -BeNullOrEmpty
        $steps[2].Requests | Should -Be 0
    }

    It 'sends what can be sent, and tells what became of the rest' {
        Get-State $steps[3] | Should -Be '2 Succeeded', '3 Invalid', '4 Rejected'
        $steps[3].Errors | Sort-Object | Should -Be 'QUALIFICATION_MISSING', 'ValidationFailed'
        $steps[3].Output | Out-String | Should -Match $Missing
    }

    It 'comes to its end with the mended file, and sends nothing twice' {
        $steps[4].Errors | Should -BeNullOrEmpty
        $steps[4].Output | ForEach-Object { "$($_.QualificationNo) $($_.ApprovalStatus)" } | Sort-Object |
            Should -Be 'QUA202600000001 Approved', 'QUA202600000002 Approved', 'QUA202600000003 Approved'
    }

    It 'goes to the real account only when it says so' {
        $steps[5].Text | Should -Match 'Get-Credential'
        Get-State $steps[5] | Should -Be '2 Succeeded', '3 Succeeded', '4 Succeeded'
        $steps[5].Errors | Should -BeNullOrEmpty
        $steps[5].Requests | Should -Be 3
    }

    It 'sends a row with its photos' {
        $steps[6].Errors | Should -BeNullOrEmpty
        $steps[6].Output.Where({ $_ -is [QualificationTools.QualificationCheck] }).IsValid | Should -BeTrue
        Get-State $steps[6] | Should -Be '2 Succeeded'
        # Two photos and the row.
        $steps[6].Requests | Should -Be 6
    }

    It 'measures an unattended run' {
        $steps[7].Errors | Should -BeNullOrEmpty
        $steps[7].Output | Out-String | Should -Match '3'
        $steps[7].ExitCode | Should -Be 0
    }
}

Describe 'The Chinese README' {
    It 'has the blocks of the English one, but for names and languages' {
        $english, $chinese = foreach ($name in 'README.md', 'README.zh-CN.md') {
            , @(Get-DocumentBlock $name | Where-Object Language -NE csv | ForEach-Object { $_.Text -replace ' -Language zh' })
        }

        $chinese | Should -BeExactly $english
    }

    It 'has a heading for each of the English ones' {
        $counts = foreach ($name in 'README.md', 'README.zh-CN.md') {
            @(Get-Content (Get-DocumentPath $name) | Where-Object { $_ -match '^#+ ' -and $_ -notmatch 'PS>' }).Count
        }

        $counts[1] | Should -Be $counts[0]
    }
}

Describe 'Every document' {
    It 'links to files that are there' {
        $root = Get-DocumentPath .
        $documents = @(Get-Item "$root/*.md") + @(Get-ChildItem "$root/docs" -Recurse -Filter *.md)
        $documents.Count | Should -BeGreaterThan 20
        $broken = foreach ($document in $documents) {
            foreach ($link in [regex]::Matches((Get-Content -LiteralPath $document -Raw), '\]\((?!https?:|#)([^)#\s]+)').ForEach({ $_.Groups[1].Value })) {
                if (-not (Test-Path -LiteralPath (Join-Path $document.DirectoryName $link))) {
                    "$($document.Name): $link"
                }
            }
        }

        $broken | Should -BeNullOrEmpty
    }
}

Describe 'The session of <_>' -ForEach 'docs/credentials.md', 'docs/zh-CN/credentials.md' -Skip:([bool] $obstacle) {
    It 'works word for word' {
        $session = (Get-DocumentBlock $_ | Where-Object Language -EQ powershell).Text
        $session | Should -Match 'Register-SecretVault'
        Clear-Emulator
        # Two things are different here: who answers the questions, and where the service is.
        $seen = Invoke-VaultShell (@'
$password = [System.Net.NetworkCredential]::new('', 'store-password').SecurePassword
Set-SecretStoreConfiguration -Scope CurrentUser -Authentication None -Interaction None -Password $password -Confirm:$false
function Get-Credential { Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0 }
$PSDefaultParameterValues = @{ 'Update-VmsQualification:Endpoint' = $at.Endpoint; 'Test-QualificationCredential:Endpoint' = $at.Endpoint }
Set-Location $HOME
Get-VmsRow QUA1 | Export-Csv ./vms.csv
$output = & {
'@ + "`n" + $session + @'

}
@{
    Info = @($output | Where-Object { $_ -is [QualificationTools.QualificationCredentialInfo] } | ForEach-Object { "$($_.Service) $($_.Name) $($_.Vault) $($_.IsDefault)" })
    Valid = @($output | Where-Object { $_ -is [QualificationTools.QualificationCredentialTest] }).Valid
    Status = @($output | Where-Object { $_ -is [QualificationTools.QualificationResult] } | ForEach-Object { "$($_.Status)" })
    Errors = @($Error | ForEach-Object { "$_" })
}
'@)

        $seen.Errors | Should -BeNullOrEmpty
        $seen.Info | Should -BeExactly 'Vms prod LocalStore True'
        $seen.Valid | Should -BeTrue
        $seen.Status | Should -BeExactly 'Succeeded'
    }
}
