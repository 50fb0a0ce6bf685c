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
    $script:classes = Get-DouyinClass @douyin
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

        $list | Should -Match 'Scenes +: \{?1101 场景1101 售后回访'
        $list | Should -Match 'AdminName +: \*\*\*'
        $list | Should -Not -Match 'Alice|139[0*]{4}'
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

    It 'classes show as a table by themselves, with <_>' -ForEach 'FirstClass', 'FirstClassName', 'SecondClass', 'SecondClassName', 'QualificationTip' {
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

    It 'errors are shown whole' {
        $last = $vmsResults | Format-Table | Out-String -Width 80 | Get-Line | ForEach-Object { $_.PadRight(41).Substring(41) }

        # It is broken anywhere, at spaces too.
        -join $last -replace ' ' | Should -Match ([regex]::Escape("$($vmsResults[1].ErrorCode): $($vmsResults[1].ErrorMessage)" -replace ' '))
    }

    It 'the list of an upload has its file' {
        $list = Get-Item (Get-ManifestPath) | Send-VmsQualificationFile @vms -FileType IdCardFrontPhoto -ErrorAction SilentlyContinue | Format-List | Out-String -Width 80

        $list | Should -Match '(?m)^Path +: \S'
        $list | Should -Match '(?m)^Status +: Invalid'
        $list | Should -Not -Match '(?m)^(FileCode|MaterialType|MaterialPath) +:'
    }

    It 'journals show what became of each row' {
        $journal = Join-Path $TestDrive run.jsonl
        $null = 'QUA1', 'NONE' | ForEach-Object { Get-VmsRow $_ } | Update-VmsQualification @vms -ThrottleLimit 1 -JournalPath $journal -ErrorAction SilentlyContinue

        Get-QualificationJournal $journal | Out-String -Width 80 | Should -Match '(?m)^ByStatus +: Rejected 1, Succeeded 1'
        Get-QualificationJournal $journal -PerRow | Out-String -Width 80 | Should -Match '(?m)^ +2 NONE +Rejected +\d{4}-\d\d-\d\d \d\d:\d\d QUALIFICATION_MISSING'
    }
}

Describe 'In Chinese' {
    BeforeAll {
        [cultureinfo]::CurrentUICulture = 'zh-CN'
    }

    AfterAll {
        [cultureinfo]::CurrentUICulture = 'en-US'
    }

    It '<Name> has Chinese labels only' -ForEach @(
        @{ Name = 'a table of results'; Header = '行 标识 +状态 +错误'; Lines = { $vmsResults | Format-Table } }
        @{ Name = 'a table of qualifications'; Header = '资质编号 +审批状态 +企业名称 +审批意见'; Lines = { $qualifications } }
        @{ Name = 'a table of class authentications'; Header = '商家实体ID +类目 +角色 +审核状态 +审核意见'; Lines = { $auths } }
        @{ Name = 'a table of reviews'; Header = '任务ID +商家实体ID +审核状态 +审核意见'; Lines = { $auths.AuditQualification | Format-Table } }
        @{ Name = 'a table of classes'; Header = '一级类目 一级类目名称 +二级类目 二级类目名称 +所需资质'; Lines = { $classes } }
        @{ Name = 'a table of entities'; Header = '行 商家实体ID'; Lines = { $entities } }
        @{ Name = 'a table of checks'; Header = '行 标识 +合规 +问题'; Lines = { $checks } }
        @{ Name = 'a table of problems'; Header = '级别 +规则 +说明'; Lines = { $checks.Problems } }
    ) {
        $text = & $Lines | Out-String -Width 80

        $text -replace '\e\[[0-9;]*m' | Should -Match "(?m)^ *$Header *\r?$"
        $text | Get-Line | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'each label of the list of <Name> is Chinese' -ForEach @(
        @{ Name = 'a result'; Lines = { $vmsResults[1] } }
        @{ Name = 'a result of Douyin'; Lines = { $douyinResults[1] } }
        @{ Name = 'a qualification'; Lines = { $qualifications[0] } }
        @{ Name = 'a class authentication'; Lines = { $auths[0] } }
        @{ Name = 'a review'; Lines = { $auths[0].AuditQualification } }
        @{ Name = 'a signature'; Lines = { $signature } }
    ) {
        $labels = [regex]::Matches((& $Lines | Format-List | Out-String -Width 200), '(?m)^(\S+?) +: ') | ForEach-Object { $_.Groups[1].Value }

        $labels.Count | Should -BeGreaterThan 4
        $labels | Should -Match '[\u4E00-\u9FFF]'
    }

    It 'wide characters are aligned' {
        $lines = $checks | Out-String -Width 80 | Get-Line | Where-Object { $_ }
        # The header's columns begin where those of the first row do.
        $lines[0].IndexOf('xxxx', 9, [StringComparison]::Ordinal) | Should -Be $lines[2].IndexOf('True', [StringComparison]::Ordinal)
    }

    It 'every label of the views is in both languages' {
        $views = [xml](Get-Content (Join-Path (Split-Path (Get-ManifestPath)) lib QualificationTools.Format.ps1xml) -Raw)
        $labels = $views.SelectNodes('//TableColumnHeader | //ListItem')

        $labels.Count | Should -BeGreaterThan 100
        $labels | Where-Object { -not $_.Label.ResourceId } | Should -BeNullOrEmpty
        $texts = [System.Resources.ResourceManager]::new('QualificationTools.Resources.Labels', [QualificationTools.Commands.UpdateVmsQualificationCommand].Assembly)
        foreach ($id in $labels | ForEach-Object { $_.Label.ResourceId } | Sort-Object -Unique) {
            $texts.GetString($id, 'en-US') | Should -Not -BeNullOrEmpty -Because $id
            $texts.GetString($id, 'zh-CN') | Should -Match '[\u4E00-\u9FFF]|ID' -Because $id
        }
    }
}

Describe 'Colour' {
    BeforeAll {
        # Headers and errors are coloured by PowerShell itself, in a pipe too; here only the views may colour anything.
        function Get-Raw {
            param([string] $Rendering)
            $command = "`$PSStyle.OutputRendering = '$Rendering'; `$PSStyle.Formatting.TableHeader = `$PSStyle.Formatting.CustomTableHeaderLabel = ''; " +
                "@{ QualificationNo = 'QUA1' } | Update-VmsQualification -Endpoint $($vms.Endpoint) -Credential ([pscredential]::new('a', (ConvertTo-SecureString b -AsPlainText))) -ErrorAction Ignore"
            # A terminal that has colours, whatever the one of the tests has.
            $before = @{ NO_COLOR = $env:NO_COLOR; TERM = $env:TERM }
            try {
                $env:NO_COLOR = $null
                $env:TERM = 'xterm-256color'
                "$(Invoke-ChildShell $command)"
            }
            finally {
                $env:NO_COLOR = $before.NO_COLOR
                $env:TERM = $before.TERM
            }
        }
    }

    It 'is not in what was redirected' {
        $text = Get-Raw Host

        $text | Should -Match 'Invalid'
        $text | Should -Not -Match '\e\[3[0-9]m'
    }

    It 'is not in plain text' {
        Get-Raw PlainText | Should -Not -Match '\e\['
    }

    It 'tells the status where it is asked for' {
        Get-Raw Ansi | Should -Match '\e\[31mInvalid\e\[0m'
    }
}
