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

    It 'names each row by its key, what it holds, and where it would go' {
        Get-VmsRow QUA1 | ConvertTo-Json | Set-Content "$TestDrive/row.json"
        $said = Invoke-ChildShell "
            `$key = [pscredential]::new('AKLTEXAMPLE000000001234', (ConvertTo-SecureString secret -AsPlainText -Force))
            Get-Content '$TestDrive/row.json' -Raw | ConvertFrom-Json | Update-VmsQualification -WhatIf -Endpoint http://127.0.0.1:9 -Credential `$key"

        $said | Should -HaveCount 1
        $said | Should -Match '"UpdateQualification".*"QUA1 \(row 1, Example Trading Ltd, \d+ fields, Scenario × 1\) at 127\.0\.0\.1:9 as AKLT\*\*\*1234"'
        $said | Should -Not -Match 'Alice|13900000001|110101199003070038|secret'
    }

    It 'gives the problems of a row that would not be sent' {
        @{ AdminName = 'Alice Example' } | Update-VmsQualification -WhatIf -ErrorAction SilentlyContinue -ErrorVariable problems

        $problems.FullyQualifiedErrorId | Should -Be 'ValidationFailed,QualificationTools.Commands.UpdateVmsQualificationCommand'
        "$problems" | Should -Match 'Row 1.*QualificationNo is required'
    }

    It 'is a plan: of 500 rows of which 7 are invalid and 300 done, 193 targets and 7 problems, and no connection' {
        $journal = "$TestDrive/plan.jsonl"
        $rows = 1..500 | ForEach-Object { Get-VmsRow "QUA$_" -Change ($_ -gt 493 ? @{ AdminContactNumber = 'none' } : @{}) }
        $null = $rows[0..299] | Update-VmsQualification @vms -JournalPath $journal -ThrottleLimit 32
        $rows | ConvertTo-Json | Set-Content "$TestDrive/rows.json"
        Clear-Emulator
        $noted = (Get-FileHash $journal).Hash
        # What would be done goes to the host, past every variable: only another process can hear it.
        $said = @(Invoke-ChildShell "
            `$key = [pscredential]::new('$($vms.Credential.UserName)', (ConvertTo-SecureString '$($vms.Credential.GetNetworkCredential().Password)' -AsPlainText -Force))
            Get-Content '$TestDrive/rows.json' -Raw | ConvertFrom-Json |
                Update-VmsQualification -WhatIf -Endpoint '$($vms.Endpoint)' -Credential `$key -JournalPath '$journal' -ErrorVariable problems -ErrorAction SilentlyContinue
            `$problems | ForEach-Object { 'Problem: ' + `$_ }")

        @($said -match '^What if:') | Should -HaveCount 193
        @($said -match '^Problem: Row (49[4-9]|500) ') | Should -HaveCount 7
        $said | Should -HaveCount 200
        (Get-EmulatorCounter).connections | Should -Be 0
        (Get-FileHash $journal).Hash | Should -Be $noted
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

Describe '-Verbose' {
    It 'describes the row that is sent' {
        Clear-Emulator

        $said = Get-VmsRow QUA1 | Update-VmsQualification @vms -Verbose 4>&1 |
            Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message.Contains('UpdateQualification') }

        "$said" | Should -Match 'QUA1 ?[(（].*Example Trading Ltd'
    }
}
