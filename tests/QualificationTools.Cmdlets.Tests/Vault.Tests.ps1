BeforeDiscovery {
    . $PSScriptRoot/Vaults.ps1
    $script:obstacle = Get-VaultObstacle
    $script:storeObstacle = Get-StoreObstacle
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Vaults.ps1
}

Describe 'Vaults' {
    It 'can be tested here' {
        $obstacle = Get-VaultObstacle
        if ($obstacle) {
            Set-ItResult -Skipped -Because $obstacle
        }
        $obstacle | Should -BeNullOrEmpty
    }
}

Describe 'A credential in a vault' -Skip:([bool] $obstacle) {
    BeforeAll {
        Clear-Emulator
        $script:seen = Invoke-VaultShell ({
            Initialize-Store
            $seen = @{}
            $seen.Before = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at }
            Set-QualificationCredential -Service Vms -Name prod -Credential (Get-TestCredential AKLTEMULATOR wrong) -WhatIf
            $seen.AfterWhatIf = @(Get-SecretInfo).Count
            $seen.Stored = Set-QualificationCredential -Service Vms -Name prod -Credential (Get-TestCredential " AKLTEMULATOR" wrong) -PassThru -WarningVariable warnings -WarningAction SilentlyContinue
            $seen.Warning = "$warnings"
            Set-QualificationCredential -Service Douyin -Name mini -Credential (Get-TestCredential ttemulator emulator-secret) -Environment Sandbox -Default
            $seen.Metadata = (Get-SecretInfo prod).Metadata
            $seen.List = @(Get-QualificationCredential | Select-Object Name, @{ n = 'Service'; e = { "$($_.Service)" } }, Vault, KeyId, IsDefault, @{ n = 'Environment'; e = { "$($_.Settings.Environment)" } })
            $seen.Listed = Get-QualificationCredential | Format-List * -Force | Out-String -Width 300
            $seen.WrongSecret = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName prod }
            $seen.Wrong = Test-QualificationCredential Vms prod @at
            Set-QualificationCredential -Service Vms -Name prod -Credential (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Default
            $seen.Rotated = Test-QualificationCredential Vms prod @at
            $seen.Named = "$((Get-VmsRow QUA1 | Update-VmsQualification @at -SecretName PROD).Status)"
            $seen.InVault = "$((Get-VmsRow QUA2 | Update-VmsQualification @at -SecretName prod -Vault store).Status)"
            $seen.Default = "$((Get-VmsRow QUA3 | Update-VmsQualification @at).Status)"
            $seen.VaultAlone = "$((Get-VmsRow QUA4 | Update-VmsQualification @at -Vault Store).Status)"
            $seen.Douyin = "$((Get-DouyinRow | Update-DouyinClassAuth @at -SandboxAudit Approve).Status)"
            $seen.Signature = (Get-VolcengineSignature -Uri https://example.com/ -SecretName prod).Authorization
            $seen.Piped = @(Get-QualificationCredential | Test-QualificationCredential @at).Valid
            $seen.Tab = (TabExpansion2 'Update-VmsQualification -SecretName ').CompletionMatches.CompletionText
            $seen.TabBoth = (TabExpansion2 'Get-QualificationCredential -Name ').CompletionMatches.CompletionText
            $seen.OtherService = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName mini }
            $seen.Taken = Get-CommandEnd { Set-QualificationCredential -Service Vms -Name mini -Credential (Get-TestCredential AKLTEMULATOR x) }
            $seen.NotThere = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName nope }
            $seen.NoVault = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName prod -Vault nope }
            $seen.SetNoVault = Get-CommandEnd { Set-QualificationCredential Vms x (Get-TestCredential AKLTEMULATOR x) -Vault nope }
            $seen.Ended = Get-CommandEnd {
                Set-QualificationCredential Vms old (Get-TestCredential AKLTEMULATORSTS x) -SessionToken ([securestring]::new()) -ExpiresAt '2020-01-01Z' -WarningAction SilentlyContinue
                Get-VmsRow | Update-VmsQualification @at -SecretName old
            }
            $seen.EndedTest = Test-QualificationCredential Vms old @at
            $token = [System.Net.NetworkCredential]::new('', "emulator-session-token`n").SecurePassword
            Set-QualificationCredential Vms sts (Get-TestCredential AKLTEMULATORSTS ZW11bGF0b3Itc3RzLXNlY3JldA==) -SessionToken $token -ExpiresAt ([DateTimeOffset]::UtcNow.AddHours(1)) -WarningAction SilentlyContinue
            $seen.Temporary = "$((Get-VmsRow QUA5 | Update-VmsQualification @at -SecretName sts).Status)"
            $seen.RemoveUnknown = Get-CommandEnd { Remove-QualificationCredential nope -ErrorAction Stop }
            $seen.RemoveAsks = Get-CommandEnd { Remove-QualificationCredential prod }
            Get-QualificationCredential prod, old | Remove-QualificationCredential -Confirm:$false
            $seen.Left = @(Get-SecretInfo).Name
            $seen.LeftListed = @(Get-QualificationCredential).Name
            $seen.File = Get-Content "$env:QUALIFICATIONTOOLS_DATA/credentials.json" -Raw
            $seen.Errors = @($Error | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -like '*SecretManagement*' }).Count
            $seen
        }.ToString())
    }

    It 'is not there before it is stored, nor after -WhatIf' {
        $seen.Before.Id | Should -BeExactly 'CredentialNotFound,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.AfterWhatIf | Should -Be 0
    }

    It 'is stored, and told with what may be seen of it' {
        $seen.Stored.Name, $seen.Stored.Vault, $seen.Stored.KeyId | Should -BeExactly 'prod', 'Store', 'AKLT***'
    }

    # The module gives it to SecretStore alone; other vaults may refuse a secret that comes with more.
    It 'lies in SecretStore with what may be seen of it' -Skip:([bool] $storeObstacle) {
        $seen.Metadata.Service, $seen.Metadata.KeyId | Should -BeExactly 'Vms', 'AKLT***'
    }

    It 'is trimmed of white space with a warning' {
        $seen.Warning | Should -BeExactly 'White space around the credential was removed.'
    }

    It 'is listed without the secret' {
        $seen.List | ForEach-Object { "$($_.Service) $($_.Name) $($_.Vault) $($_.KeyId) $($_.Environment) $($_.IsDefault)" } |
            Should -BeExactly 'Douyin mini Store ttem*** Sandbox True', 'Vms prod Store AKLT***  False'
        $seen.Listed | Should -Not -Match 'wrong|emulator-secret|AKLTEMULATOR'
    }

    It 'that is wrong ends a run with the service''s own code, and its test says so' {
        $seen.WrongSecret.Id | Should -BeExactly 'SignatureDoesNotMatch,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Wrong.Valid | Should -BeFalse
        $seen.Wrong.Code | Should -BeExactly 'SignatureDoesNotMatch'
        $seen.Wrong.Advice | Should -Match '^The secret key does not belong to the access key'
    }

    It 'is rotated by storing it again' {
        $seen.Rotated.Valid | Should -BeTrue
        $seen.Rotated.Code | Should -BeNullOrEmpty
    }

    It 'is used by its name, from its vault, and as the default' {
        $seen.Named, $seen.InVault, $seen.Default, $seen.VaultAlone, $seen.Douyin | Should -BeExactly (@('Succeeded') * 5)
        $seen.Signature | Should -Match 'Credential=AKLTEMULATOR/'
        $seen.Piped | Should -Be $true, $true
    }

    It 'completes with Tab, for the service of the command' {
        $seen.Tab | Should -BeExactly 'prod'
        $seen.TabBoth | Should -BeExactly 'mini', 'prod'
    }

    It 'of another service is refused, and its name cannot be taken' {
        $seen.OtherService.Id | Should -BeExactly 'SecretWrongKind,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Taken.Id | Should -BeExactly 'CredentialNameTaken,QualificationTools.Commands.SetQualificationCredentialCommand'
    }

    It 'that is not there is told from a vault that is not there' {
        $seen.NotThere.Id | Should -BeExactly 'SecretNotFound,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.NoVault.Id | Should -BeExactly 'VaultNotFound,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.SetNoVault.Id | Should -BeExactly 'VaultNotFound,QualificationTools.Commands.SetQualificationCredentialCommand'
        $seen.NoVault.Advice | Should -Match 'Register-SecretVault'
    }

    It 'that has ended is refused before anything is sent' {
        $seen.Ended.Id | Should -BeExactly 'CredentialExpired,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.EndedTest.Valid | Should -BeFalse
        $seen.EndedTest.Code | Should -BeExactly 'CredentialExpired'
        (Get-EmulatorRequest).headers.Authorization -match 'AKLTEMULATORSTS' | Should -HaveCount 1
    }

    It 'that is temporary is used with its session token' {
        $seen.Temporary | Should -BeExactly 'Succeeded'
    }

    It 'is removed only after the question, from the vault and from the list' {
        $seen.RemoveUnknown.Id | Should -BeExactly 'CredentialNotStored,QualificationTools.Commands.RemoveQualificationCredentialCommand'
        $seen.RemoveAsks.Id | Should -Not -Be 'none'
        $seen.Left | Should -BeExactly 'mini', 'sts'
        $seen.LeftListed | Should -BeExactly 'mini', 'sts'
    }

    It 'leaves no secret in the list, and no error of the vault beside the module''s own' {
        $seen.File | Should -Not -Match 'emulator-secret|ZW11|AKLTEMULATOR|session-token'
        $seen.Errors | Should -Be 0
    }
}

Describe 'Two vaults with one name' -Skip:([bool] $obstacle) {
    BeforeAll {
        Clear-Emulator
        $script:seen = Invoke-VaultShell ({
            Initialize-Store
            Register-TestVault Other
            Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Vault Other
            Set-QualificationCredential Vms prod (Get-TestCredential AKLTNOPERMISSION bm8tcGVybWlzc2lvbg==) -Vault Store
            $seen = @{}
            $seen.Other = "$((Get-VmsRow QUA1 | Update-VmsQualification @at -SecretName prod -Vault Other).Status)"
            $seen.Store = Get-CommandEnd { Get-VmsRow QUA2 | Update-VmsQualification @at -SecretName prod -Vault Store }
            $seen.Unsaid = Get-CommandEnd { Get-VmsRow QUA2 | Update-VmsQualification @at -SecretName prod }
            $seen.RemoveUnsaid = Get-CommandEnd { Remove-QualificationCredential prod -Confirm:$false -ErrorAction Stop }
            Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Vault Other -Default
            $seen.Default = "$((Get-VmsRow QUA3 | Update-VmsQualification @at -SecretName prod).Status)"
            Remove-QualificationCredential prod -Vault Store -Confirm:$false
            $seen.Left = @(Get-QualificationCredential | ForEach-Object { "$($_.Name) $($_.Vault)" })
            $seen
        }.ToString())
    }

    It 'are told apart by -Vault' {
        $seen.Other | Should -BeExactly 'Succeeded'
        $seen.Store.Id | Should -BeExactly 'AccessDenied,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'go in the order of the vaults where none is said, unless one is the default' {
        $seen.Unsaid.Id | Should -BeExactly 'AccessDenied,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Default | Should -BeExactly 'Succeeded'
    }

    It 'are not removed where it is not said which' {
        $seen.RemoveUnsaid.Id | Should -BeExactly 'CredentialAmbiguous,QualificationTools.Commands.RemoveQualificationCredentialCommand'
        $seen.Left | Should -BeExactly 'prod Other'
    }
}

Describe 'A locked vault' -Skip:([bool] $storeObstacle) {
    It 'that would <_> ends a runbook within two seconds, with what to do' -ForEach 'Prompt', 'None' {
        $userHome = Join-Path $TestDrive "locked$_"
        $null = Invoke-VaultShell -UserHome $userHome "Initialize-Store; Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Default; Lock-Store $_"
        Clear-Emulator
        $seen = Invoke-VaultShell -UserHome $userHome ({
            # The first use also loads the vault's modules, which takes as long as the machine takes.
            $null = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $seen = @{ Used = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at } }
            $seen.Milliseconds = $watch.ElapsedMilliseconds
            $seen.Stored = Get-CommandEnd { Set-QualificationCredential Vms other (Get-TestCredential AKLTEMULATOR x) }
            $seen.Tested = Get-CommandEnd { Test-QualificationCredential Vms prod @at }
            $seen.Removed = Get-CommandEnd { Remove-QualificationCredential prod -Confirm:$false }
            $seen.Listed = @(Get-QualificationCredential).Name
            $seen.Tab = (TabExpansion2 'Update-VmsQualification -SecretName ').CompletionMatches.CompletionText
            $seen.WhatIf = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -WhatIf }
            $seen
        }.ToString())

        $seen.Used.Id | Should -BeExactly 'VaultLocked,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Used.Advice | Should -Match 'Unlock-SecretStore'
        $seen.Used.Category | Should -Be 'AuthenticationError'
        $seen.Milliseconds | Should -BeLessThan 2000
        $seen.Stored.Id | Should -BeLike 'VaultLocked,*'
        $seen.Tested.Id | Should -BeLike 'VaultLocked,*'
        $seen.Removed.Id | Should -BeLike 'VaultLocked,*'
        $seen.Listed | Should -BeExactly 'prod'
        $seen.Tab | Should -BeExactly 'prod'
        $seen.WhatIf.Id | Should -BeExactly 'none'
        (Get-EmulatorCounter).requests | Should -Be 0
    }
}

Describe 'A locked vault where the input is a file' -Skip:([bool] $obstacle) {
    It 'that would ask is an error and no question' {
        $userHome = Join-Path $TestDrive 'redirected'
        $null = Invoke-VaultShell -UserHome $userHome 'Initialize-Store; Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Default; Lock-Store Prompt'
        Clear-Emulator
        $seen = Invoke-VaultShell -UserHome $userHome -MayAsk ({
            $seen = @{ Used = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at } }
            $seen.Tested = Get-CommandEnd { Test-QualificationCredential Vms prod @at }
            Unlock-SecretStore -Password ([System.Net.NetworkCredential]::new('', 'store-password').SecurePassword)
            $seen.Unlocked = "$((Get-VmsRow | Update-VmsQualification @at).Status)"
            $seen.Account = (Get-VmsRow QUA2 | Update-VmsQualification @at).Account
            $seen
        }.ToString())

        $seen.Used.Id | Should -BeExactly 'VaultLocked,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Used.Advice | Should -Match 'Unlock-SecretStore'
        $seen.Tested.Id | Should -BeLike 'VaultLocked,*'
        $seen.Unlocked, $seen.Account | Should -BeExactly 'Succeeded', 'prod'
        $seen.Said | Should -Not -Match 'password'
    }
}

Describe 'Many accounts' -Skip:([bool] $obstacle) {
    BeforeAll {
        Clear-Emulator
        $script:seen = Invoke-VaultShell ({
            Initialize-Store
            Set-QualificationCredential Vms one (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)
            Set-QualificationCredential Vms two (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)
            Set-QualificationCredential Douyin app (Get-TestCredential ttemulator emulator-secret) -Environment Sandbox
            $null = Get-VmsRow QUA1 | Update-VmsQualification @at -SecretName one
            $seen = @{}
            $seen.All = @(Get-QualificationCredential | Get-VmsQualification @at | ForEach-Object Account | Sort-Object -Unique)
            $rows = [pscustomobject]@{ QualificationNo = 'QUA1'; SecretName = 'two' }, [pscustomobject]@{ QualificationNo = 'QUA1'; SecretName = 'one' }
            $seen.Rows = @($rows | Get-VmsQualification @at | ForEach-Object { "$($_.QualificationNo) $($_.Account)" })
            $seen.Classes = @(Get-QualificationCredential | Get-DouyinClass @at).Count -gt 0
            $seen.Auths = @(Get-QualificationCredential | Get-DouyinClassAuth @at -MerchantEntityId I_1 -FirstClass 1 -SecondClass 2 -IndustryRole Teacher | ForEach-Object { "$($_.MerchantEntityId) $($_.Account)" })
            $seen.Signed = @(Get-QualificationCredential -Service Vms | Get-VolcengineSignature -Uri https://example.com/).Count
            $seen.Passed = (Get-VmsQualification QUA1 @at -Credential (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)).Account
            $seen.List = Get-VmsQualification QUA1 @at -SecretName one | Format-List | Out-String
            $seen
        }.ToString())
    }

    It 'are asked one after the other, and each record says its own' {
        $seen.All | Should -BeExactly 'one', 'two'
        $seen.Rows | Should -BeExactly 'QUA1 two', 'QUA1 one'
        $seen.Auths | Should -BeExactly 'I_1 app'
        $seen.Classes | Should -BeTrue
        $seen.Signed | Should -Be 2
    }

    It 'are told by the masked key where the credential has no name' {
        $seen.Passed | Should -BeExactly 'AKLT***'
    }

    It 'stand in the list view' {
        $seen.List | Should -Match 'Account\s+: one'
    }
}

Describe 'Twenty runspaces at once' -Skip:([bool] $obstacle) {
    It 'all use a secret by its name' {
        Clear-Emulator
        $seen = Invoke-VaultShell ({
            Initialize-Store
            Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)
            $manifest = Get-ManifestPath
            $rows = 1..20 | ForEach-Object { Get-VmsRow "QUA$_" }
            @($rows | ForEach-Object -ThrottleLimit 20 -Parallel {
                    Import-Module $using:manifest
                    "$(($_ | Update-VmsQualification -Endpoint $env:QUALIFICATIONTOOLS_EMULATOR -SecretName prod).Status)"
                })
        }.ToString())

        $seen | Should -BeExactly (@('Succeeded') * 20)
    }

    It 'all find their own in the list when they store' {
        $seen = Invoke-VaultShell ({
            Initialize-Store
            $manifest = Get-ManifestPath
            $credential = Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0
            1..20 | ForEach-Object -ThrottleLimit 20 -Parallel {
                Import-Module $using:manifest
                Set-QualificationCredential Vms "name$_" $using:credential
            }
            @(Get-QualificationCredential).Count
        }.ToString())

        $seen | Should -Be 20
    }
}

Describe 'A vault of somebody else' -Skip:([bool] $obstacle) {
    BeforeAll {
        Clear-Emulator
        $script:seen = Invoke-VaultShell ({
            $seen = @{}
            foreach ($mode in 'throw', 'text', 'credential', 'slow', 'keep') {
                Register-TestVault $mode $mode
            }
            $seen.Throws = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName any -Vault throw }
            $seen.ThrowsOnSet = Get-CommandEnd { Set-QualificationCredential Vms any (Get-TestCredential AKLTEMULATOR canary-4711-secret) -Vault throw }
            $seen.ThrowsErrors = $Error | Format-List * -Force | Out-String -Width 1000
            $seen.NotAsked = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName any -Vault throw -WhatIf }
            $seen.Calls = @(Get-Content "$(Get-UserHome)/throw.Vault/calls.txt").Count
            $seen.Text = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName any -Vault text }
            $seen.Credential = "$((Get-VmsRow QUA1 | Update-VmsQualification @at -SecretName any -Vault credential).Status)"
            Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0) -Vault slow
            $seen.Slow = "$((Get-VmsRow QUA2 | Update-VmsQualification @at -SecretName prod -Vault slow).Status)"
            $secret = [System.Net.NetworkCredential]::new('', 'ZW11bGF0b3Itc2VjcmV0').SecurePassword
            $spellings = [ordered]@{
                short = @{ ak = 'AKLTEMULATOR'; sk = $secret }
                dashed = @{ 'access-key' = 'AKLTEMULATOR'; 'secret-key' = 'ZW11bGF0b3Itc2VjcmV0'; 'session-token' = '' }
                pascal = @{ AccessKey = 'AKLTEMULATOR'; SecretKey = 'ZW11bGF0b3Itc2VjcmV0'; ExpiresAt = '2099-01-01' }
                aws = @{ AccessKeyId = 'AKLTEMULATOR'; SecretAccessKey = $secret; SessionToken = '' }
                half = @{ ak = 'AKLTEMULATOR' }
                ended = @{ ak = 'AKLTEMULATOR'; sk = $secret; ExpiresAt = '2020-01-01' }
                undated = @{ ak = 'AKLTEMULATOR'; sk = $secret; ExpiresAt = 'soon' }
                empty = @{}
            }
            $row = 10
            foreach ($name in $spellings.Keys) {
                Set-Secret -Name $name -Vault keep -Secret $spellings[$name]
                $number = "QUA$((++$row))"
                $seen[$name] = Get-CommandEnd { Get-VmsRow $number | Update-VmsQualification @at -SecretName $name -Vault keep -ErrorAction Stop }
            }
            Set-Secret -Name app -Vault keep -Secret @{ appid = 'ttemulator'; secret = 'emulator-secret' }
            $seen.app = "$((Get-DouyinRow | Update-DouyinClassAuth @at -SecretName app -Vault keep).Status)"
            $seen
        }.ToString())
    }

    It 'that throws ends the command with what it says' {
        $seen.Throws.Id | Should -BeExactly 'VaultFailed,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Throws.Text | Should -Match 'the vault is on fire'
    }

    It 'that repeats a secret is redacted' {
        $seen.ThrowsOnSet.Id | Should -BeExactly 'VaultFailed,QualificationTools.Commands.SetQualificationCredentialCommand'
        $seen.ThrowsOnSet.Text | Should -Match 'cannot keep \*\*\*'
        $seen.ThrowsErrors | Should -Not -Match 'canary-4711-secret'
    }

    It 'is not asked under -WhatIf' {
        $seen.NotAsked.Id | Should -BeExactly 'none'
        $seen.Calls | Should -Be 1
    }

    It 'that is slow is waited for' {
        $seen.Slow | Should -BeExactly 'Succeeded'
    }

    It 'that gives a text is refused, with the kinds that are understood' {
        $seen.Text.Id | Should -BeExactly 'SecretWrongKind,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Text.Advice | Should -Match 'PSCredential.*hashtable'
        $seen.Text.Text | Should -Not -Match 'ZW11'
    }

    It 'that gives a PSCredential is understood' {
        $seen.Credential | Should -BeExactly 'Succeeded'
    }

    It 'that gives a hashtable in the spelling <_> is understood' -ForEach 'short', 'dashed', 'pascal', 'aws' {
        $seen.$_.Id | Should -BeExactly 'none'
    }

    It 'that gives an app''s id and secret is understood' {
        $seen.app | Should -BeExactly 'Succeeded'
    }

    It 'that gives a hashtable which is <_> is refused' -ForEach 'half', 'undated', 'empty' {
        $seen.$_.Id | Should -BeExactly 'SecretWrongKind,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'that gives what has ended is refused' {
        $seen.ended.Id | Should -BeExactly 'CredentialExpired,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }
}

Describe 'Without SecretManagement' {
    BeforeAll {
        Clear-Emulator
        $script:seen = Invoke-VaultShell ({
            $env:PSModulePath = "$PSHOME/Modules"
            $seen = @{}
            $seen.Set = Get-CommandEnd { Set-QualificationCredential Vms prod (Get-TestCredential AKLTEMULATOR x) }
            $seen.Use = Get-CommandEnd { Get-VmsRow | Update-VmsQualification @at -SecretName prod }
            $seen.List = @(Get-QualificationCredential).Count
            $seen.Passed = "$((Get-VmsRow | Update-VmsQualification @at -Credential (Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0)).Status)"
            $env:VOLCENGINE_ACCESS_KEY = 'AKLTEMULATOR'
            $env:VOLCENGINE_SECRET_KEY = 'ZW11bGF0b3Itc2VjcmV0'
            $seen.Environment = "$((Get-VmsRow QUA2 | Update-VmsQualification @at).Status)"
            $seen
        }.ToString())
    }

    It 'what needs it says how to install it' {
        $seen.Set.Id | Should -BeExactly 'SecretManagementMissing,QualificationTools.Commands.SetQualificationCredentialCommand'
        $seen.Use.Id | Should -BeExactly 'SecretManagementMissing,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $seen.Use.Advice | Should -Match 'Install-PSResource Microsoft.PowerShell.SecretManagement'
    }

    It 'everything else works' {
        $seen.List | Should -Be 0
        $seen.Passed, $seen.Environment | Should -BeExactly 'Succeeded', 'Succeeded'
    }
}
