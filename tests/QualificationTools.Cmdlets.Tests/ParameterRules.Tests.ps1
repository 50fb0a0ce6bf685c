BeforeAll {
    . $PSScriptRoot/Emulator.ps1
}

Describe 'A rule that a parameter breaks' {
    It 'is told at once, in the rule''s own words: <Command> <Parameter>' -ForEach @(
        @{ Command = 'Update-VmsQualification'; Parameter = 'QualificationNo'; Value = '***'; Message = 'QualificationNo is masked, as with *** or XX' }
        @{ Command = 'Update-VmsQualification'; Parameter = 'AdminName'; Value = '***'; Message = 'AdminName is masked, as with *** or XX' }
        @{ Command = 'Update-VmsQualification'; Parameter = 'EnterpriseAddress'; Value = 'x' * 32768; Message = 'EnterpriseAddress has 32768 characters; a spreadsheet cell holds at most 32767. Shorten it.' }
        @{ Command = 'Update-DouyinClassAuth'; Parameter = 'IndustryCode'; Value = 1; Message = 'IndustryCode must be one of: 10000.' }
        @{ Command = 'Update-DouyinClassAuth'; Parameter = 'MerchantEntityId'; Value = '***'; Message = 'MerchantEntityId is masked, as with *** or XX' }
        @{ Command = 'Test-VmsQualification'; Parameter = 'QualificationNo'; Value = '***'; Message = 'QualificationNo is masked, as with *** or XX' }
    ) {
        $arguments = @{ $Parameter = $Value }
        if ($Command -like '*Vms*') { $arguments.QualificationNo ??= 'QUA1' } else { $arguments.IndustryRole ??= 'Teacher' }
        $caught = { & $Command @arguments } | Should -Throw -PassThru

        $caught.Exception | Should -BeOfType System.Management.Automation.ParameterBindingException
        $caught.Exception.ParameterName | Should -BeExactly $Parameter
        $caught.FullyQualifiedErrorId | Should -Match "Error,QualificationTools\.Commands\.$($Command -replace '-')Command$"
        "$caught" | Should -BeLike "*$([WildcardPattern]::Escape($Message))*"
    }

    It 'takes a number by its name, as a cell does: <Value>' -ForEach @(
        @{ Value = [string] [char] 0x662F; Number = 1 }
        @{ Value = [string] [char] 0x5426; Number = 0 }
        @{ Value = 'yes'; Number = 1 }
        @{ Value = $false; Number = 0 }
        @{ Value = '1'; Number = 1 }
        @{ Value = 0; Number = 0 }
    ) {
        $result = Test-VmsQualification -QualificationNo QUA1 -AdminName 'Alice Example' -Scenario @{ SceneType = 1101 } -CertificateThreeInOne $Value

        $result.Input.MainInfo.CertificateThreeInOne | Should -Be $Number
    }

    It 'names what a number may be called' {
        { Test-VmsQualification -QualificationNo QUA1 -CertificateThreeInOne perhaps } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,QualificationTools.Commands.TestVmsQualificationCommand' -ExpectedMessage '*CertificateThreeInOne must be one of: *'
    }

    It 'is told by the id ParameterArgumentValidationError' {
        { Update-DouyinClassAuth -IndustryRole Teacher -IndustryCode 1 } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
    }

    It 'of the run is told at once: -<Parameter> <Value>' -ForEach @(
        @{ Parameter = 'ThrottleLimit'; Value = 0 }
        @{ Parameter = 'ThrottleLimit'; Value = 257 }
        @{ Parameter = 'MaximumRetryCount'; Value = -1 }
        @{ Parameter = 'RetryIntervalSec'; Value = 0 }
        @{ Parameter = 'OperationTimeoutSeconds'; Value = 0 }
        @{ Parameter = 'RequestsPerSecond'; Value = 0 }
    ) {
        $arguments = @{ $Parameter = $Value }
        { Get-VmsRow | Update-VmsQualification @arguments } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,QualificationTools.Commands.UpdateVmsQualificationCommand'
    }

    It 'does not show the value of a sensitive parameter' {
        $caught = { Update-VmsQualification -QualificationNo QUA1 -AdminIdCardNumber ('110101199003070038' + 'x' * 40000) } | Should -Throw -PassThru

        "$caught" | Should -Not -Match '110101199003070038'
    }
}

Describe 'A mandatory parameter' {
    It 'is <Parameter> of <Command>' -ForEach @(
        @{ Command = 'Update-VmsQualification'; Parameter = 'QualificationNo' }
        @{ Command = 'Update-DouyinClassAuth'; Parameter = 'IndustryRole' }
        @{ Command = 'Test-DouyinClassAuth'; Parameter = 'IndustryRole' }
    ) {
        Get-Command $Command | Should -HaveParameter $Parameter -Mandatory
    }

    It 'is not the number of Test-VmsQualification, which new qualifications have not; it reports one that is missing' {
        $check = Test-VmsQualification -AdminName 张三 -Scenario @{ SceneType = 1101 }

        $check.Problems.Member | Should -Be 'QualificationMainInfoFormDO.QualificationNo'
        $check.Problems.RuleId | Should -Be 'Required'
    }
}

Describe 'Completion' {
    It 'offers the roles for <_> -IndustryRole' -ForEach 'Update-DouyinClassAuth', 'Test-DouyinClassAuth' {
        $line = "$_ -IndustryRole "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -BeExactly 'Institution', 'Partner', 'Teacher'
    }

    It 'offers the environments' {
        $line = 'Update-DouyinClassAuth -Environment '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -BeExactly 'Production', 'Sandbox'
    }

    It 'offers the verdicts of the sandbox' {
        $line = 'Update-DouyinClassAuth -SandboxAudit '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -BeExactly 'Approve', 'Reject'
    }

    It 'suggests the regions for <_> -Region' -ForEach @(
        'Add-VmsQualificationScene', 'Get-VmsQualification', 'Get-VolcengineSignature', 'New-VmsQualification', 'Save-VmsQualificationFile', 'Send-VmsQualificationFile'
        'Set-QualificationCredential', 'Test-QualificationCredential', 'Update-VmsQualification', 'Update-VmsQualificationScene', 'Wait-VmsQualification'
    ) {
        (TabExpansion2 "$_ -Region ").CompletionMatches.CompletionText | Should -BeExactly 'cn-north-1', 'cn-beijing'
        (TabExpansion2 "$_ -Region 'cn-b").CompletionMatches.CompletionText | Should -BeExactly 'cn-beijing'
        (TabExpansion2 "$_ -Region us").CompletionMatches | Should -BeNullOrEmpty
    }

    It 'offers the types of material, and the types of file' {
        (TabExpansion2 'Send-DouyinMaterial -MaterialType Teacher').CompletionMatches.CompletionText | Should -Contain 'TeacherQualification'
        (TabExpansion2 'Send-VmsQualificationFile -FileType IdCard').CompletionMatches.CompletionText |
            Should -BeExactly 'IdCardBackPhoto', 'IdCardFrontPhoto', 'IdCardPhotoWithPeople'
    }

    It 'asks nobody: <_>' -ForEach '-Region ', '-SecretName ', '-ApprovalStatus ' {
        Clear-Emulator
        $null = TabExpansion2 "Get-VmsQualification -Endpoint $env:QUALIFICATIONTOOLS_EMULATOR $_"
        (Get-EmulatorCounter).connections | Should -Be 0
    }

    It 'asks nobody for classes' {
        Clear-Emulator
        (TabExpansion2 "Update-DouyinClassAuth -Endpoint $env:QUALIFICATIONTOOLS_EMULATOR -FirstClass ").CompletionMatches | Should -Not -BeNullOrEmpty
        (Get-EmulatorCounter).connections | Should -Be 0
    }

    It 'offers the methods for Get-VolcengineSignature' {
        $line = 'Get-VolcengineSignature -Method P'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -BeExactly 'PATCH', 'POST', 'PUT'
    }
}
