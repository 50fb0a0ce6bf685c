# Values that stand nowhere else, in every member that is sensitive; then runs that succeed, fail in each of ten ways and are
# stopped, with everything written down that PowerShell writes down. None of the values may be found, in any encoding.

BeforeDiscovery {
    $script:failures = @(
        @{ Way = 'a refusal that repeats the row'; Fault = @{ status = 200; code = 'RequestParametersError'; douyin = 60112 } }
        @{ Way = 'a refusal in the envelope''s code'; Fault = @{ status = 400; code = 'CODE'; douyin = 60107 } }
        @{ Way = 'an internal error'; Fault = @{ status = 500; code = 'InternalServiceFailed'; douyin = 60000 } }
        @{ Way = 'a refusal of the credential'; Fault = @{ status = 401; code = 'SignatureDoesNotMatch'; douyin = 40017 } }
        @{ Way = 'a refusal of the permission'; Fault = @{ status = 403; code = 'AccessDenied'; douyin = 28001016 } }
        @{ Way = 'too many requests'; Fault = @{ status = 429; code = 'FlowLimitExceeded'; douyin = 28003018; times = 2 } }
        @{ Way = 'a page of a proxy'; Fault = @{ status = 502; nonJson = $true } }
        @{ Way = 'a reset'; Fault = @{ resetAfterApply = $true } }
        @{ Way = 'an answer that is cut off'; Fault = @{ truncate = $true } }
        @{ Way = 'no answer'; Fault = @{ hang = $true } }
        @{ Way = 'a redirect'; Fault = @{ redirect = 'http://127.0.0.1:9/' } }
        @{ Way = 'a rule that is broken'; Fault = $null }
    )
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1

    $script:personal = [ordered]@{
        LegalRepresentativeName       = 'Lærke "Canary" O''Legal'
        LegalRepresentativeId         = '110101199003070070'
        CodeOfOrganizationCertificate = 'ORG-CANARY-654321'
        AdminName                     = '金丝雀 管理员'
        AdminContactNumber            = '13912345678'
        AdminIdCardNumber             = '110101199003070038'
    }
    $script:employee = [ordered]@{ Name = '金丝雀 老师'; IdNumber = '11010119900307011X' }
    $script:vmsSecret = 'c2VjcmV0Lm9mLmNhbmFyeS92bXMrMQ=='
    $script:sessionToken = 'STS.canary+session/token=='
    $script:appSecret = 'canary-app-secret/+&"1'
    $script:canaries = @($personal.Values) + @($employee.Values) + $vmsSecret, $sessionToken, $appSecret

    # Every spelling in which a value may come through.
    $script:spellings = foreach ($canary in $canaries) {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($canary)
        $canary
        [uri]::EscapeDataString($canary)
        [System.Net.WebUtility]::UrlEncode($canary)
        [System.Text.Json.JsonEncodedText]::Encode($canary).Value
        [System.Text.Json.JsonEncodedText]::Encode($canary, [System.Text.Encodings.Web.JavaScriptEncoder]::UnsafeRelaxedJsonEscaping).Value
        ($canary | ConvertTo-Json).Trim('"')
        ($canary | ConvertTo-Json -EscapeHandling EscapeNonAscii).Trim('"')
        [System.Security.SecurityElement]::Escape($canary)
        # Base64 in each of the three alignments, without the characters that its neighbours change.
        foreach ($shift in 0..2) {
            $shifted = [byte[]]::new($shift) + $bytes
            $text = [Convert]::ToBase64String($shifted).TrimEnd('=')
            $text.Substring([Math]::Ceiling($shift * 4 / 3), $text.Length - [Math]::Ceiling($shift * 4 / 3) - 1)
        }
        [Convert]::ToHexString($bytes)
        [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($canary)).TrimEnd('=')
    }
    # Select-Object -Unique compares as the culture does, and some cultures overlook signs.
    $script:spellings = @([System.Collections.Generic.HashSet[string]]::new([string[]] $spellings))

    function Find-Canary {
        param([Parameter(ValueFromPipeline)] [AllowEmptyString()] [AllowNull()] [string] $Text)
        process {
            foreach ($spelling in $spellings) {
                if ($Text -and $Text.Contains($spelling, [StringComparison]::OrdinalIgnoreCase)) {
                    $at = $Text.IndexOf($spelling, [StringComparison]::OrdinalIgnoreCase)
                    "'$spelling' in: $($Text.Substring([Math]::Max(0, $at - 100), [Math]::Min(300, $Text.Length - [Math]::Max(0, $at - 100))))"
                }
            }
        }
    }

    # What everything that PowerShell writes down says of results and errors.
    function Get-Written {
        param($Result, $Caught)
        $ErrorView = 'DetailedView'
        foreach ($thing in $Result) {
            $thing | Out-String -Width 4000
            $thing | Format-List * -Force | Out-String -Width 4000
            $thing | Format-Custom -Depth 5 | Out-String -Width 4000
            $thing | ConvertTo-Json -Depth 10
            $thing | ConvertTo-Csv
            [System.Management.Automation.PSSerializer]::Serialize($thing, 5)
        }
        foreach ($record in $Caught) {
            $record | Out-String -Width 4000
            $record | Format-List * -Force | Out-String -Width 4000
            # Deeper than this an error that was thrown holds its assembly, and the command the whole session.
            $record | Select-Object CategoryInfo, FullyQualifiedErrorId, ErrorDetails, ScriptStackTrace | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue
            $record.Exception | Select-Object * -ExcludeProperty TargetSite, ErrorRecord, CommandInvocation | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
            [System.Management.Automation.PSSerializer]::Serialize($record, 2)
            "$record $($record.TargetObject) $($record.FullyQualifiedErrorId) $($record.ErrorDetails)"
            $record.Exception | Format-List * -Force | Out-String -Width 4000
            $record.Exception.ToString()
            $record.TargetObject | ConvertTo-Json -Depth 10
            Get-Error -InputObject $record | Out-String -Width 4000
        }
    }

    function Get-CanaryRow {
        param([string] $Service, [string] $Key)
        if ($Service -eq 'Vms') {
            return Get-VmsRow $Key -Change $personal
        }
        Get-DouyinRow $Key -Change @{
            IndustryRole                          = 'Institution'
            'Institution.RecordName'              = 'Example School'
            'Institution.SceneType'               = $texts.online
            'Institution.SubjectType'             = $texts.company
            'Institution.Description'             = 'Teaches children'
            'Institution.EmployeeName'            = $employee.Name
            'Institution.EmployeeIdNumber'        = $employee.IdNumber
            'Institution.EmployeeExpireTime'      = '2099-10-10'
            'Institution.EmployeeFrontPath'       = 'a'
            'Institution.EmployeeBackPath'        = 'b'
            'Institution.Agreement.MaterialType'  = '1005'
            'Institution.Agreement.ExpireTime'    = '2099-10-10'
            'Institution.Agreement.MaterialPaths' = 'c'
        }
    }

    $script:texts = Get-DataText texts.json | ConvertFrom-Json
    $script:action = @{ Vms = 'UpdateQualification'; Douyin = 'update_class_auth' }
    $script:command = @{ Vms = 'Update-VmsQualification'; Douyin = 'Update-DouyinClassAuth' }

    # What a hostile or careless service repeats: every value that it was sent, in several spellings.
    $script:echo = @{}
    foreach ($service in 'Vms', 'Douyin') {
        $sent = if ($service -eq 'Vms') { @($personal.Values) + $vmsSecret, $sessionToken } else { @($employee.Values) + $appSecret }
        $echo[$service] = 'refused: ' + (($sent | ForEach-Object {
                    $_, [uri]::EscapeDataString($_), [System.Text.Json.JsonEncodedText]::Encode($_).Value, [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($_))
                }) -join ' | ')
    }

    # Runs two rows with everything on, and gives all that was said.
    function Invoke-Canary {
        param([string] $Service, [hashtable] $Fault, [switch] $Broken)
        $rule = $null
        if ($Fault) {
            $rule = @{ action = $action[$Service] }
            foreach ($name in $Fault.Keys) {
                if ($name -ne 'douyin') { $rule[$name] = $Fault[$name] }
            }
            if ($Service -eq 'Douyin' -and $Fault.douyin) { $rule.code = $Fault.douyin }
            if ($rule.code -eq 'CODE') { $rule.code = "Code.$vmsSecret.$($personal.AdminIdCardNumber)" }
            if ($rule.code) { $rule.message = $echo[$Service] }
        }
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $parameters = @{
            Endpoint                = $env:QUALIFICATIONTOOLS_EMULATOR
            MaximumRetryCount       = 1
            OperationTimeoutSeconds = 1
            JournalPath             = $journal
            Verbose                 = $true
            Debug                   = $true
            # Under -Debug PowerShell asks at each warning, unless it is told not to.
            WarningAction           = 'Continue'
        }
        if ($Service -eq 'Vms') {
            $env:VOLCENGINE_ACCESS_KEY = 'AKLTCANARY1'
            $env:VOLCENGINE_SECRET_KEY = $vmsSecret
            $env:VOLCENGINE_SESSION_TOKEN = $sessionToken
        }
        else {
            # The emulator does not know this secret; what it is told to answer comes before its checks, the token's fault included.
            $parameters.Credential = Get-TestCredential ttemulator ($Fault.code -or -not $Fault ? $appSecret : 'emulator-secret')
        }
        Clear-Emulator
        if ($rule) {
            if ($Service -eq 'Douyin' -and $rule.code) { $rule.action = 'token' }
            Register-EmulatorFault $rule
        }
        $global:Error.Clear()
        $rows = @(Get-CanaryRow $Service QUA1; Get-CanaryRow $Service QUA2)
        if ($Broken) {
            # Values in the wrong places: a rule's message must not repeat them either.
            foreach ($row in $rows) {
                $names = $Service -eq 'Vms' ? ('AdminIdCardNumber', 'Scenario1.SceneType') : ('Institution.EmployeeIdNumber', 'FirstClass')
                $row.($names[0]) = "$($personal.AdminIdCardNumber)9"
                $row.($names[1]) = 'no number'
            }
        }
        $null = Start-Transcript $transcript
        try {
            $said = & { try { $rows | & $command[$Service] @parameters -ErrorAction Continue -InformationAction Continue *>&1 } catch { $_ } }
            $said | Out-Default
        }
        finally {
            $null = Stop-Transcript
        }
        @{ Results = @($said | Where-Object { $_ -is [QualificationTools.QualificationResult] }); Errors = @($global:Error); Said = $said; Journal = $journal; Transcript = $transcript; Requests = @(Get-EmulatorRequest).Count }
    }
}

Describe 'Canaries in <Service>' -ForEach @(@{ Service = 'Vms' }, @{ Service = 'Douyin' }) {
    BeforeEach {
        $script:variables = 'VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY', 'VOLCENGINE_SESSION_TOKEN'
        $script:kept = $variables | ForEach-Object { [Environment]::GetEnvironmentVariable($_) }
    }

    AfterEach {
        for ($i = 0; $i -lt 3; $i++) {
            [Environment]::SetEnvironmentVariable($variables[$i], $kept[$i])
        }
        Clear-Emulator
    }

    It 'are found by this test where they are' {
        foreach ($canary in $canaries) {
            $canary | Find-Canary | Should -Not -BeNullOrEmpty
            [uri]::EscapeDataString("a$canary") | Find-Canary | Should -Not -BeNullOrEmpty
            [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes("ab$canary")) | Find-Canary | Should -Not -BeNullOrEmpty
            (@{ a = $canary } | ConvertTo-Json -EscapeHandling EscapeNonAscii) | Find-Canary | Should -Not -BeNullOrEmpty
        }
    }

    It 'do not show after <Way>' -ForEach $failures {
        $run = Invoke-Canary $Service $Fault -Broken:($null -eq $Fault)

        $run.Results | Should -HaveCount 2
        # After a lost answer the look-up may find that the row was applied after all.
        [bool] $run.Errors | Should -Be ([bool] ($run.Results | Where-Object Status -NE Succeeded))
        Get-Written $run.Results $run.Errors | Find-Canary | Should -BeNullOrEmpty
        $run.Said | Out-String -Width 4000 | Find-Canary | Should -BeNullOrEmpty
        Get-Content $run.Transcript, $run.Journal -Raw | Find-Canary | Should -BeNullOrEmpty
        "$($run.Said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })" | Should -Match $action[$Service]
    }
}

Describe 'Canaries of a run that' {
    BeforeEach {
        Clear-Emulator
    }

    It 'succeeds do not show' {
        $connections = @{ Vms = Get-VmsConnection; Douyin = Get-DouyinConnection }
        foreach ($service in 'Vms', 'Douyin') {
            $global:Error.Clear()
            $connection = $connections[$service]
            $transcript = Join-Path $TestDrive "$service.txt"
            $null = Start-Transcript $transcript
            $said = Get-CanaryRow $service QUA1 | & $command[$service] @connection -JournalPath "$TestDrive/$service.jsonl" -Verbose -Debug -WarningAction Continue *>&1
            $said | Out-Default
            $results = @($said | Where-Object { $_ -is [QualificationTools.QualificationResult] })
            $null = Stop-Transcript
            $results | Export-Csv "$TestDrive/$service.csv"

            $results.Status | Should -Be 'Succeeded'
            Get-Written $results @() | Find-Canary | Should -BeNullOrEmpty
            $said | Out-String -Width 4000 | Find-Canary | Should -BeNullOrEmpty
            Get-Content $transcript, "$TestDrive/$service.jsonl", "$TestDrive/$service.csv" -Raw | Find-Canary | Should -BeNullOrEmpty
            # What is shown of the body, and that it is shown.
            "$said" | Should -Match $(if ($service -eq 'Vms') { '"IdCardNumber":"\*\*\*"' } else { '"id_number":"\*\*\*"' })
        }
        "$((Get-EmulatorRequest UpdateQualification).body)" | Find-Canary | Should -Not -BeNullOrEmpty
    }

    It 'is stopped do not show' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; hang = $true }
        $journal = "$TestDrive/stopped.jsonl"
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($manifest, $rows, $connection, $journal) Import-Module $manifest; $rows | Update-VmsQualification @connection -JournalPath $journal -Verbose -Debug').
                AddArgument((Get-ManifestPath)).AddArgument(@(1..3 | ForEach-Object { Get-CanaryRow Vms "QUA$_" })).AddArgument((Get-VmsConnection)).AddArgument($journal)
            $running = $shell.BeginInvoke()
            $deadline = [DateTime]::UtcNow.AddSeconds(20)
            while ((Get-EmulatorCounter).inFlight -lt 3 -and [DateTime]::UtcNow -lt $deadline) {
                Start-Sleep -Milliseconds 50
            }
            $shell.Stop()
            $all = $shell.Streams.Verbose, $shell.Streams.Debug, $shell.Streams.Error, $shell.Streams.Warning, $shell.Streams.Progress, $shell.Streams.Information |
                ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4000 }
            $null = $running
        }
        finally {
            $shell.Dispose()
        }

        "$all" | Should -Match 'UpdateQualification'
        $all | Find-Canary | Should -BeNullOrEmpty
        Get-Content $journal -Raw | Should -Match '"intent"'
        Get-Content $journal -Raw | Find-Canary | Should -BeNullOrEmpty
    }

    It 'is written down by module logging do not show' -Skip:$IsWindows {
        # Module logging goes to the system's journal; what it would say is the text of every parameter, so that is what is looked at.
        $bound = [System.Collections.Generic.List[string]]::new()
        $row = Get-CanaryRow Vms QUA1
        $form = (Test-VmsQualification -InputObject $row).Input
        $bound.Add("$form")
        $bound.Add("$($form.AdminInfo.Name)")
        $bound.Add("$((Get-VmsConnection).Credential)")

        $bound | Find-Canary | Should -BeNullOrEmpty
    }
}

Describe 'What comes from outside' {
    BeforeEach {
        Clear-Emulator
        $script:vms = Get-VmsConnection
        $script:escape = [char] 27
    }

    It 'is shown without what a terminal or a log would obey' {
        Register-EmulatorFault @{
            action = 'UpdateQualification'; status = 200; code = "Odd$escape[31mCode"; message = "refused$escape]0;title$([char] 7)`r`nVERBOSE: forged$([char] 0x202E)x"
        }
        $said = Get-VmsRow QUA1 | Update-VmsQualification @vms -Verbose -ErrorAction Continue *>&1
        $text = "$($said | ForEach-Object { "$_" })"
        $result = $said | Where-Object { $_ -is [QualificationTools.QualificationResult] }

        $result.ErrorCode | Should -BeExactly 'Odd[31mCode'
        $result.ErrorMessage | Should -BeExactly 'refused]0;title VERBOSE: forgedx'
        $text | Should -Not -Match "[$escape`r`n$([char] 7)$([char] 0x202E)]"
    }

    It 'is shown only as far as a person reads it' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 200; code = 'RequestParametersError'; message = 'y' * 100000 }
        $result = Get-VmsRow QUA1 | Update-VmsQualification @vms -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.ErrorMessage.Length | Should -Be 1001
        "$errors".Length | Should -BeLessThan 1200
    }

    It 'does not show a name that has come into the place of the key, in no stream and no journal' {
        $journal = "$TestDrive/keys.jsonl"
        $said = & {
            foreach ($key in 'QUA1,Canary Name,13912345678', "a$escape[2Jb", '13912345678', '110101199003070038') {
                $row = Get-VmsRow $key
                $row | Test-VmsQualification
                $row | Update-VmsQualification @vms -WhatIf -ErrorAction Continue
                $row | Update-VmsQualification @vms -JournalPath $journal -Verbose -Debug -WarningAction Continue -ErrorAction Continue
            }
            Get-QualificationJournal $journal -PerRow
        } *>&1 6>&1
        $said.Count | Should -BeGreaterThan 12

        foreach ($text in ($said | ForEach-Object { "$_" }), ($said | Out-String -Width 500), (Get-Content $journal -Raw)) {
            "$text" | Should -Not -Match 'Canary Name|13912345678|110101199003070038'
            "$text" | Should -Not -Match "$escape\[2J"
        }
        (Get-QualificationJournal $journal -PerRow).Key | Should -Match '^#[0-9A-F]{64}$'
    }

    It 'is no word of a known code where a name is short' {
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 200; code = 'IllegalArgument'; message = 'a qualification of Li is under review' }
        $named = Get-VmsRow QUA1 -Change @{ AdminName = 'a'; LegalRepresentativeName = 'Li' }
        $result = $named | Update-VmsQualification @vms -ErrorAction SilentlyContinue

        $result.ErrorCode | Should -BeExactly 'IllegalArgument'
        $result.ErrorMessage | Should -BeExactly 'a qualification of *** is under review'
    }
}

Describe 'A masked value' {
    It 'is not sent: <_>, whatever is skipped' -ForEach '138****0001', '1101****851X', '***', "138$([char] 0xFF0A)0001" {
        Clear-Emulator
        $vms = Get-VmsConnection
        foreach ($column in 'AdminContactNumber', 'AdminName') {
            $result = Get-VmsRow QUA1 -Change @{ $column = $_ } | Update-VmsQualification @vms -SkipValidation -ErrorAction SilentlyContinue

            $result.Status | Should -Be 'Invalid'
            $result.Problems.RuleId | Should -Contain 'MaskedValue'
        }
        Get-EmulatorRequest UpdateQualification | Should -BeNullOrEmpty
    }
}

Describe 'A cell that a spreadsheet would run' {
    It 'begins with an apostrophe in what is exported' -ForEach '=cmd|x', '+SUM(1)', '-2+3', '@x', "`tx", "`rx" {
        Clear-Emulator
        Register-EmulatorFault @{ action = 'UpdateQualification'; status = 200; code = 'RequestParametersError'; message = $_ }
        $connection = Get-VmsConnection
        $result = Get-VmsRow QUA1 | Update-VmsQualification @connection -ErrorAction SilentlyContinue
        $other = Get-VmsRow "$_" | Update-VmsQualification @connection -ErrorAction SilentlyContinue

        # Of tabs and line ends nothing is left.
        $shown = "$_".Trim()
        $result.ErrorMessage | Should -BeExactly ($shown -eq 'x' ? 'x' : "'$shown")
        # A key that has not the form of an id is shown as a digest.
        $other.Key | Should -MatchExactly ($shown -eq 'x' ? '^x$' : '^#[0-9A-F]{12}$')
        $other.Input.Key | Should -BeExactly $shown
    }

    It 'does not keep a journal from knowing the row' {
        Clear-Emulator
        $connection = Get-DouyinConnection
        $journal = "$TestDrive/cells.jsonl"
        $null = Get-DouyinRow '-I_1' | Update-DouyinClassAuth @connection -JournalPath $journal

        (Get-DouyinRow '-I_1' | Update-DouyinClassAuth @connection -JournalPath $journal).Status | Should -Be 'Skipped'
    }

    It 'is no number' {
        Clear-Emulator
        Register-EmulatorFault @{ action = 'update_class_auth'; status = 200; code = -1; message = 'busy' }
        $connection = Get-DouyinConnection
        $result = Get-DouyinRow | Update-DouyinClassAuth @connection -ErrorAction SilentlyContinue

        $result.ErrorCode | Should -BeExactly '-1'
    }
}
