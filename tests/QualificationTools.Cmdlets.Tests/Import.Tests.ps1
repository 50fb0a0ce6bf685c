BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:manifest = Get-ManifestPath
    $script:module = Get-Module QualificationTools
}

Describe 'The module' {
    It 'has a valid manifest' {
        (Test-ModuleManifest $manifest -ErrorAction Stop).Name | Should -BeExactly 'QualificationTools'
    }

    It 'needs PowerShell 7.4, Core' {
        $info = Test-ModuleManifest $manifest
        $info.PowerShellVersion | Should -Be ([version]'7.4')
        $info.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'exports exactly the cmdlets that its manifest names' {
        $named = (Import-PowerShellDataFile $manifest).CmdletsToExport | Sort-Object
        $module.ExportedCmdlets.Keys | Sort-Object | Should -BeExactly $named
    }

    It 'exports every cmdlet that its assembly has' {
        $cmdlets = $module.ImplementingAssembly ?? [QualificationTools.QualificationException].Assembly
        $built = $cmdlets.GetExportedTypes() | ForEach-Object {
            foreach ($attribute in $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)) {
                "$($attribute.VerbName)-$($attribute.NounName)"
            }
        }
        $module.ExportedCmdlets.Keys | Sort-Object | Should -BeExactly ($built | Sort-Object)
    }

    It 'exports <_>' -ForEach @(
        'Get-QualificationCredential', 'Get-QualificationJournal', 'Get-VolcengineSignature', 'Remove-QualificationCredential', 'Set-QualificationCredential'
        'Test-DouyinClassAuth', 'Test-QualificationCredential', 'Test-VmsQualification', 'Update-DouyinClassAuth', 'Update-VmsQualification'
    ) {
        (Get-Command $_ -Module QualificationTools).CommandType | Should -Be 'Cmdlet'
    }

    It 'uses approved verbs only' {
        $approved = (Get-Verb).Verb
        (Get-Command -Module QualificationTools).Verb | Should -BeIn $approved
    }

    It 'exports no <_>' -ForEach 'Functions', 'Variables' {
        $module."Exported$_".Count | Should -Be 0
    }

    It 'still knows <Old> as <New>' -ForEach @(
        @{ Old = 'Export-QualificationForm'; New = 'Export-QualificationSheet' }
        @{ Old = 'Import-QualificationCsv'; New = 'Import-QualificationSheet' }
    ) {
        $module.ExportedAliases.Count | Should -Be 2
        (Get-Alias $Old).ResolvedCommand.Name | Should -BeExactly $New
    }

    It 'loads what reads workbooks with the first workbook, and not before' {
        $script = "Import-Module '$manifest'; 'QualificationNo' | Set-Content '$TestDrive/a.csv'; Import-QualificationSheet '$TestDrive/a.csv' -ErrorAction Ignore;"
        $loaded = '[AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -contains ''QualificationTools.Workbooks'';'
        $write = "`$null = New-QualificationTemplate Vms '$TestDrive/a.xlsx';"

        Invoke-Shell -Command ($script + $loaded + $write + $loaded) | Should -BeExactly 'False', 'True'
    }

    It 'ships no third-party assembly' {
        $files = Get-ChildItem (Join-Path (Split-Path $manifest) lib) -Recurse -File -Filter *.dll
        $files.Name | Sort-Object -Unique | Should -BeExactly 'QualificationTools.Core.dll', 'QualificationTools.Core.resources.dll', 'QualificationTools.dll', 'QualificationTools.resources.dll', 'QualificationTools.Workbooks.dll'
    }

    It 'has no script that runs at import' {
        (Import-PowerShellDataFile $manifest).ContainsKey('ScriptsToProcess') | Should -BeFalse
        $module.ModuleType | Should -Be 'Binary'
    }

    It 'says what <_> gives' -ForEach 'Test-DouyinClassAuth', 'Test-VmsQualification', 'Update-DouyinClassAuth', 'Update-VmsQualification', 'Get-VolcengineSignature', 'Get-QualificationCredential', 'Test-QualificationCredential' {
        (Get-Command $_).OutputType.Name | Should -Match '^QualificationTools\.'
    }

    It 'has no secret as a string parameter' {
        $strings = foreach ($command in Get-Command -Module QualificationTools) {
            $command.Parameters.Values | Where-Object { $_.Name -match 'Secret$|SecretKey|Token|Password|Credential' -and $_.ParameterType -eq [string] }
        }
        $strings | Should -BeNullOrEmpty
    }
}
