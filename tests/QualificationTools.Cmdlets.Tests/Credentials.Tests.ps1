BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:variables = 'VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY', 'VOLCENGINE_SESSION_TOKEN', 'VOLC_ACCESSKEY', 'VOLC_SECRETKEY', 'VOLC_ACCESS_KEY', 'VOLC_SECRET_KEY', 'VOLCENGINE_PROFILE', 'VOLCENGINE_CLI_CONFIG_FILE', 'DOUYIN_APP_ID', 'DOUYIN_APP_SECRET', 'HOME', 'USERPROFILE'
    $script:kept = @{}
    foreach ($variable in $variables) {
        $kept[$variable] = [Environment]::GetEnvironmentVariable($variable)
    }
    $script:at = @{ Endpoint = $env:QUALIFICATIONTOOLS_EMULATOR }
}

Describe 'Credentials' {
    BeforeEach {
        Clear-Emulator
        foreach ($variable in $variables) {
            [Environment]::SetEnvironmentVariable($variable, $null)
        }
        # No profile file of whoever runs the tests.
        $env:HOME = $env:USERPROFILE = "$TestDrive"
    }

    AfterEach {
        foreach ($variable in $variables) {
            [Environment]::SetEnvironmentVariable($variable, $kept[$variable])
        }
    }

    It 'that are missing end <Name> before anything is sent' -ForEach @(
        @{ Name = 'Update-VmsQualification'; Type = 'UpdateVmsQualification'; Named = 'VOLCENGINE_ACCESS_KEY' }
        @{ Name = 'Update-DouyinClassAuth'; Type = 'UpdateDouyinClassAuth'; Named = 'DOUYIN_APP_ID' }
    ) {
        $row = $Name -eq 'Update-VmsQualification' ? (Get-VmsRow) : (Get-DouyinRow)
        $caught = { $row | & $Name @at } | Should -Throw -ErrorId "CredentialNotFound,QualificationTools.Commands.${Type}Command" -PassThru

        $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $caught.ErrorDetails.RecommendedAction | Should -Match $Named
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'of <Other> alone are none for <Name>' -ForEach @(
        @{ Name = 'Update-VmsQualification'; Type = 'UpdateVmsQualification'; Other = 'Douyin'; Set = 'DOUYIN_APP_ID', 'DOUYIN_APP_SECRET' }
        @{ Name = 'Update-DouyinClassAuth'; Type = 'UpdateDouyinClassAuth'; Other = 'Volcengine'; Set = 'VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY' }
    ) {
        $Set | ForEach-Object { [Environment]::SetEnvironmentVariable($_, 'canary') }
        $row = $Name -eq 'Update-VmsQualification' ? (Get-VmsRow) : (Get-DouyinRow)

        { $row | & $Name @at } | Should -Throw -ErrorId "CredentialNotFound,QualificationTools.Commands.${Type}Command"
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'with <Character> in the <Part> are one error before anything is sent' -ForEach @(
        @{ Part = 'AccessKey'; Character = 'U+200B'; Position = 5; Id = "AKLT`u{200b}EMULATOR"; Secret = 'canary'; Region = 'cn-north-1' }
        @{ Part = 'AccessKey'; Character = 'U+FEFF'; Position = 1; Id = "`u{feff}AKLTEMULATOR"; Secret = 'canary'; Region = 'cn-north-1' }
        @{ Part = 'SecretKey'; Character = 'U+000D'; Position = 4; Id = 'AKLTEMULATOR'; Secret = "can`r`nary"; Region = 'cn-north-1' }
        @{ Part = 'SecretKey'; Character = 'U+00A0'; Position = 4; Id = 'AKLTEMULATOR'; Secret = "can`u{a0}ary"; Region = 'cn-north-1' }
        @{ Part = 'Region'; Character = 'U+000A'; Position = 3; Id = 'AKLTEMULATOR'; Secret = 'canary'; Region = "cn`nx" }
    ) {
        $credential = Get-TestCredential $Id $Secret
        $ends = @(
            { 1..3 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @at -Credential $credential -Region $Region }
            { Get-VmsQualification QUA1 @at -Credential $credential -Region $Region }
            { Test-QualificationCredential Vms @at -Credential $credential -Region $Region }
            { Set-QualificationCredential Vms x $credential -Region $Region }
            { Get-VolcengineSignature -Uri https://example.com/ -Credential $credential -Region $Region }
        )
        foreach ($end in $ends) {
            $caught = try { $null = & $end 2>&1; $null } catch { $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'CredentialCharacter,*'
            "$caught" | Should -BeExactly "The $Part of the credential contains the character $Character at position $Position. Nothing was sent."
            $caught | Format-List * -Force | Out-String | Should -Not -Match 'AKLT|can.?.?ary'
        }
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'with a bad session token are refused, wherever it is given' {
        $token = [System.Net.NetworkCredential]::new('', "a`r`nX-Injected: 1").SecurePassword
        { Get-VolcengineSignature -Uri https://example.com/ -Credential (Get-TestCredential a b) -SessionToken $token } |
            Should -Throw -ErrorId 'CredentialCharacter,QualificationTools.Commands.GetVolcengineSignatureCommand'
        { Set-QualificationCredential Vms x (Get-TestCredential a b) -SessionToken $token } |
            Should -Throw -ErrorId 'CredentialCharacter,QualificationTools.Commands.SetQualificationCredentialCommand'
        $env:VOLCENGINE_ACCESS_KEY, $env:VOLCENGINE_SECRET_KEY, $env:VOLCENGINE_SESSION_TOKEN = 'AKLTEMULATOR', 'x', "a`u{200b}"
        { Get-VmsQualification QUA1 @at } | Should -Throw -ErrorId 'CredentialCharacter,QualificationTools.Commands.GetVmsQualificationCommand'
        { Get-VolcengineSignature -Uri https://example.com/ -Credential (Get-TestCredential a b) -Service "vms`n1" } |
            Should -Throw -ErrorId 'CredentialCharacter,QualificationTools.Commands.GetVolcengineSignatureCommand'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'of which half is set are an error and never another account' {
        $env:VOLCENGINE_ACCESS_KEY = 'AKLTEMULATOR'
        $env:VOLC_ACCESSKEY, $env:VOLC_SECRETKEY = 'AKLTNOPERMISSION', 'bm8tcGVybWlzc2lvbg=='

        $caught = { Get-VmsRow | Update-VmsQualification @at } | Should -Throw -ErrorId 'CredentialHalf,QualificationTools.Commands.UpdateVmsQualificationCommand' -PassThru

        "$caught" | Should -BeExactly 'VOLCENGINE_ACCESS_KEY is set, but VOLCENGINE_SECRET_KEY is not.'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'of a profile that is named and not there are an error and never another account' {
        Set-Content "$TestDrive/cli.json" '{"current":"a","profiles":{"a":{"access-key":"AKA","secret-key":"x"},"b":{"access-key":"AKB","secret-key":"x"}}}'
        $env:VOLCENGINE_CLI_CONFIG_FILE = "$TestDrive/cli.json"
        $env:VOLCENGINE_PROFILE = 'b'
        (Get-VolcengineSignature -Uri https://example.com/).Authorization | Should -Match 'Credential=AKB/'
        $said = Get-VolcengineSignature -Uri https://example.com/ -Verbose 4>&1 | Out-String
        $said | Should -Match 'The credential comes from the file .*cli\.json, b\.'
        $env:VOLCENGINE_PROFILE = 'nope'
        { Get-VolcengineSignature -Uri https://example.com/ } | Should -Throw -ErrorId 'ProfileMissing,QualificationTools.Commands.GetVolcengineSignatureCommand'
    }

    It 'are followed by -Verbose to their source, without the secret' {
        $env:VOLC_ACCESS_KEY, $env:VOLC_SECRET_KEY = 'AKLTEMULATOR', 'canary-4711'
        $said = Get-VolcengineSignature -Uri https://example.com/ -Verbose 4>&1 | Out-String

        $said | Should -Match 'The credential comes from the environment variables VOLC_ACCESS_KEY and VOLC_SECRET_KEY\.'
        $said | Should -Not -Match 'canary'
    }

    It 'that are missing end Get-VolcengineSignature' {
        { Get-VolcengineSignature -Uri https://example.com/ } | Should -Throw -ErrorId 'CredentialNotFound,QualificationTools.Commands.GetVolcengineSignatureCommand'
    }

    It 'without <Part> are an error of their own' -ForEach @(
        @{ Part = 'an id'; Id = ' '; Secret = 'secret' }
        @{ Part = 'a secret'; Id = 'AKLTEMULATOR'; Secret = '' }
        @{ Part = 'a secret but white space'; Id = 'AKLTEMULATOR'; Secret = "`t `n" }
    ) {
        { Get-VmsRow | Update-VmsQualification @at -Credential (Get-TestCredential $Id $Secret) } |
            Should -Throw -ErrorId 'CredentialEmpty,QualificationTools.Commands.UpdateVmsQualificationCommand'
        { Get-DouyinRow | Update-DouyinClassAuth @at -Credential (Get-TestCredential $Id $Secret) } |
            Should -Throw -ErrorId 'CredentialEmpty,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }

    It 'of Volcengine with white space around them work, with one warning' {
        $result = 1..3 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @at `
            -Credential (Get-TestCredential " AKLTEMULATOR`n" "`tZW11bGF0b3Itc2VjcmV0 ") -WarningVariable warnings -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded', 'Succeeded', 'Succeeded'
        $warnings | Should -BeExactly 'White space around the credential was removed.'
    }

    It 'of Douyin with white space around them work, with one warning' {
        $result = Get-DouyinRow | Update-DouyinClassAuth @at `
            -Credential (Get-TestCredential " ttemulator" "emulator-secret`r`n") -WarningVariable warnings -WarningAction SilentlyContinue

        $result.Status | Should -Be 'Succeeded'
        $warnings | Should -BeExactly 'White space around the credential was removed.'
    }

    It 'of Volcengine come from <Id> and <Secret>' -ForEach @(
        @{ Id = 'VOLCENGINE_ACCESS_KEY'; Secret = 'VOLCENGINE_SECRET_KEY' }
        @{ Id = 'VOLC_ACCESSKEY'; Secret = 'VOLC_SECRETKEY' }
    ) {
        [Environment]::SetEnvironmentVariable($Id, 'AKLTEMULATOR')
        [Environment]::SetEnvironmentVariable($Secret, 'ZW11bGF0b3Itc2VjcmV0')

        (Get-VmsRow | Update-VmsQualification @at).Status | Should -Be 'Succeeded'
    }

    It 'of Volcengine come with their session token' {
        $env:VOLCENGINE_ACCESS_KEY = 'AKLTEMULATORSTS'
        $env:VOLCENGINE_SECRET_KEY = 'ZW11bGF0b3Itc3RzLXNlY3JldA=='
        $env:VOLCENGINE_SESSION_TOKEN = 'emulator-session-token'

        (Get-VmsRow | Update-VmsQualification @at).Status | Should -Be 'Succeeded'
        (Get-EmulatorRequest).headers.Authorization | Should -Match 'x-security-token'
    }

    It 'of Douyin come from the environment' {
        $env:DOUYIN_APP_ID = 'ttemulator'
        $env:DOUYIN_APP_SECRET = 'emulator-secret'

        (Get-DouyinRow | Update-DouyinClassAuth @at).Status | Should -Be 'Succeeded'
    }

    It 'that are passed win over the environment, its session token included' {
        $env:VOLCENGINE_ACCESS_KEY = 'AKLTNOBODY'
        $env:VOLCENGINE_SECRET_KEY = 'nothing'
        $env:VOLCENGINE_SESSION_TOKEN = 'nothing'

        (Get-VmsRow | Update-VmsQualification @at -Credential (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)).Status | Should -Be 'Succeeded'
    }
}

Describe 'An endpoint' {
    It '<Endpoint> is refused by <Name> at once' -ForEach @(
        foreach ($name in 'Update-VmsQualification', 'Update-DouyinClassAuth') {
            foreach ($endpoint in 'http://example.com', 'ftp://127.0.0.1', 'example.com', 'https://example.com/path', 'https://user@example.com', 'https://example.com?a=b') {
                @{ Name = $name; Endpoint = $endpoint }
            }
        }
    ) {
        { @{ QualificationNo = 'QUA1' } | & $Name -Endpoint $Endpoint -Credential (Get-TestCredential id secret) } |
            Should -Throw -ErrorId "ParameterArgumentValidationError,QualificationTools.Commands.$($Name -replace '-')Command"
    }

    It 'of plain http is refused with what to use in its place' {
        $caught = { Get-VmsRow | Update-VmsQualification -Endpoint http://example.com -Credential (Get-TestCredential id secret) } | Should -Throw -PassThru
        "$caught" | Should -Match 'The endpoint http://example.com uses plain http.*use https'
    }

    It 'of plain http is taken on <_>' -ForEach '127.0.0.1', 'localhost', '[::1]' {
        { @{} | Update-VmsQualification -Endpoint "http://${_}:9" -Credential (Get-TestCredential id secret) -ErrorAction SilentlyContinue } | Should -Not -Throw
    }
}

Describe 'An endpoint on this machine' {
    # Plain http is allowed there because nobody else reads it; through a proxy somebody would.
    It 'is reached without the proxy of the environment' {
        Clear-Emulator
        $said = Invoke-ChildShell "
            `$env:HTTP_PROXY = `$env:http_proxy = 'http://127.0.0.1:9'
            `$env:DOUYIN_APP_ID = 'ttemulator'
            `$env:DOUYIN_APP_SECRET = 'emulator-secret'
            (@{
                PartnerEntityId = 'E_1'; MerchantEntityId = 'I_1'; FirstClass = 1; SecondClass = 2; IndustryRole = 'Teacher'
                Qualification1 = @{ MaterialType = 1001; ExpireTime = ''; MaterialPaths = 'a' }
            } | Update-DouyinClassAuth -Endpoint $env:QUALIFICATIONTOOLS_EMULATOR -MaximumRetryCount 0 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue).Status"

        "$said" | Should -BeExactly 'Succeeded'
    }
}

Describe '-SandboxAudit' {
    It 'without the sandbox is refused' {
        Clear-Emulator
        $caught = { Get-DouyinRow | Update-DouyinClassAuth @at -Credential (Get-TestCredential ttemulator emulator-secret) -SandboxAudit Reject } |
            Should -Throw -ErrorId 'SandboxAuditOutsideSandbox,QualificationTools.Commands.UpdateDouyinClassAuthCommand' -PassThru

        $caught.ErrorDetails.RecommendedAction | Should -Match '-Environment Sandbox'
        (Get-EmulatorCounter).requests | Should -Be 0
    }
}
