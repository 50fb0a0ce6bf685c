BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    $script:silent = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'script:errors' }
}

Describe 'A refusal inside HTTP 200' {
    BeforeEach {
        Clear-Emulator
    }

    It 'of Volcengine for a number that does not exist is one error' {
        $result = Get-VmsRow NONE | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Rejected'
        $result.HttpStatus | Should -Be 200
        $result.ErrorCode | Should -BeExactly 'QUALIFICATION_MISSING'
        $result.Advice | Should -BeExactly 'This account has no qualification with that number. Check QualificationNo and the credential.'
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'QUALIFICATION_MISSING,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    # Which code the service has for it is not published (VMS-07); the emulator's is one that nobody knows.
    It 'of Volcengine for a qualification under review is one error' {
        $null = Get-VmsRow | Update-VmsQualification @vms
        $result = Get-VmsRow -Change @{ AdminName = 'Bob Example' } | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Unknown'
        $errors.FullyQualifiedErrorId | Should -BeExactly 'QualificationUnderReview,QualificationTools.Commands.UpdateVmsQualificationCommand'
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'of Volcengine for a qualification that is under review with the same content is a success' {
        $null = Get-VmsRow | Update-VmsQualification @vms
        (Get-VmsRow | Update-VmsQualification @vms).Status | Should -Be 'Succeeded'
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'of Volcengine with <_> is one error and not sent again' -ForEach 'RequestParametersError', 'IllegalArgument', 'InvalidParameter', 'QUALIFICATION_REJECTED' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 200; code = $_ }
        $result = Get-VmsRow | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Rejected'
        $result.Attempts | Should -Be 1
        $errors.FullyQualifiedErrorId | Should -BeExactly "$_,QualificationTools.Commands.UpdateVmsQualificationCommand"
        (Get-EmulatorCounter).requests | Should -Be 1
    }

    It 'of Douyin for <Case> is one error' -ForEach @(
        @{ Case = 'an entity that does not exist'; Merchant = 'MISSING1'; Code = '60010' }
        @{ Case = 'a class that does not exist'; Merchant = 'NOCLASS1'; Code = '60022' }
    ) {
        $result = Get-DouyinRow $Merchant | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Rejected'
        $result.HttpStatus | Should -Be 200
        $result.ErrorCode | Should -BeExactly $Code
        $result.Attempts | Should -Be 1
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly "$Code,QualificationTools.Commands.UpdateDouyinClassAuthCommand"
    }

    It 'of Douyin is understood in the envelope <_>' -ForEach 'err', 'err_tips', 'err_msg', 'data', 'extra' {
        Register-EmulatorFault @{ action = 'update_class_auth'; status = 200; code = 60107; envelope = $_; message = 'class refused' }
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Rejected'
        $result.ErrorMessage | Should -BeExactly 'class refused'
        $errors.FullyQualifiedErrorId | Should -BeExactly '60107,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }
}

Describe 'The error record of a row' {
    BeforeAll {
        Clear-Emulator
        $null = 'NONE', '', 'QUA1' | ForEach-Object { Get-VmsRow $_ } | Update-VmsQualification @vms -ThrottleLimit 1 @silent
        $script:rejected = $errors | Where-Object FullyQualifiedErrorId -Like 'QUALIFICATION_MISSING,*'
        $script:invalid = $errors | Where-Object FullyQualifiedErrorId -Like 'ValidationFailed,*'
    }

    It 'is written for each row that did not succeed, and for no other' {
        $errors | Should -HaveCount 2
    }

    It 'has the form as its target' {
        $rejected.TargetObject | Should -BeOfType QualificationTools.Vms.VmsQualificationForm
        $rejected.TargetObject.Key | Should -BeExactly 'NONE'
        $invalid.TargetObject | Should -BeOfType QualificationTools.Vms.VmsQualificationForm
    }

    It 'has a fitting category' {
        $rejected.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $invalid.CategoryInfo.Category | Should -Be 'InvalidData'
    }

    It 'says what to do' {
        $rejected.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $invalid.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'names the row and its key' {
        "$rejected" | Should -BeLike 'Row 1 (NONE): QUALIFICATION_MISSING: *'
        "$invalid" | Should -BeExactly 'Row 2 (-): QualificationNo is required. Fill it in.'
    }

    It 'becomes terminating with -ErrorAction Stop' {
        { Get-VmsRow NONE | Update-VmsQualification @vms -ErrorAction Stop } |
            Should -Throw -ErrorId 'QUALIFICATION_MISSING,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }
}

Describe 'An answer that is not the service''s' {
    BeforeEach {
        Clear-Emulator
    }

    It 'is no success, though it is HTTP 200: the service is asked, and the row is sent again' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; attempt = 1; nonJson = $true }
        $result = Get-VmsRow | Update-VmsQualification @vms

        $result.Status | Should -Be 'Succeeded'
        $result.Attempts | Should -Be 2
        (Get-EmulatorState).qualifications.applied | Should -Be 1
    }

    It 'to every request leaves the outcome open' {
        Register-EmulatorFault @{ nonJson = $true }
        $result = Get-VmsRow | Update-VmsQualification @vms -MaximumRetryCount 0 @silent

        $result.Status | Should -Be 'Unknown'
        $result.ErrorCode | Should -BeExactly 'ForeignAnswer'
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'ForeignAnswer,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $errors[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        "$($errors[0])" | Should -Not -Match '<html'
    }

    It 'with 502 from a proxy is given up, certainly not applied where look-ups show the old record' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; nonJson = $true; status = 502 }
        $result = Get-VmsRow | Update-VmsQualification @vms -MaximumRetryCount 0 @silent

        $result.Status | Should -Be 'Failed'
        $result.HttpStatus | Should -Be 502
        $errors.FullyQualifiedErrorId | Should -BeExactly 'ForeignAnswer,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $errors[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'of Douyin is no success, though it is HTTP 200, and not sent again: what is not there yet may still come' {
        Register-EmulatorFault @{ action = 'update_class_auth'; attempt = 1; nonJson = $true }
        $result = Get-DouyinRow | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Unknown'
        $errors.FullyQualifiedErrorId | Should -BeExactly 'ForeignAnswer,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
        @(Get-EmulatorRequest update_class_auth) | Should -HaveCount 1
    }

    It 'that redirects is not followed' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; redirect = 'http://127.0.0.1:1/elsewhere' }
        $result = Get-VmsRow | Update-VmsQualification @vms -MaximumRetryCount 0 @silent

        $result.Status | Should -Be 'Failed'
        $result.HttpStatus | Should -Be 302
    }
}

Describe 'A refusal that holds for every row' {
    BeforeEach {
        Clear-Emulator
    }

    It 'of a wrong secret is terminating, with a result for each row that was taken in' {
        $wrong = @{ Endpoint = $vms.Endpoint; Credential = Get-TestCredential AKLTEMULATOR wrong-secret }
        $caught = $null
        try {
            $null = 1..3 | ForEach-Object { Get-VmsRow "QUA$_" } |
                Update-VmsQualification @wrong -OutVariable results -ErrorVariable errors -ErrorAction SilentlyContinue
        }
        catch {
            $caught = $_
        }

        $caught.FullyQualifiedErrorId | Should -BeExactly 'SignatureDoesNotMatch,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $caught.ErrorDetails.RecommendedAction | Should -Match 'Get-VolcengineSignature'
        $results.Count | Should -BeGreaterThan 0
        ($results | Sort-Object Row).Row | Should -Be (1..$results.Count)
        $results | Where-Object ErrorCode -NotIn 'SignatureDoesNotMatch', 'RunStopped' | Should -BeNullOrEmpty
        (Get-EmulatorCounter).applied | Should -Be 0
    }

    It 'does not send the rows behind it' {
        $wrong = @{ Endpoint = $vms.Endpoint; Credential = Get-TestCredential AKLTEMULATOR wrong-secret }
        {
            1..200 | ForEach-Object { Get-VmsRow "QUA$_" } | Update-VmsQualification @wrong -ThrottleLimit 2 -ErrorAction SilentlyContinue
        } | Should -Throw -ErrorId 'SignatureDoesNotMatch,*'

        (Get-EmulatorCounter).requests | Should -BeLessOrEqual 4
    }

    It 'of an access key that is not known is terminating' {
        { Get-VmsRow | Update-VmsQualification -Endpoint $vms.Endpoint -Credential (Get-TestCredential AKLTNOBODY secret) } |
            Should -Throw -ErrorId 'InvalidAccessKey,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'of a missing permission is terminating' {
        $caught = { Get-VmsRow | Update-VmsQualification -Endpoint $vms.Endpoint -Credential (Get-TestCredential AKLTNOPERMISSION bm8tcGVybWlzc2lvbg==) } |
            Should -Throw -ErrorId 'AccessDenied,QualificationTools.Commands.UpdateVmsQualificationCommand' -PassThru
        $caught.CategoryInfo.Category | Should -Be 'PermissionDenied'
    }

    It 'of an account that may not do it is terminating' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 200; code = 'NOT_AUTH' }
        { Get-VmsRow | Update-VmsQualification @vms } |
            Should -Throw -ErrorId 'NOT_AUTH,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'of Douyin for a wrong <Part> is terminating' -ForEach @(
        @{ Part = 'secret'; AppId = 'ttemulator'; Code = '40017' }
        @{ Part = 'appid'; AppId = 'ttnobody'; Code = '40015' }
    ) {
        $caught = { Get-DouyinRow | Update-DouyinClassAuth -Endpoint $douyin.Endpoint -Credential (Get-TestCredential $AppId wrong-secret) } |
            Should -Throw -ErrorId "$Code,QualificationTools.Commands.UpdateDouyinClassAuthCommand" -PassThru
        $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $caught.ErrorDetails.RecommendedAction | Should -Match 'secret'
    }

    It 'of Douyin for a capability that was not granted is terminating' {
        Register-EmulatorFault @{ action = 'update_class_auth'; status = 200; code = 28001014 }
        $caught = { Get-DouyinRow | Update-DouyinClassAuth @douyin } |
            Should -Throw -ErrorId '28001014,QualificationTools.Commands.UpdateDouyinClassAuthCommand' -PassThru
        $caught.CategoryInfo.Category | Should -Be 'PermissionDenied'
    }
}
