# No cmdlet shows a token that a service repeats: not the one of the request, not the one before it, and not one that was refused twice.

BeforeDiscovery {
    $script:ways = @(
        @{ Way = 'a refusal'; Expired = 0; Code = '60033' }
        @{ Way = 'a refusal after the token was renewed'; Expired = 1; Code = '60033' }
        @{ Way = 'a token that is refused twice'; Expired = 9; Code = '60033' }
        @{ Way = 'an internal error'; Expired = 0; Code = '60000' }
        @{ Way = 'a code that is not known'; Expired = 1; Code = '99999' }
        @{ Way = 'a success'; Expired = 0; Code = '0' }
        @{ Way = 'a success after the token was renewed'; Expired = 1; Code = '0' }
    )
    $script:cmdlets = @(
        'Update-DouyinClassAuth', 'Add-DouyinClassAuth', 'Get-DouyinClassAuth', 'Wait-DouyinClassAuth', 'Get-DouyinEntity', 'Send-DouyinMaterial', 'Test-QualificationCredential'
    )
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Photos.ps1
    . $PSScriptRoot/Repeater.ps1
    $script:service = [QualificationTools.Tests.Repeater]::new()
    $script:photo = Join-Path $TestDrive photo.jpg
    [System.IO.File]::WriteAllBytes($photo, (Get-Photo))

    $script:douyin = @{
        'Update-DouyinClassAuth'       = { param($c) Get-DouyinRow I_1 | Update-DouyinClassAuth @c -JournalPath "$TestDrive/$([guid]::NewGuid()).jsonl" }
        'Add-DouyinClassAuth'          = { param($c) Get-DouyinRow I_1 | Add-DouyinClassAuth @c }
        'Get-DouyinClassAuth'          = { param($c) Get-DouyinClassAuth I_1 -FirstClass 10000 -SecondClass 10100 @c }
        'Wait-DouyinClassAuth'         = { param($c) Wait-DouyinClassAuth 7177 -TimeoutSec 1 @c }
        'Get-DouyinEntity'             = { param($c) Get-DouyinEntity ([QualificationTools.Security.SensitiveText]::new('91110000000000000X')) @c }
        'Send-DouyinMaterial'          = { param($c) Send-DouyinMaterial $photo -MaterialType 1001 -SkipValidation @c }
        'Test-QualificationCredential' = { param($c) $c.Remove('MaximumRetryCount'); Test-QualificationCredential -Service Douyin @c }
    }

    # Everything that a command says, in every way in which it is shown.
    function Get-Said {
        param([scriptblock] $Run, [hashtable] $Connection)
        $global:Error.Clear()
        $said = & { try { & $Run $Connection } catch { $_ } } *>&1
        foreach ($thing in $said) {
            "$thing"
            # What streams hold is all in their text; objects have members.
            if ($thing -isnot [System.Management.Automation.InformationalRecord] -and $thing -isnot [System.Management.Automation.ErrorRecord]) {
                $thing | Format-List * -Force | Out-String -Width 8000
                $thing | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue
            }
        }
        foreach ($record in $global:Error) {
            "$record $($record.FullyQualifiedErrorId) $($record.ErrorDetails.RecommendedAction) $($record.Exception)"
        }
        Get-ChildItem $TestDrive -Filter *.jsonl | Get-Content -Raw
    }
}

AfterAll {
    $service.Dispose()
}

Describe 'A token that the service repeats' {
    Context '<_>' -ForEach $cmdlets {
        BeforeAll {
            $script:cmdlet = $_
        }

        It 'is not shown after <Way>' -ForEach $ways {
            $service.Begin($Expired, $Code)
            Clear-Token
            $connection = @{
                Endpoint          = $service.Address
                Credential        = Get-TestCredential ttrepeater repeated-app-secret
                Verbose           = $true
                Debug             = $true
                WarningAction     = 'Continue'
                MaximumRetryCount = 0
            }
            $said = Get-Said $douyin[$cmdlet] $connection

            $service.Paths | Should -Not -BeNullOrEmpty
            $service.Tokens | Should -Not -BeNullOrEmpty
            "$said" | Should -Not -BeNullOrEmpty
            foreach ($token in $service.Tokens) {
                "$said" | Should -Not -Match ([regex]::Escape($token))
            }
            "$said" | Should -Not -Match 'CANARYTOKEN'
            # What it said came through, without them. The check of a credential asks for a token and no more, and a wait goes on.
            if ($Code -notin '0', '60000' -and $cmdlet -ne 'Test-QualificationCredential') {
                "$said" | Should -Match 'repeats \*\*\*'
            }
        }
    }
}

Describe 'A session token that the service repeats' {
    BeforeAll {
        $script:variables = 'VOLCENGINE_ACCESS_KEY', 'VOLCENGINE_SECRET_KEY', 'VOLCENGINE_SESSION_TOKEN'
        $script:kept = $variables | ForEach-Object { [Environment]::GetEnvironmentVariable($_) }
        $env:VOLCENGINE_ACCESS_KEY = 'AKLTREPEATER0123456789'
        $env:VOLCENGINE_SECRET_KEY = 'repeated-secret-key-0123'
        $env:VOLCENGINE_SESSION_TOKEN = 'STS.CANARYTOKEN0123456789'
        $script:vms = @{
            'Update-VmsQualification'      = { param($c) Get-VmsRow QUA1 | Update-VmsQualification @c -JournalPath "$TestDrive/$([guid]::NewGuid()).jsonl" }
            'New-VmsQualification'         = { param($c) $row = Get-VmsRow; $row.PSObject.Properties.Remove('QualificationNo'); $row | New-VmsQualification -SkipValidation @c }
            'Add-VmsQualificationScene'    = { param($c) @{ QualificationNo = 'QUA1'; 'Scenario1.SceneType' = 1101 } | Add-VmsQualificationScene -SkipValidation @c }
            'Update-VmsQualificationScene' = { param($c) @{ QualificationNo = 'QUA1'; 'Scenario1.SceneType' = 1101 } | Update-VmsQualificationScene -SkipValidation @c }
            'Get-VmsQualification'         = { param($c) Get-VmsQualification QUA1 @c }
            'Wait-VmsQualification'        = { param($c) Wait-VmsQualification QUA1 -TimeoutSec 1 @c }
            'Send-VmsQualificationFile'    = { param($c) Send-VmsQualificationFile $photo -FileType IdCardFrontPhoto -SkipValidation @c }
            'Save-VmsQualificationFile'    = { param($c) Save-VmsQualificationFile code1 "$TestDrive/saved.jpg" @c }
            'Test-QualificationCredential' = { param($c) $c.Remove('MaximumRetryCount'); Test-QualificationCredential -Service Vms @c }
        }
    }

    AfterAll {
        for ($i = 0; $i -lt 3; $i++) {
            [Environment]::SetEnvironmentVariable($variables[$i], $kept[$i])
        }
    }

    It 'is not shown by <_>' -ForEach @(
        'Update-VmsQualification', 'New-VmsQualification', 'Add-VmsQualificationScene', 'Update-VmsQualificationScene', 'Get-VmsQualification', 'Wait-VmsQualification',
        'Send-VmsQualificationFile', 'Save-VmsQualificationFile', 'Test-QualificationCredential'
    ) {
        foreach ($code in 'OperationDenied', 'SignatureDoesNotMatch', 'InternalError', 'Odd.Code', '0') {
            $service.Begin(0, $code, 'STS.CANARYTOKEN0123456789', 'repeated-secret-key-0123')
            $connection = @{ Endpoint = $service.Address; Verbose = $true; Debug = $true; WarningAction = 'Continue'; MaximumRetryCount = 0 }
            $said = Get-Said $vms[$_] $connection

            $service.Paths | Should -Not -BeNullOrEmpty
            "$said" | Should -Not -Match 'CANARYTOKEN'
            "$said" | Should -Not -Match 'repeated-secret-key'
            if ($code -ne '0') {
                "$said" | Should -Match 'repeats \*\*\* \*\*\*'
            }
        }
    }
}
