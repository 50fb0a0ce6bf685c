BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    Clear-Emulator
    $script:vmsResults = 'QUA164664762128220429', 'NONE', '' | ForEach-Object { Get-VmsRow $_ } |
        Update-VmsQualification @vms -ThrottleLimit 1 -ErrorAction SilentlyContinue
    $script:douyinResults = 'I_7177356117591244844', 'MISSING1' | ForEach-Object { Get-DouyinRow $_ } |
        Update-DouyinClassAuth @douyin -ThrottleLimit 1 -ErrorAction SilentlyContinue
    $script:checks = (Get-VmsRow), (Get-VmsRow '' -Change @{ AdminContactNumber = '12345' }) | Test-VmsQualification
    $script:signature = Get-VolcengineSignature -Uri 'https://cloud-vms.volcengineapi.com/?Action=UpdateQualification&Version=2022-01-01' -Credential $vms.Credential -Body '{}'

    $null = Get-VmsRow QUA164664762128220430 -Change @{ QualificationEntity = '北京示例信息技术服务有限责任公司'; 'Scenario1.Description' = '售后回访' } | Update-VmsQualification @vms
    $script:qualifications = 'QUA164664762128220430', 'QUA164664762128220431' | Get-VmsQualification @vms
    $script:made = Get-VmsRow '' | New-VmsQualification @vms

    $script:class = @{ FirstClass = 40000; SecondClass = 40600 }
    Set-EmulatorReview -Verdict Reject
    $null = Get-InstitutionRow I_7177356117591244845 | Update-DouyinClassAuth @douyin
    $script:auths = Get-DouyinClassAuth @douyin I_7177356117591244845, I_7177356117591244846 @class -IndustryRole Institution
    $script:classes = Get-DouyinClass -Endpoint $douyin.Endpoint
    $script:entities = '91110108MA0000001D' | Get-DouyinEntity @douyin

    # What stands in a console of 80 columns, line by line.
    function Get-Line {
        param([Parameter(Mandatory, ValueFromPipeline)] $Text)
        process {
            foreach ($line in $Text -split '\r?\n') {
                # Chinese characters take two columns.
                $line.TrimEnd() -replace '\e\[[0-9;]*m' -replace '[\u2E80-\uFFEF]', 'xx'
            }
        }
    }
}

Describe 'At 80 columns' {
    It 'no line of <Name> is longer' -ForEach @(
        @{ Name = 'Volcengine''s results as a table'; Lines = { $vmsResults | Format-Table | Out-String -Width 80 } }
        @{ Name = 'Volcengine''s results as a list'; Lines = { $vmsResults | Format-List | Out-String -Width 80 } }
        @{ Name = 'Douyin''s results as a table'; Lines = { $douyinResults | Format-Table | Out-String -Width 80 } }
        @{ Name = 'Douyin''s results as a list'; Lines = { $douyinResults | Format-List | Out-String -Width 80 } }
        @{ Name = 'qualifications as a table'; Lines = { $qualifications | Out-String -Width 80 } }
        @{ Name = 'qualifications as a list'; Lines = { $qualifications | Format-List | Out-String -Width 80 } }
        @{ Name = 'class authentications as a table'; Lines = { $auths | Format-Table | Out-String -Width 80 } }
        @{ Name = 'class authentications as a list'; Lines = { $auths | Format-List | Out-String -Width 80 } }
        @{ Name = 'reviews as a table'; Lines = { $auths.AuditQualification | Format-Table | Out-String -Width 80 } }
        @{ Name = 'reviews as a list'; Lines = { $auths.AuditQualification | Format-List | Out-String -Width 80 } }
        @{ Name = 'classes'; Lines = { $classes | Out-String -Width 80 } }
        @{ Name = 'entities'; Lines = { $entities | Out-String -Width 80 } }
        @{ Name = 'checks'; Lines = { $checks | Out-String -Width 80 } }
        @{ Name = 'problems'; Lines = { $checks.Problems | Out-String -Width 80 } }
        @{ Name = 'a signature'; Lines = { $signature | Out-String -Width 80 } }
    ) {
        & $Lines | Get-Line | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'results show as a table by themselves, with <_>' -ForEach 'Row', 'Key', 'Status', 'Error' {
        $vmsResults | Out-String -Width 80 | Get-Line | Where-Object { $_ } | Select-Object -First 1 | Should -Match "\b$_\b"
        $douyinResults | Out-String -Width 80 | Get-Line | Where-Object { $_ } | Select-Object -First 1 | Should -Match "\b$_\b"
    }

    It 'the table of results shows keys and statuses whole' {
        $table = $vmsResults | Format-Table | Out-String -Width 80

        $table | Should -Match '1 QUA164664762128220429\s+Succeeded'
        $table | Should -Match '2 NONE\s+Rejected\s+QUALIFICATION_MISSING'
        $table | Should -Match '3\s+Invalid\s+ValidationFailed: QualificationNo is'
    }

    It 'the table of qualifications shows numbers and statuses whole, and wraps long names' {
        $table = $qualifications | Out-String -Width 80

        $table | Should -Match 'QUA164664762128220430\s+UnderReview\s+北京示例'
        $table | Should -Match 'QUA164664762128220431\s+Rejected\s+资质材料不符合要求'
        $table | Should -Match '有限责任公司|责任公司|公司'
    }

    It 'the list of a qualification has its scenes and no personal data' {
        $list = $qualifications[0] | Format-List | Out-String -Width 80

        $list | Should -Match 'Scenes +: \{?1101 售后回访'
        $list | Should -Match 'AdminName +: \*\*\*'
        $list | Should -Not -Match 'Alice|139'
    }

    It 'a new qualification shows with the number that it was given' {
        $made | Format-Table | Out-String -Width 80 | Should -Match $made.QualificationNo
        $made | Format-List | Out-String -Width 80 | Should -Match "(?m)^QualificationNo +: $($made.QualificationNo)"
    }

    It 'the table of Douyin''s results shows keys whole' {
        $douyinResults | Format-Table | Out-String -Width 80 | Should -Match '1 I_7177356117591244844\s+Succeeded'
    }

    It 'the table of class authentications shows whose they are and how they stand' {
        $auths | Out-String -Width 80 | Should -Match '(?m)^I_7177356117591244845 +40000/40600 +Institution +Failed +\S'
    }

    It 'the table of reviews shows the task whole' {
        $auths[0].AuditQualification | Format-Table | Out-String -Width 80 | Should -Match "(?m)^$($auths[0].AuditQualification.TaskId) +I_7177356117591244845 +Failed +\S"
    }

    It 'the list of a class authentication names the institution, and no person' {
        $list = $auths[0] | Format-List | Out-String -Width 80
        $list | Should -Match '(?m)^Institution +: Example School'
        $list | Should -Not -Match 'Bob'
    }

    It 'classes show as a table by themselves, with <_>' -ForEach 'FirstClass', 'FirstClassName', 'SecondClass', 'SecondClassName' {
        $classes | Out-String -Width 80 | Get-Line | Where-Object { $_ } | Select-Object -First 1 | Should -Match "\b$_\b"
    }

    It 'entities show their ids, and no certificate' {
        $entities | Out-String -Width 80 | Should -Match "(?m)^ +1 $($entities.MerchantEntityId)"
        $entities | Out-String -Width 80 | Should -Not -Match 'Certificate'
    }

    It 'the list of a result has <_>' -ForEach 'Row', 'Key', 'Status', 'ErrorCode', 'ErrorMessage', 'Advice', 'RequestId', 'HttpStatus', 'Attempts', 'Duration', 'StartedAt', 'Input' {
        $vmsResults[1] | Format-List | Out-String -Width 80 | Should -Match "(?m)^$_ +:"
    }

    It 'the list of Douyin''s result has the task' {
        $douyinResults[0] | Format-List | Out-String -Width 80 | Should -Match "(?m)^TaskId +: $($douyinResults[0].TaskId)"
    }

    It 'the list of a result that succeeded has no empty error' {
        $vmsResults[0] | Format-List | Out-String -Width 80 | Should -Not -Match '(?m)^(ErrorCode|ErrorMessage|Advice|Problems) +:'
    }

    It 'checks show as a table by themselves, with <_>' -ForEach 'Row', 'Key', 'IsValid', 'Problems' {
        $checks | Out-String -Width 80 | Get-Line | Where-Object { $_ } | Select-Object -First 1 | Should -Match "\b$_\b"
    }

    It 'problems show as a table by themselves, with <_>' -ForEach 'Severity', 'RuleId', 'Message' {
        $checks.Problems | Out-String -Width 80 | Get-Line | Where-Object { $_ } | Select-Object -First 1 | Should -Match "\b$_\b"
    }

    It 'a table that was redirected has no colour codes' {
        $text = Invoke-ChildShell "@{ QualificationNo = 'QUA1' } | Test-VmsQualification"

        "$text" | Should -Not -Match '\e\['
    }
}
