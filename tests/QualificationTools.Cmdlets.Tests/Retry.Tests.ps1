BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    $script:silent = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'script:errors' }
}

Describe 'Update-VmsQualification sends again' {
    BeforeEach {
        Clear-Emulator
    }

    It 'after 503' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; status = 503; code = 'ServiceUnavailableTemp' }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
        $errors | Should -BeNullOrEmpty
    }

    It 'after a page of a proxy with 503, once look-ups have shown the old record for as long as the request might take effect' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; nonJson = $true; status = 503 }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
        (Get-EmulatorCounter).actions.QueryQualification | Should -BeGreaterThan 1
    }

    It 'after the time that Retry-After names, in seconds' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; status = 503; code = 'ServiceUnavailableTemp'; retryAfter = 1 }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Attempts | Should -Be 2
        $result.Duration.TotalMilliseconds | Should -BeGreaterOrEqual 950
    }

    It 'after a Retry-After that is a date' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; status = 429; code = 'FlowLimitExceeded'; retryAfter = [datetime]::UtcNow.AddMinutes(-1).ToString('r', [cultureinfo]::InvariantCulture) }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
    }

    It 'after 429 with <_>' -ForEach 'FlowLimitExceeded', 'FlowLimitExceeded.QPSOverLimit', 'AccountFlowLimitExceeded' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; status = 429; code = $_; retryAfter = 0 }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
    }

    It 'after a reset before the request was read, and it is applied once' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; resetBeforeRead = $true; times = 1 }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'once, with the service''s clock, where its own is off' {
        Register-EmulatorFault @{ dateSkewSeconds = 2000 }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
    }

    It 'not more often than asked, and then gives up, certainly not applied' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 503; code = 'ServiceUnavailableTemp' }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent -MaximumRetryCount 1

        $result.Status | Should -Be 'Failed'
        $result.Attempts | Should -Be 2
        $result.HttpStatus | Should -Be 503
        $result.Advice | Should -BeExactly 'The row certainly did not take effect. Send it again later.'
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'ServiceUnavailableTemp,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $errors[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'not at all with -MaximumRetryCount 0' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 503; code = 'ServiceUnavailableTemp' }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent -MaximumRetryCount 0

        $result.Status | Should -Be 'Failed'
        $result.Attempts | Should -Be 1
    }

    It 'not after a refusal' {
        $result = Get-VmsRow NONE | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Rejected'
        $result.Attempts | Should -Be 1
        (Get-EmulatorCounter).requests | Should -Be 1
    }

    It 'where no connection can be made, and gives up, certainly not applied' {
        $closed = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $closed.Start()
        $port = $closed.LocalEndpoint.Port
        $closed.Stop()
        $result = Get-VmsRow | Update-VmsQualification -Endpoint "http://127.0.0.1:$port" -Credential $vms.Credential -MaximumRetryCount 1 @silent

        $result.Status | Should -Be 'Failed'
        $result.Attempts | Should -Be 2
        $result.HttpStatus | Should -Be 0
        $errors.FullyQualifiedErrorId | Should -BeExactly 'ConnectFailed,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $errors[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }
}

Describe 'Update-VmsQualification asks the service' {
    BeforeEach {
        Clear-Emulator
    }

    It 'after a reset that followed the update, which is applied once' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; resetAfterApply = $true }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 1
        $errors | Should -BeNullOrEmpty
        $state = Get-EmulatorState
        $state.qualifications.applied | Should -Be 1
        $state.totals.actions.QueryQualification | Should -Be 1
    }

    It 'after an answer that was cut off, and the update is applied once' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; truncate = $true }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Succeeded'
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'after no answer in time, and the update is applied once' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; hangAfterApply = $true }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent -OperationTimeoutSeconds 1

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 1
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'after <_>, and sends again what was not applied' -ForEach 'InternalServiceFailed', 'SystemError', 'DownStreamError' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; status = 200; code = $_ }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'and says Unknown where it gets no answer either' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; resetAfterApply = $true }, @{ action = 'QueryQualification'; status = 500; code = 'InternalError' }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent -MaximumRetryCount 0

        $result.Status | Should -Be 'Unknown'
        $result.Attempts | Should -Be 1
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'OutcomeUnknown,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $errors[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $errors[0].ErrorDetails.RecommendedAction | Should -BeLike 'The row may have taken effect. Look the qualification up before sending it again. *Get-VmsQualification*'
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }
}

Describe 'Update-DouyinClassAuth' {
    BeforeEach {
        Clear-Emulator
    }

    It 'sends again after <Case>' -ForEach @(
        @{ Case = 'too many requests'; Fault = @{ status = 200; code = 28003018 } }
        @{ Case = '429, whoever says so'; Fault = @{ status = 429; nonJson = $true; retryAfter = 0 } }
        @{ Case = 'a token that has expired'; Fault = @{ status = 200; code = 28001008 } }
    ) {
        Register-EmulatorFault (@{ action = 'update_class_auth'; attempt = 1 } + $Fault)
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
        $errors | Should -BeNullOrEmpty
    }

    It 'asks the service after a reset that followed the update, which is applied once' {
        Register-EmulatorFault @{ action = 'update_class_auth'; attempt = 1; resetAfterApply = $true }
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 1
        $state = Get-EmulatorState
        $state.classAuths.applied | Should -Be 1
        $state.totals.actions.get_class_auth | Should -Be 1
    }

    # A change that the record does not show yet may still come, and no time on it says when it changed.
    It 'asks the service after <Case>, and never sends again: the row stays open' -ForEach @(
        @{ Case = 'a reset before the request was read'; Fault = @{ resetBeforeRead = $true; times = 1 }; Id = 'OutcomeUnknown' }
        @{ Case = 'a page of a proxy with 503'; Fault = @{ attempt = 1; status = 503; nonJson = $true }; Id = 'ForeignAnswer' }
        @{ Case = 'the code 60000'; Fault = @{ attempt = 1; status = 200; code = 60000 }; Id = '60000' }
        @{ Case = 'the code 28001005'; Fault = @{ attempt = 1; status = 200; code = 28001005 }; Id = '28001005' }
    ) {
        Register-EmulatorFault (@{ action = 'update_class_auth' } + $Fault)
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Unknown'
        $result.Attempts | Should -Be 1
        $result.Advice | Should -Match 'Get-DouyinClassAuth'
        $errors.FullyQualifiedErrorId | Should -BeExactly "$Id,QualificationTools.Commands.UpdateDouyinClassAuthCommand"
        (Get-EmulatorCounter).actions.update_class_auth | Should -BeLessOrEqual 1
        (Get-EmulatorCounter).applied | Should -Be 0
    }

    It 'fetches the token again after 503, before any row is sent' {
        Register-EmulatorFault @{ action = 'token'; attempt = 1; status = 503; nonJson = $true }
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Succeeded'
        (Get-EmulatorState).classAuths.applied | Should -Be 1
    }

    It 'says of a row for which no token could be had that it certainly was not sent' {
        Register-EmulatorFault @{ action = 'token'; status = 500; nonJson = $true }
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent -MaximumRetryCount 0

        $result.Status | Should -Be 'Failed'
        (Get-EmulatorCounter).actions.update_class_auth | Should -BeNullOrEmpty
        $result.Advice | Should -Not -Match 'may have taken effect'
    }

    It 'does not send again after a refusal' {
        $result = Get-DouyinRow NOCLASS1 | Update-DouyinClassAuth @douyin @silent

        $result.Attempts | Should -Be 1
        (Get-EmulatorCounter).actions.update_class_auth | Should -Be 1
    }

    It 'says Unknown where it gets no answer to its question either' {
        Register-EmulatorFault @{ action = 'update_class_auth'; resetAfterApply = $true }, @{ action = 'get_class_auth'; nonJson = $true; status = 500 }
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent -MaximumRetryCount 0

        $result.Status | Should -Be 'Unknown'
        $errors.FullyQualifiedErrorId | Should -BeExactly 'OutcomeUnknown,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }
}

Describe 'Many rows of which some go wrong' {
    It 'are each applied once' {
        Clear-Emulator
        Register-EmulatorFault @(
            @{ action = 'UpdateQualification'; every = 7; times = 5; resetAfterApply = $true }
            @{ action = 'UpdateQualification'; every = 5; times = 8; status = 503; code = 'ServiceUnavailableTemp' }
        )
        # More retries than there are faults, so that no row can run out of them.
        $results = 1..40 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @vms -ThrottleLimit 20 -MaximumRetryCount 8 @silent

        $results | Should -HaveCount 40
        $results | Where-Object Status -NE 'Succeeded' | Should -BeNullOrEmpty
        (Get-EmulatorState).qualifications.applied | Should -Be (@(1) * 40)
    }
}
