BeforeDiscovery {
    . "$PSScriptRoot/Emulator.ps1"
    . "$PSScriptRoot/Vaults.ps1"
    $obstacle = Get-VaultObstacle
}

BeforeAll {
    . "$PSScriptRoot/Emulator.ps1"
    . "$PSScriptRoot/Vaults.ps1"
    Import-Module (Get-ManifestPath)
    [cultureinfo]::CurrentUICulture = 'en-US'
    $script:service = @{ Endpoint = 'https://service.example'; Credential = Get-TestCredential AKLTEMULATOR emulator-secret; MaximumRetryCount = 0 }
    $script:variables = 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'
    $script:kept = @{}
    foreach ($name in $variables) {
        $kept[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    # A proxy that refuses everybody with one status, in a thread of its own.
    function Start-Proxy {
        param([int] $Status)
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $shell = [powershell]::Create().AddScript({
            param($Listener, $Status)
            while ($true) {
                $client = $Listener.AcceptTcpClient()
                $null = $client.GetStream().Read([byte[]]::new(4096), 0, 4096)
                $client.GetStream().Write([System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $Status no`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"))
                $client.Dispose()
            }
        }).AddArgument($listener).AddArgument($Status)
        $null = $shell.BeginInvoke()
        @{ Listener = $listener; Shell = $shell; Name = "127.0.0.1:$($listener.LocalEndpoint.Port)" }
    }

    function Stop-Proxy {
        param($Proxy)
        $Proxy.Listener.Stop()
        $Proxy.Shell.Dispose()
    }
}

AfterAll {
    foreach ($name in $variables) {
        [Environment]::SetEnvironmentVariable($name, $kept[$name])
    }
}

Describe 'A proxy' {
    AfterEach {
        $env:HTTPS_PROXY = $null
    }

    It 'that answers <Status> is named with its answer, and what to do' -ForEach @(
        @{ Status = 407; Text = 'answered 407: it wants a user name and a password.'; Advice = '-ProxyCredential' }
        @{ Status = 403; Text = 'answered 403.'; Advice = 'Ask whoever runs it' }
        @{ Status = 502; Text = 'answered 502.'; Advice = '-NoProxy' }
    ) {
        $proxy = Start-Proxy $Status
        try {
            $result = Get-VmsRow | Update-VmsQualification @service -Proxy "http://$($proxy.Name)" -ErrorAction SilentlyContinue
        }
        finally {
            Stop-Proxy $proxy
        }

        $result.Status | Should -Be Failed
        $result.ErrorCode | Should -BeExactly 'ProxyFailed'
        $result.ErrorMessage | Should -BeExactly "The proxy $($proxy.Name) (-Proxy) $Text"
        $result.Advice | Should -BeLike "*$Advice*"
        $result.HttpStatus | Should -BeNullOrEmpty
    }

    It 'that is set in the session counts at once, and without a password in the error' {
        $env:HTTPS_PROXY = 'http://user:p-5e21c07d@127.0.0.1:9'
        $null = Get-VmsQualification @service -ErrorAction SilentlyContinue -ErrorVariable dead
        $env:HTTPS_PROXY = 'proxy.invalid:8080'
        $null = Get-VmsQualification @service -ErrorAction SilentlyContinue -ErrorVariable lost

        "$dead" | Should -BeExactly 'QueryQualification: ProxyUnreachable: The proxy 127.0.0.1:9 (HTTPS_PROXY) does not answer.'
        "$lost" | Should -BeExactly 'QueryQualification: ProxyNotFound: The proxy proxy.invalid:8080 (HTTPS_PROXY) could not be found.'
    }

    It 'is not taken with -NoProxy' {
        $env:HTTPS_PROXY = '127.0.0.1:9'
        $null = Get-VmsQualification -Endpoint https://service.invalid -Credential $service.Credential -MaximumRetryCount 0 -NoProxy -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'NameNotResolved,*'
    }

    It 'is told under -Verbose, with the host, the port and the socket''s error' {
        $said = Get-VmsQualification @service -Proxy http://127.0.0.1:9 -Verbose -ErrorAction SilentlyContinue 4>&1 | Out-String

        $said | Should -Match 'service\.example:443 by the proxy 127\.0\.0\.1:9 \(-Proxy\): the connection failed: ConnectionRefused \(\d+\)\.'
    }

    It 'is taken by Test-QualificationCredential too' {
        $test = Test-QualificationCredential Vms -Credential $service.Credential -Endpoint $service.Endpoint -Proxy http://127.0.0.1:9

        $test.Valid | Should -BeNullOrEmpty
        $test.Code | Should -BeExactly 'ProxyUnreachable'
    }

    It 'with a user name in its address is refused, and the address is not repeated' {
        $caught = { Get-VmsQualification @service -Proxy http://user:p-5e21c07d@127.0.0.1:9 } | Should -Throw -PassThru

        "$caught" | Should -BeLike '*-ProxyCredential*'
        "$caught" | Should -Not -BeLike '*5e21c07d*'
    }

    It 'cannot be named together with -NoProxy' {
        { Get-VmsQualification @service -Proxy http://127.0.0.1:9 -NoProxy } | Should -Throw -ErrorId 'ProxyParametersConflict,*'
    }

    It 'has its parameters on every cmdlet that talks to a service' {
        $missing = Get-Command -Module QualificationTools -CommandType Cmdlet |
            Where-Object { $_.Parameters.ContainsKey('OperationTimeoutSeconds') } |
            Where-Object { @('Proxy', 'ProxyCredential', 'ProxyUseDefaultCredentials', 'NoProxy' | Where-Object { $_ -in $args }).Count -or -not ($_.Parameters.ContainsKey('Proxy') -and
                $_.Parameters.ContainsKey('ProxyCredential') -and $_.Parameters.ContainsKey('ProxyUseDefaultCredentials') -and $_.Parameters.ContainsKey('NoProxy')) }

        $missing | Should -BeNullOrEmpty
    }
}

Describe 'Stored credentials' -Skip:([bool] $obstacle) {
    It 'pipe into the Get- cmdlets, one connection each, and records name the account' {
        Clear-Emulator
        Set-Qualification QUA1
        $seen = Invoke-VaultShell ({
            Initialize-Store
            $credential = Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0
            'north', 'south' | ForEach-Object { Set-QualificationCredential Vms $_ $credential }
            Set-QualificationCredential Douyin mini (Get-TestCredential ttemulator emulator-secret)
            $seen = @{ Found = @(Get-QualificationCredential -Service Vms | Get-VmsQualification QUA1 @at | ForEach-Object { "$($_.Account) $($_.QualificationNo)" }) }
            $seen.Listed = @(Get-QualificationCredential -Service Vms | Get-VmsQualification @at | ForEach-Object { "$($_.Account) $($_.QualificationNo)" })
            $seen.All = @(Get-QualificationCredential | Get-VmsQualification QUA1 @at -ErrorAction SilentlyContinue -ErrorVariable failed).Count
            $seen.Failed = @($failed.FullyQualifiedErrorId)
            $seen.Result = (Get-VmsRow QUA1 | Update-VmsQualification @at -SecretName south -ErrorAction SilentlyContinue).Account
            $seen.Masked = (Get-VmsQualification QUA1 @at -Credential $credential).Account
            $seen
        }.ToString())

        $seen.Found | Should -BeExactly 'north QUA1', 'south QUA1'
        $seen.Listed | Should -BeExactly 'north QUA1', 'south QUA1'
        $seen.All | Should -Be 2
        $seen.Failed | Should -BeExactly 'SecretWrongKind,QualificationTools.Commands.GetVmsQualificationCommand'
        $seen.Result | Should -BeExactly 'south'
        $seen.Masked | Should -BeExactly 'AKLT***'
    }
}
