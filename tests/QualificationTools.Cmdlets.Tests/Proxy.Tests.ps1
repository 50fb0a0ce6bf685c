BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:kept = $env:HTTPS_PROXY, $env:NO_PROXY, $env:https_proxy, $env:no_proxy
    # Nobody listens there; the endpoint is one that no name leads to, so that nothing leaves this machine.
    $script:call = @{
        Endpoint = 'https://vms.invalid'; Credential = Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0
        MaximumRetryCount = 0; OperationTimeoutSeconds = 10; ErrorAction = 'SilentlyContinue'
    }
    function Get-Said {
        param([hashtable] $With = @{})
        $script:lines = Get-VmsQualification QUA1 @call @With -ErrorVariable failed -Verbose 4>&1 | Out-String
        "$($failed[-1])"
    }
}

Describe 'A proxy' {
    BeforeEach {
        $env:HTTPS_PROXY = $env:NO_PROXY = $env:https_proxy = $env:no_proxy = $null
    }

    AfterEach {
        $env:HTTPS_PROXY, $env:NO_PROXY, $env:https_proxy, $env:no_proxy = $kept
    }

    It 'that is named and does not answer is told by its place, and its credential never' {
        $said = Get-Said @{ Proxy = 'http://us:canary-4711@127.0.0.1:9' }

        $said | Should -Match 'ProxyNotReached: The proxy 127\.0\.0\.1:9 could not be reached \(ConnectionRefused\)\.'
        $lines | Should -Match 'Requests go through the proxy 127\.0\.0\.1:9\.'
        $lines | Should -Match 'No answer from vms\.invalid:443 through the proxy 127\.0\.0\.1:9: ConnectionRefused\.'
        $said + $lines | Should -Not -Match 'canary'
    }

    It 'of the environment counts from when it is set, and until it is not' {
        Get-Said | Should -Match 'NameNotResolved'
        $env:HTTPS_PROXY = 'http://127.0.0.1:9'
        Get-Said | Should -Match 'The proxy 127\.0\.0\.1:9 could not be reached'
        $env:HTTPS_PROXY = 'http://proxy.invalid:8080'
        Get-Said | Should -Match 'The proxy proxy\.invalid:8080 could not be reached'
        $env:NO_PROXY = '.invalid'
        Get-Said | Should -Match 'NameNotResolved'
        $env:NO_PROXY = $null
        Get-Said @{ NoProxy = $true } | Should -Match 'NameNotResolved'
    }

    It 'takes <_>' -ForEach 'ProxyCredential', 'ProxyUseDefaultCredentials' {
        $with = @{ Proxy = 'http://127.0.0.1:9'; $_ = $_ -eq 'ProxyCredential' ? (Get-TestCredential us canary) : $true }
        Get-Said $with | Should -Match 'ProxyNotReached'
    }

    It '<Case> is refused' -ForEach @(
        @{ Case = 'with -NoProxy'; With = @{ Proxy = 'http://127.0.0.1:9'; NoProxy = $true }; Id = 'ProxyConflict' }
        @{ Case = 'with two credentials'; With = @{ Proxy = 'http://127.0.0.1:9'; ProxyUseDefaultCredentials = $true; ProxyCredential = [pscredential]::new('a', [securestring]::new()) }; Id = 'ProxyConflict' }
        @{ Case = 'that is no address'; With = @{ Proxy = '127.0.0.1:9' }; Id = 'ParameterArgumentValidationError' }
        @{ Case = 'of an unknown kind'; With = @{ Proxy = 'ftp://127.0.0.1:9' }; Id = 'ParameterArgumentValidationError' }
    ) {
        { Get-VmsQualification QUA1 @call @With } | Should -Throw -ErrorId "$Id,QualificationTools.Commands.GetVmsQualificationCommand"
        { Test-QualificationCredential Vms -Credential $call.Credential @With } | Should -Throw -ErrorId "$Id,QualificationTools.Commands.TestQualificationCredentialCommand"
    }

    It 'is told by Test-QualificationCredential too' {
        $test = Test-QualificationCredential Vms -Credential $call.Credential -Endpoint https://vms.invalid -Proxy http://127.0.0.1:9

        $test.Code | Should -BeExactly 'ProxyNotReached'
        $test.Valid | Should -BeNullOrEmpty
    }

    It 'can be named in every cmdlet that talks to a service' {
        $talks = Get-Command -Module QualificationTools -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('Endpoint') }
        $talks.Count | Should -BeGreaterThan 14
        foreach ($command in $talks) {
            foreach ($name in 'Proxy', 'ProxyCredential', 'ProxyUseDefaultCredentials', 'NoProxy') {
                $command.Parameters.Keys | Should -Contain $name -Because $command.Name
            }
        }
    }
}
