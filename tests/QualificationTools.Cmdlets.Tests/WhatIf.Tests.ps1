BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
}

Describe '-WhatIf' {
    BeforeEach {
        Clear-Emulator
    }

    It 'over 100 rows of <Name> gives nothing and opens no connection' -ForEach @(
        @{ Name = 'Update-VmsQualification'; Rows = { 1..100 | ForEach-Object { Get-VmsRow "QUA$_" } } }
        @{ Name = 'Update-DouyinClassAuth'; Rows = { 1..100 | ForEach-Object { Get-DouyinRow "I_$_" } } }
    ) {
        $results = & $Rows | & $Name -WhatIf -Endpoint $vms.Endpoint -Credential $vms.Credential -ErrorVariable errors

        $results | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
        $counters = Get-EmulatorCounter
        $counters.connections | Should -Be 0
        $counters.requests | Should -Be 0
    }

    It 'wins over -Confirm:$false' {
        Get-VmsRow | Update-VmsQualification @vms -WhatIf -Confirm:$false | Should -BeNullOrEmpty

        (Get-EmulatorCounter).connections | Should -Be 0
    }

    It 'asks for no credential' {
        { Get-DouyinRow | Update-DouyinClassAuth -WhatIf } | Should -Not -Throw
        { Get-VmsRow | Update-VmsQualification -WhatIf } | Should -Not -Throw
    }

    It 'holds through $WhatIfPreference' {
        $results = & {
            [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'PowerShell reads it')]
            param()
            $WhatIfPreference = $true
            Get-VmsRow | Update-VmsQualification @vms
        }

        $results | Should -BeNullOrEmpty
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'names each row by its key' {
        $said = Invoke-ChildShell "
            @{ QualificationNo = 'QUA1'; AdminName = 'Alice Example' }, @{ AdminName = 'Alice Example' } | Update-VmsQualification -WhatIf"

        $said | Should -HaveCount 2
        $said[0] | Should -Match 'UpdateQualification.*QUA1'
        $said[1] | Should -Match 'row 2'
        $said | Should -Not -Match 'Alice'
    }
}

Describe '-Confirm' {
    BeforeEach {
        Clear-Emulator
    }

    It ':$false sends' {
        $results = 1..3 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms -Confirm:$false

        $results.Status | Should -Be 'Succeeded', 'Succeeded', 'Succeeded'
    }

    It 'that cannot be answered sends nothing' {
        $said = Invoke-ChildShell "
            @{ QualificationNo = 'QUA1' } | Update-VmsQualification -Confirm -Endpoint $env:QUALIFICATIONTOOLS_EMULATOR"

        "$said" | Should -Not -BeNullOrEmpty
        (Get-EmulatorCounter).connections | Should -Be 0
    }
}
