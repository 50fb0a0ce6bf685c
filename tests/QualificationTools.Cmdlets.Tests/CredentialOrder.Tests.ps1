BeforeDiscovery {
    . $PSScriptRoot/Vaults.ps1
    $script:obstacle = Get-VaultObstacle
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Vaults.ps1

    # Whose key signed the last request: each source has a key of its own, so the answer does not matter.
    $script:helpers = @'
function Get-Used {
    param([hashtable] $Said = @{})
    $signature = Get-VolcengineSignature -Uri https://example.com/ @Said -WarningVariable script:said -WarningAction SilentlyContinue
    $signature.Authorization -replace '^.*Credential=([^/]*)/\d+/([^/]*)/.*$', '$1 $2'
}
function Set-Profile {
    param([string] $Path, [string] $Text)
    $null = New-Item (Split-Path "$HOME/$Path") -ItemType Directory -Force
    Set-Content "$HOME/$Path" $Text
}

'@
}

Describe 'The order of credentials' -Skip:([bool] $obstacle) {
    BeforeAll {
        $script:seen = Invoke-VaultShell ($helpers + {
            $seen = [ordered]@{}
            Set-Profile .volc/config '{"ak":"AKOLDFILE","sk":"x"}'
            $seen.OldFile = Get-Used
            Set-Profile .volcengine/config.json '{"current":"b","profiles":{"a":{"mode":"ak","access-key":"AKA","secret-key":"x"},"b":{"mode":"ak","access-key":"AKNEWFILE","secret-key":"x","region":"cn-beijing","session-token":"t"}}}'
            $seen.NewFile = Get-Used
            $env:VOLC_ACCESSKEY = 'AKOLDVARIABLE'
            $env:VOLC_SECRETKEY = 'x'
            $seen.OldVariable = Get-Used
            $env:VOLCENGINE_ACCESS_KEY = 'AKNEWVARIABLE'
            $env:VOLCENGINE_SECRET_KEY = 'x'
            $seen.NewVariable = Get-Used
            Initialize-Store
            Set-QualificationCredential Vms default (Get-TestCredential AKDEFAULT x) -Default -Region cn-beijing
            Set-QualificationCredential Vms named (Get-TestCredential AKNAMED x)
            $seen.Default = Get-Used
            $seen.Named = Get-Used @{ SecretName = 'named' }
            $seen.Passed = Get-Used @{ SecretName = 'named'; Credential = Get-TestCredential AKPASSED x }
            $seen.Region = Get-Used @{ SecretName = 'default'; Region = 'cn-north-1' }
            $seen.Douyin = Get-CommandEnd { Get-DouyinRow | Update-DouyinClassAuth @at }
            $seen.VaultOfOther = Get-CommandEnd { Get-DouyinRow | Update-DouyinClassAuth @at -Vault Store }
            Remove-QualificationCredential default -Confirm:$false
            $seen.AfterRemoval = Get-Used
            $seen
        }.ToString())
    }

    It 'is <Expected> where <Step>' -ForEach @(
        @{ Step = 'OldFile'; Expected = 'AKOLDFILE cn-north-1' }
        @{ Step = 'NewFile'; Expected = 'AKNEWFILE cn-beijing' }
        @{ Step = 'OldVariable'; Expected = 'AKOLDVARIABLE cn-north-1' }
        @{ Step = 'NewVariable'; Expected = 'AKNEWVARIABLE cn-north-1' }
        @{ Step = 'Default'; Expected = 'AKDEFAULT cn-beijing' }
        @{ Step = 'Named'; Expected = 'AKNAMED cn-north-1' }
        @{ Step = 'Passed'; Expected = 'AKPASSED cn-north-1' }
        @{ Step = 'Region'; Expected = 'AKDEFAULT cn-north-1' }
        @{ Step = 'AfterRemoval'; Expected = 'AKNEWVARIABLE cn-north-1' }
    ) {
        $seen.$Step | Should -BeExactly $Expected
    }

    It 'of one service has nothing to do with the other''s' {
        $seen.Douyin.Id | Should -BeExactly 'CredentialNotFound,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
        $seen.VaultOfOther.Id | Should -BeExactly 'SecretNameNeeded,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }
}

Describe 'A profile file' -Skip:$IsWindows {
    It '<Case> <Does>' -ForEach @(
        @{ Case = 'of another mode'; Does = 'is passed over with a warning'; Text = '{"current":"b","profiles":{"b":{"mode":"sso","access-key":"AKSSO","secret-key":"x"}}}'; Used = 'CredentialNotFound'; Warns = $true }
        @{ Case = 'without the current profile'; Does = 'is an error'; Text = '{"current":"b","profiles":{}}'; Used = 'ProfileMissing'; Warns = $false }
        @{ Case = 'with half a key'; Does = 'is an error'; Text = '{"current":"b","profiles":{"b":{"access-key":"AKHALF"}}}'; Used = 'CredentialHalf'; Warns = $false }
        @{ Case = 'with a character that nobody sees'; Does = 'is an error'; Text = "{`"current`":`"b`",`"profiles`":{`"b`":{`"access-key`":`"AK`u{200B}B`",`"secret-key`":`"x`"}}}"; Used = 'CredentialCharacter'; Warns = $false }
        @{ Case = 'without profiles'; Does = 'is passed over'; Text = '{}'; Used = 'CredentialNotFound'; Warns = $false }
        @{ Case = 'that is no JSON'; Does = 'is passed over with a warning'; Text = '<html>'; Used = 'CredentialNotFound'; Warns = $true }
        @{ Case = 'that is a list'; Does = 'is passed over with a warning'; Text = '[]'; Used = 'CredentialNotFound'; Warns = $true }
        @{ Case = 'with white space in the keys'; Does = 'is used with a warning'; Text = '{"current":"b","profiles":{"b":{"mode":"ak","access-key":" AKSPACE ","secret-key":"x\n"}}}'; Used = 'AKSPACE cn-north-1'; Warns = $true }
    ) {
        $kept = $env:HOME
        $env:HOME = "$TestDrive/$([guid]::NewGuid())"
        try {
            $null = New-Item "$env:HOME/.volcengine" -ItemType Directory
            Set-Content "$env:HOME/.volcengine/config.json" $Text
            $answer = try {
                $signature = Get-VolcengineSignature -Uri https://example.com/ -WarningVariable warnings -WarningAction SilentlyContinue
                $signature.Authorization -replace '^.*Credential=([^/]*)/\d+/([^/]*)/.*$', '$1 $2'
            }
            catch {
                $_.FullyQualifiedErrorId -replace ',.*'
            }
        }
        finally {
            $env:HOME = $kept
        }

        $answer | Should -BeExactly $Used
        [bool] $warnings | Should -Be $Warns
    }
}

Describe 'A ready access token of Douyin' -Skip:([bool] $obstacle) {
    BeforeAll {
        Clear-Emulator
        $answer = Invoke-RestMethod "$env:QUALIFICATIONTOOLS_EMULATOR/api/apps/v2/token" -Method Post -NoProxy -ContentType application/json -Body '{"appid":"ttemulator","secret":"emulator-secret","grant_type":"client_credential"}'
        $script:token = $answer.data.access_token
        $script:seen = Invoke-VaultShell ("`$token = '$token'`n" + {
            Initialize-Store
            $protected = [System.Net.NetworkCredential]::new('', $token).SecurePassword
            Set-QualificationCredential Douyin ready (Get-TestCredential ttemulator) -AccessToken $protected
            $protected = [System.Net.NetworkCredential]::new('', 'a-token-that-has-ended').SecurePassword
            Set-QualificationCredential Douyin ended (Get-TestCredential ttemulator) -AccessToken $protected
            $seen = @{}
            $seen.Used = "$((Get-DouyinRow | Update-DouyinClassAuth @at -SecretName ready).Status)"
            $seen.Tested = Test-QualificationCredential Douyin ready @at
            $seen.Ended = Get-CommandEnd { Get-DouyinRow | Update-DouyinClassAuth @at -SecretName ended }
            $seen.EndedTest = Test-QualificationCredential Douyin ended @at
            $seen.Vms = Get-CommandEnd { Set-QualificationCredential Vms x (Get-TestCredential a b) -AccessToken $protected }
            $seen
        }.ToString())
    }

    It 'is used as it is, and none is fetched' {
        $seen.Used | Should -BeExactly 'Succeeded'
        Get-EmulatorRequest token | Should -HaveCount 1
    }

    It 'is proved without changing anything' {
        $seen.Tested.Valid | Should -BeTrue
        (Get-EmulatorCounter).applied | Should -Be 1
    }

    It 'that is refused ends the run, and the advice says that it must be renewed' {
        $seen.Ended.Id | Should -BeExactly '28001003,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
        $seen.Ended.Advice | Should -Match 'Get a new one'
        $seen.EndedTest.Valid | Should -BeFalse
        $seen.EndedTest.Advice | Should -Match 'Get a new one'
    }

    It 'is no part of a credential of Volcengine' {
        $seen.Vms.Id | Should -BeExactly 'CredentialPartUnfit,QualificationTools.Commands.SetQualificationCredentialCommand'
    }
}

Describe 'Test-QualificationCredential' {
    BeforeEach {
        Clear-Emulator
        $script:at = @{ Endpoint = $env:QUALIFICATIONTOOLS_EMULATOR }
    }

    It 'says of <Case> that it is <Code>' -ForEach @(
        @{ Case = 'an unknown key'; Id = 'AKLTNOBODY1'; Secret = 'x'; Code = 'InvalidAccessKey'; KeyId = 'AKLT***'; Advice = 'does not know the access key' }
        @{ Case = 'a wrong secret'; Id = 'AKLTEMULATOR'; Secret = 'x'; Code = 'SignatureDoesNotMatch'; KeyId = 'AKLT***'; Advice = 'secret key does not belong' }
        @{ Case = 'a key without permission'; Id = 'AKLTNOPERMISSION'; Secret = 'bm8tcGVybWlzc2lvbg=='; Code = 'AccessDenied'; KeyId = 'AKLT***SION'; Advice = 'Grant' }
    ) {
        $test = Test-QualificationCredential Vms -Credential (Get-TestCredential $Id $Secret) @at

        $test.Valid | Should -BeFalse
        $test.Code | Should -BeExactly $Code
        $test.Advice | Should -Match $Advice
        $test.KeyId | Should -BeExactly $KeyId
        (Get-EmulatorCounter).applied | Should -Be 0
    }

    It 'says when the clock is wrong' {
        Register-EmulatorFault @{ dateSkewSeconds = 7200 }
        $test = Test-QualificationCredential Vms -Credential (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) @at

        $test.Valid | Should -BeFalse
        $test.Code | Should -BeExactly 'InvalidTimestamp'
        $test.Advice | Should -Match 'clock'
    }

    It 'says of Douyin that the secret is wrong, and that it is right' {
        (Test-QualificationCredential Douyin -Credential (Get-TestCredential ttemulator x) @at).Valid | Should -BeFalse
        (Test-QualificationCredential Douyin -Credential (Get-TestCredential ttemulator emulator-secret) @at).Valid | Should -BeTrue
    }

    It 'says nothing of the credential where the service cannot be reached' {
        $test = Test-QualificationCredential Vms -Credential (Get-TestCredential AKLTEMULATOR x) -Endpoint http://127.0.0.1:9

        $test.Valid | Should -BeNullOrEmpty
        $test.Code | Should -BeExactly 'ConnectFailed'
    }
}

Describe 'The list of credentials' {
    BeforeEach {
        $script:kept = $env:QUALIFICATIONTOOLS_DATA
        $env:QUALIFICATIONTOOLS_DATA = "$TestDrive/$([guid]::NewGuid())"
        $null = New-Item $env:QUALIFICATIONTOOLS_DATA -ItemType Directory
    }

    AfterEach {
        $env:QUALIFICATIONTOOLS_DATA = $kept
    }

    It 'that is <Case> is as good as empty' -ForEach @(
        @{ Case = 'damaged'; Text = '[{"Service":"Vms","Na' }
        @{ Case = 'something else'; Text = '{"a":1}' }
        @{ Case = 'without names'; Text = '[{"Service":"Vms"}]' }
        @{ Case = 'null'; Text = 'null' }
        @{ Case = 'empty'; Text = '' }
    ) {
        Set-Content "$env:QUALIFICATIONTOOLS_DATA/credentials.json" $Text -NoNewline

        Get-QualificationCredential | Should -BeNullOrEmpty
        { Get-VolcengineSignature -Uri https://example.com/ -Credential (Get-TestCredential a b) } | Should -Not -Throw
    }

    It 'lists what a later version has stored, for a service that this one does not know' {
        Set-Content "$env:QUALIFICATIONTOOLS_DATA/credentials.json" '[{"Service":"Third","Name":"a","Vault":"b","Site":"eu"}]'

        $entry = Get-QualificationCredential

        $entry.Service, $entry.Name, $entry.SecretName, $entry.Settings.Site | Should -BeExactly 'Third', 'a', 'a', 'eu'
        { Get-VolcengineSignature -Uri https://example.com/ -Credential (Get-TestCredential a b) } | Should -Not -Throw
    }

    It 'gives what fits a wildcard, and an error for a name that is not there' {
        Set-Content "$env:QUALIFICATIONTOOLS_DATA/credentials.json" '[{"Service":"Vms","Name":"prod one","Vault":"V","KeyId":"AKLT***","IsDefault":true},{"Service":"Douyin","Name":"mini","Vault":"W"}]'

        (Get-QualificationCredential p*).Name | Should -BeExactly 'prod one'
        (Get-QualificationCredential -Vault w).Name | Should -BeExactly 'mini'
        (Get-QualificationCredential -Service Vms).IsDefault | Should -BeTrue
        { Get-QualificationCredential nope -ErrorAction Stop } | Should -Throw -ErrorId 'CredentialNotStored,QualificationTools.Commands.GetQualificationCredentialCommand'
        (TabExpansion2 'Update-VmsQualification -SecretName p').CompletionMatches.CompletionText | Should -BeExactly "'prod one'"
    }
}
