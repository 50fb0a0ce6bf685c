BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:douyin = Get-DouyinConnection
    $script:class = @{ FirstClass = 40000; SecondClass = 40600 }

    function Get-Query {
        foreach ($body in Get-EmulatorBody get_class_auth) {
            $body | ConvertFrom-Json
        }
    }
}

Describe 'Get-DouyinClassAuth asks about' {
    BeforeEach {
        Clear-Emulator
    }

    It 'an entity, by parameters' {
        $auth = Get-DouyinClassAuth @douyin I_1 @class -PartnerEntityId E_9 -IndustryRole Institution

        $auth | Should -BeOfType [QualificationTools.Douyin.DouyinClassAuth]
        $auth.MerchantEntityId, $auth.PartnerEntityId, $auth.FirstClass, $auth.SecondClass, $auth.ThirdClass | Should -Be 'I_1', 'E_9', 40000, 40600, 0
        $auth.IndustryRole, $auth.AuditStatus | Should -Be 'Institution', 'Failed'
        $auth.AuditReason | Should -Not -BeNullOrEmpty
        Get-EmulatorBody get_class_auth | ConvertTo-SortedJson | Should -BeExactly (ConvertTo-SortedJson '{
            "partner_entity_id": "E_9", "merchant_entity_id": "I_1", "industry_code": 10000,
            "industry_class": { "first_class": 40000, "second_class": 40600, "third_class": 0 }, "industry_role": 2
        }')
    }

    It 'several entities, in the order of the input' {
        Register-EmulatorFault @{ action = 'get_class_auth'; key = 'I_1'; delayMs = 200 }

        (Get-DouyinClassAuth @douyin I_1, I_2, I_3 @class).MerchantEntityId | Should -Be 'I_1', 'I_2', 'I_3'
    }

    It '<Name>' -ForEach @(
        @{ Name = 'texts'; Rows = { 'I_1', ' I_2 ' } }
        @{ Name = 'rows of a CSV text'; Rows = { "MerchantEntityId`nI_1`nI_2" | ConvertFrom-Csv } }
        @{ Name = 'rows with Chinese headers'; Rows = { $header = (Get-DataText columns.json | ConvertFrom-Json).institution | Where-Object wire -EQ merchant_entity_id; 'I_1', 'I_2' | ForEach-Object { [pscustomobject] @{ $header.chinese = $_ } } } }
        @{ Name = 'hashtables'; Rows = { @{ MerchantEntityId = 'I_1' }, @{ merchant_entity_id = 'I_2' } } }
        @{ Name = 'JSON texts'; Rows = { '{"merchant_entity_id":"I_1"}', '{"MerchantEntityId":"I_2"}' } }
        @{ Name = 'forms'; Rows = { 'I_1', 'I_2' | ForEach-Object { [QualificationTools.Douyin.DouyinClassAuthForm] @{ MerchantEntityId = $_ } } } }
        @{ Name = 'class authentications'; Rows = { Get-DouyinClassAuth @douyin I_1, I_2 @class } }
        @{ Name = 'results'; Rows = { 'I_1', 'I_2' | ForEach-Object { Get-DouyinRow $_ } | Update-DouyinClassAuth @douyin -ThrottleLimit 1 } }
        @{ Name = 'checks'; Rows = { 'I_1', 'I_2' | ForEach-Object { Get-DouyinRow $_ } | Test-DouyinClassAuth } }
        @{ Name = 'entities'; Rows = { [pscustomobject] @{ Row = 1; MerchantEntityId = 'I_1'; CertificateId = 'x' }, [pscustomobject] @{ MerchantEntityId = 'I_2' } } }
    ) {
        (& $Rows | Get-DouyinClassAuth @douyin @class).MerchantEntityId | Should -Be 'I_1', 'I_2'
    }

    It 'classes of the tree, of each entity that the parameter names' {
        $found = Get-DouyinClass @douyin -FirstClass 30000 | Get-DouyinClassAuth @douyin -MerchantEntityId I_1, I_2

        $found | ForEach-Object { "$($_.MerchantEntityId) $($_.FirstClass) $($_.SecondClass)" } | Should -Be 'I_1 30000 30100', 'I_2 30000 30100', 'I_1 30000 30200', 'I_2 30000 30200'
    }

    It 'what a row says rather than what the parameters say' {
        [pscustomobject] @{ MerchantEntityId = 'I_1'; FirstClass = '30000'; SecondClass = '30100'; IndustryRole = 'Teacher' } |
            Get-DouyinClassAuth @douyin @class -MerchantEntityId I_2 -IndustryRole Institution

        $query = Get-Query
        $query.merchant_entity_id, $query.industry_class.first_class, $query.industry_class.second_class, $query.industry_role | Should -Be 'I_1', 30000, 30100, 1
    }

    It 'a partner itself, whose class is 0' {
        $auth = Get-DouyinClassAuth @douyin -PartnerEntityId E_9 -IndustryRole Partner

        $auth.MerchantEntityId, $auth.PartnerEntityId, $auth.IndustryRole | Should -Be $null, 'E_9', 'Partner'
        (Get-Query).industry_class.first_class | Should -Be 0
    }
}

Describe 'Get-DouyinClassAuth gives' {
    BeforeEach {
        Clear-Emulator
        Set-EmulatorReview
    }

    It 'the parts as they were submitted, personal data masked' {
        $null = Get-InstitutionRow I_1 | Update-DouyinClassAuth @douyin
        $auth = Get-DouyinClassAuth @douyin I_1 @class

        # A review that has passed is shown as what is in force, and no longer as a review.
        $auth.AuditStatus, $auth.OnlineQualification.AuditStatus | Should -Be 'Passed', 'Passed'
        $auth.AuditQualification | Should -BeNullOrEmpty
        $auth.OnlineQualification | Should -BeOfType [QualificationTools.Douyin.DouyinReview]
        $auth.OnlineQualification.Materials.MaterialPaths | Should -Be 'certification/resource/I_1'
        $auth.Institution.RecordName | Should -Be 'Example School'
        $auth.Institution.Employee.Material.Name | Should -BeOfType [QualificationTools.Security.SensitiveText]
        "$($auth | ConvertTo-Json -Depth 9) $($auth | Format-List * | Out-String)" | Should -Not -Match 'Bob Example'
    }

    It 'only those whose review stands as asked' {
        $null = 'I_1', 'I_2' | ForEach-Object { Get-DouyinRow $_ } | Update-DouyinClassAuth @douyin

        $found = 1..4 | ForEach-Object { "I_$_" } | Get-DouyinClassAuth @douyin @class -AuditStatus Failed
        $found.MerchantEntityId | Should -Be 'I_3', 'I_4'
        (Get-DouyinClassAuth @douyin I_1 @class -AuditStatus $([char]0x5BA1 + [char]0x6838 + [char]0x901A + [char]0x8FC7)).AuditStatus | Should -Be 'Passed'
    }

    It 'a form that the update takes, without what is masked' {
        $null = Get-InstitutionRow I_1 | Update-DouyinClassAuth @douyin
        $failed = Get-DouyinClassAuth @douyin I_1 @class | Update-DouyinClassAuth @douyin -ErrorAction SilentlyContinue
        $failed.Status | Should -Be 'Invalid'
        $failed.Problems.Member | Select-Object -Unique | Should -Be 'institution.employee.employee_material.id_number'
        $failed.Input.Institution.Employee.Material.IdNumber = [QualificationTools.Security.SensitiveText] '110101199003070070'

        ($failed | Update-DouyinClassAuth @douyin).Status | Should -Be 'Succeeded'
        $bodies = @(Get-EmulatorBody update_class_auth)
        # An institution that names its own partner keeps it only where it was asked for.
        $bodies[1] | ConvertTo-SortedJson | Should -BeExactly ($bodies[0] -replace 'E_7000000000000000009' | ConvertTo-SortedJson)
    }

    It 'of a teacher a form that the update takes as it is' {
        $null = Get-DouyinRow I_1 | Update-DouyinClassAuth @douyin

        (Get-DouyinClassAuth @douyin I_1 @class -IndustryRole Teacher | Update-DouyinClassAuth @douyin).Status | Should -Be 'Succeeded'
    }

    It 'records while entities still come in' {
        $script:emitted = 0
        $emittedAtFirst = 1..60 | ForEach-Object { $script:emitted = $_; "I_$_" } | Get-DouyinClassAuth @douyin @class -ThrottleLimit 2 | ForEach-Object { $emitted } | Select-Object -Index 0

        $emittedAtFirst | Should -BeLessOrEqual 4
    }

    It 'no more than Select-Object -First asks for, and asks for little more' {
        $found = 1..200 | ForEach-Object { "I_$_" } | Get-DouyinClassAuth @douyin @class -ThrottleLimit 2 | Select-Object -First 3

        $found.MerchantEntityId | Should -Be 'I_1', 'I_2', 'I_3'
        @(Get-EmulatorRequest get_class_auth).Count | Should -BeLessOrEqual 6
    }

    It 'many at once' {
        Register-EmulatorFault @{ action = 'get_class_auth'; delayMs = 20 }
        $found = 1..40 | ForEach-Object { "I_$_" } | Get-DouyinClassAuth @douyin @class -ThrottleLimit 8

        $found.MerchantEntityId | Should -Be (1..40 | ForEach-Object { "I_$_" })
        (Get-EmulatorCounter).highestInFlight | Should -BeGreaterThan 2
        (Get-EmulatorCounter).highestInFlight | Should -BeLessOrEqual 8
    }

    It 'an answer after a while of trouble' {
        Register-EmulatorFault @{ action = 'get_class_auth'; times = 2; status = 503 }, @{ action = 'get_class_auth'; times = 1; code = 60000 }

        (Get-DouyinClassAuth @douyin I_1 @class -RetryIntervalSec 1).AuditStatus | Should -Be 'Failed'
    }
}

Describe 'Get-DouyinClassAuth writes one error and goes on' {
    BeforeEach {
        Clear-Emulator
    }

    It 'where the entity does not exist' {
        $found = 'MISSING1', 'I_1' | Get-DouyinClassAuth @douyin @class -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.MerchantEntityId | Should -Be 'I_1'
        $failures.FullyQualifiedErrorId | Should -Be '60010,QualificationTools.Commands.GetDouyinClassAuthCommand'
        $failures.TargetObject | Should -Be 'MISSING1'
    }

    It 'where there is no such class' {
        $found = 'NOCLASS1', 'I_1' | Get-DouyinClassAuth @douyin @class -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.MerchantEntityId | Should -Be 'I_1'
        $failures.FullyQualifiedErrorId | Should -Be 'ClassAuthNotFound,QualificationTools.Commands.GetDouyinClassAuthCommand'
        $failures.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures.ErrorDetails.RecommendedAction | Should -Match 'Add-DouyinClassAuth'
    }

    It 'where no entity is said: <Name>' -ForEach @(
        @{ Name = 'no parameter'; Ask = { Get-DouyinClassAuth @douyin @class } }
        @{ Name = 'an empty text'; Ask = { '' | Get-DouyinClassAuth @douyin @class } }
        @{ Name = 'a row without the column'; Ask = { [pscustomobject] @{ FirstClass = '1' } | Get-DouyinClassAuth @douyin } }
    ) {
        $ErrorActionPreference = 'Continue'
        & $Ask 2>&1 | ForEach-Object FullyQualifiedErrorId | Should -Be 'EntityMissing,QualificationTools.Commands.GetDouyinClassAuthCommand'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'where the input says nothing of it: <Name>' -ForEach @(
        @{ Name = 'null'; Row = $null }
        @{ Name = 'another object'; Row = [pscustomobject] @{ Length = 5 } }
        @{ Name = 'a number'; Row = 5 }
        @{ Name = 'a class that is no number'; Row = [pscustomobject] @{ MerchantEntityId = 'I_1'; FirstClass = 'abc' } }
    ) {
        $null = , $Row | Get-DouyinClassAuth @douyin @class -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -Be 'ValidationFailed,QualificationTools.Commands.GetDouyinClassAuthCommand'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'but not for papers that cannot be read, which are not asked about' {
        $row = [pscustomobject] @{ MerchantEntityId = 'I_1'; 'Qualification1.MaterialType' = 'abc' }

        ($row | Get-DouyinClassAuth @douyin @class -ErrorAction Stop).MerchantEntityId | Should -Be 'I_1'
    }

    It 'where the answer is no answer' {
        Register-EmulatorFault @{ action = 'get_class_auth'; key = 'I_1'; nonJson = $true; status = 200 }
        $found = 'I_1', 'I_2' | Get-DouyinClassAuth @douyin @class -MaximumRetryCount 0 -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.MerchantEntityId | Should -Be 'I_2'
        $failures.FullyQualifiedErrorId | Should -Be 'ForeignAnswer,QualificationTools.Commands.GetDouyinClassAuthCommand'
    }
}

Describe 'Get-DouyinClassAuth ends' {
    It 'with a wrong secret' {
        Clear-Emulator
        { 1..5 | ForEach-Object { "I_$_" } | Get-DouyinClassAuth -Endpoint $douyin.Endpoint -Credential (Get-TestCredential ttemulator wrong) @class } |
            Should -Throw -ErrorId '40017,QualificationTools.Commands.GetDouyinClassAuthCommand'
    }
}
