BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection

    function Get-MixedRow {
        Get-VmsRow -Change @{ 'qualificationid' = '1234'; 'SCENARIO1.SCENARIOOFCALLING' = 'Istanbul'; CertificateThreeInOne = 1; ReqSourceType = 3.0 }
    }

    # The first run is under the invariant culture; what it sends is what all others must send.
    $script:before = [cultureinfo]::CurrentCulture
    Clear-Emulator
    try {
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
        $null = Get-MixedRow | Update-VmsQualification @vms
        $null = Get-DouyinRow -Change @{ 'Qualification1.ExpireTime' = [datetime]'2099-09-10' } | Update-DouyinClassAuth @douyin
    }
    finally {
        [cultureinfo]::CurrentCulture = $before
    }
    $script:vmsBody = Get-EmulatorBody
    $script:douyinBody = Get-EmulatorBody update_class_auth
}

Describe 'Under <_>' -ForEach 'zh-CN', 'tr-TR', 'th-TH', 'de-DE', 'ar-SA' {
    BeforeEach {
        Clear-Emulator
        [cultureinfo]::CurrentCulture = $_
    }

    AfterEach {
        [cultureinfo]::CurrentCulture = $before
    }

    It 'Update-VmsQualification sends the same body, and the signature is accepted' {
        $result = Get-MixedRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorBody | Should -BeExactly $vmsBody
    }

    It 'Update-DouyinClassAuth sends the same body' {
        $result = Get-DouyinRow -Change @{ 'Qualification1.ExpireTime' = [datetime]'2099-09-10' } | Update-DouyinClassAuth @douyin

        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorBody update_class_auth | Should -BeExactly $douyinBody
    }

    It 'a date in the past is recognised, and one to come is not' {
        (Get-DouyinRow -Change @{ 'Qualification1.ExpireTime' = '2020-01-01' } | Test-DouyinClassAuth).Problems.RuleId | Should -BeExactly 'Expired'
        (Get-DouyinRow | Test-DouyinClassAuth).Problems | Should -BeNullOrEmpty
    }

    It 'results print the same' {
        $result = Get-MixedRow | Update-VmsQualification @vms

        "$result" | Should -BeExactly '1 QUA1 Succeeded'
    }
}

Describe 'The culture under test' -Skip:(-not $env:QUALIFICATIONTOOLS_CULTURE) {
    It 'is that of the tests, of other runspaces, and of other shells' {
        $expected = $env:QUALIFICATIONTOOLS_CULTURE
        [cultureinfo]::CurrentCulture.Name | Should -BeExactly $expected
        1 | ForEach-Object -Parallel { [cultureinfo]::CurrentCulture.Name } | Should -BeExactly $expected
        # On Windows a process takes the user's.
        if (-not $IsWindows) {
            Invoke-ChildShell '[cultureinfo]::CurrentCulture.Name' | Should -BeExactly $expected
        }
    }
}
