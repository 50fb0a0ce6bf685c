# The number of a certificate is asked by, and must stand nowhere: whatever the way in, whatever goes wrong.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:douyin = Get-DouyinConnection
    $script:certificate = '91110108MACANARY1X'

    # Everything that a command says, and everything that its output and errors write down.
    function Get-Said {
        param([scriptblock] $Command)
        $DebugPreference = $VerbosePreference = $InformationPreference = 'Continue'
        try {
            $all = & $Command *>&1
        }
        catch {
            $all = @($_)
        }
        foreach ($one in $all) {
            "$one"
            $one | Format-List * -Force | Out-String -Width 4000
            $one | Select-Object * -ExcludeProperty InvocationInfo, Exception, PipelineIterationInfo | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue
            if ($one -is [System.Management.Automation.ErrorRecord]) {
                "$($one.TargetObject) $($one.ErrorDetails) $($one.FullyQualifiedErrorId)"
                $one.Exception.ToString()
            }
            else {
                $one | ConvertTo-Csv
                [System.Management.Automation.PSSerializer]::Serialize($one, 4)
            }
        }
    }
}

Describe 'Get-DouyinEntity' {
    BeforeEach {
        Clear-Emulator
    }

    It 'takes <Name>' -ForEach @(
        @{ Name = 'a text'; Ask = { $certificate | Get-DouyinEntity @douyin } }
        @{ Name = 'a sensitive text'; Ask = { [QualificationTools.Security.SensitiveText] $certificate | Get-DouyinEntity @douyin } }
        @{ Name = 'a row'; Ask = { [pscustomobject] @{ CertificateId = $certificate } | Get-DouyinEntity @douyin } }
        @{ Name = 'a row with a Chinese header'; Ask = { [pscustomobject] @{ ([string]::new([char[]](0x8BC1, 0x4EF6, 0x53F7, 0x7801))) = $certificate } | Get-DouyinEntity @douyin } }
        @{ Name = 'a hashtable'; Ask = { @{ certificate_id = $certificate } | Get-DouyinEntity @douyin } }
        @{ Name = 'a parameter'; Ask = { Get-DouyinEntity @douyin -CertificateId $certificate } }
        @{ Name = 'an argument'; Ask = { Get-DouyinEntity @douyin $certificate } }
        @{ Name = 'an entity'; Ask = { $certificate | Get-DouyinEntity @douyin | Get-DouyinEntity @douyin } }
    ) {
        $entity = & $Ask

        $entity | Should -BeOfType [QualificationTools.Douyin.DouyinEntity]
        $entity.Row, "$($entity.CertificateId)" | Should -Be 1, '***'
        $entity.MerchantEntityId | Should -Match '^[EI]_\d{19}$'
        $body = (Get-EmulatorRequest query_entity_info)[-1].body | ConvertFrom-Json
        $body.app_id, $body.certificate_id, $body.appid | Should -Be 'ttemulator', $certificate, $null
    }

    It 'gives what the next cmdlet takes' {
        $auth = $certificate | Get-DouyinEntity @douyin -OutVariable entity | Get-DouyinClassAuth @douyin -FirstClass 40000 -SecondClass 40600

        $auth.MerchantEntityId | Should -Be $entity.MerchantEntityId
    }

    It 'tells by the row which was not found, and goes on' {
        $found = "MISSING$certificate", $certificate | Get-DouyinEntity @douyin -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.Row | Should -Be 2
        $failures.FullyQualifiedErrorId | Should -Be '60010,QualificationTools.Commands.GetDouyinEntityCommand'
        $failures.TargetObject | Should -Be 1
        $failures | Should -Match 'row 1'
    }

    It 'tells of a row without a number' {
        $null = '', [pscustomobject] @{ Name = 'x' }, $null | Get-DouyinEntity @douyin -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures | Should -HaveCount 3
        $failures.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'ValidationFailed,QualificationTools.Commands.GetDouyinEntityCommand'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'never shows the number: <Name>' -ForEach @(
        @{ Name = 'found'; Fault = $null }
        @{ Name = 'a refusal that repeats it'; Fault = @{ code = 60104; message = 'refused: CERT' } }
        @{ Name = 'not found'; Fault = @{ code = 60010; message = 'no entity of CERT' } }
        @{ Name = 'trouble that repeats it'; Fault = @{ code = 28001005; message = 'failed: CERT' } }
        @{ Name = 'a page of a proxy'; Fault = @{ nonJson = $true; status = 502 } }
        @{ Name = 'a reset'; Fault = @{ resetAfterApply = $true } }
        @{ Name = 'a refusal of the credential'; Fault = @{ code = 28001016; message = 'CERT' } }
        @{ Name = 'no answer'; Fault = @{ hang = $true } }
    ) {
        if ($Fault) {
            $rule = @{ action = 'query_entity_info' } + $Fault
            if ($rule.message) {
                $rule.message = $rule.message -replace 'CERT', "$certificate $([Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($certificate)))"
            }
            Register-EmulatorFault $rule
        }

        $said = Get-Said {
            [pscustomobject] @{ CertificateId = $certificate } | Get-DouyinEntity @douyin -OperationTimeoutSeconds 1 -MaximumRetryCount 1 -RetryIntervalSec 1 -Verbose -Debug
        }

        @($said).Count | Should -BeGreaterThan 0
        $said | Should -Not -Match "$certificate|MACANARY|$([Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($certificate)).TrimEnd('='))"
        @(Get-EmulatorRequest query_entity_info).Count | Should -BeGreaterThan 0
    }
}
