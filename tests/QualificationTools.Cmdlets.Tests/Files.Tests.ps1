# Local files in place of codes, in both updates.
$services = @(
    @{ Service = 'vms'; Command = 'Update-VmsQualification'; Test = 'Test-VmsQualification'; Action = 'UpdateQualification'; Upload = 'UploadQualificationFileV2'; Column = 'AdminIdCardFrontPhotoFileCode' }
    @{ Service = 'douyin'; Command = 'Update-DouyinClassAuth'; Test = 'Test-DouyinClassAuth'; Action = 'update_class_auth'; Upload = 'upload_material'; Column = 'Qualification1.MaterialPaths' }
)

Describe 'Files in <Command>' -ForEach $services {
    BeforeAll {
        . $PSScriptRoot/Emulator.ps1
        . $PSScriptRoot/Photos.ps1

        function Get-Row {
            param([int] $Number, [string] $Photo, [hashtable] $Change = @{})
            $Change[$Column] = $Photo
            $Service -eq 'vms' ? (Get-VmsRow "QUA$Number" $Change) : (Get-DouyinRow "I_$Number" $Change)
        }

        function Get-Applied {
            $state = Get-EmulatorState
            @($state.qualifications) + @($state.classAuths) | Where-Object applied -GT 0
        }
    }

    BeforeEach {
        Clear-Emulator
        # Refused in the service's own words, so that the row certainly did not take effect.
        $script:busy = $Service -eq 'vms' ? @{ status = 503; code = 'ServiceUnavailableTemp' } : @{ code = 28003018 }
        $script:connection = $Service -eq 'vms' ? (Get-VmsConnection) : (Get-DouyinConnection)
        $script:folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        $script:journal = "$folder/run.jsonl"
        Push-Location $folder
    }

    AfterEach { Pop-Location }

    It 'uploads each distinct photo once, and puts its code in its place' {
        1..3 | ForEach-Object { New-Photo "$folder/照片 一/李四 $_.png" -Seed $_ }
        Copy-Item "$folder/照片 一/李四 1.png" "$folder/copy.png"
        $photos = './照片 一/李四 1.png', './照片 一/李四 2.png', '照片 一\李四 3.png', './copy.png'
        $results = 1..20 | ForEach-Object { Get-Row $_ $photos[$_ % 4] } | & $Command @connection -ThrottleLimit 8

        $results.Status | Should -Be (@('Succeeded') * 20)
        (Get-EmulatorCounter).actions.$Upload | Should -Be 3
        $uploads = (Get-EmulatorState).uploads
        1..3 | ForEach-Object { $uploads.(Get-ContentDigest "$folder/照片 一/李四 $_.png") | Should -Be 1 }
        foreach ($body in Get-EmulatorBody $Action) {
            $body | Should -Match ($Service -eq 'vms' ? '"IdCardFrontPhotoFileCode":"2100000000[0-9a-f-]{36}IdCardFrontPhoto\.png"' : '"material_paths":\["certification/resource/[0-9a-f]{32}"\]')
            $body | Should -Not -Match '李四|copy'
        }

        $sources = $results | ForEach-Object { $Service -eq 'vms' ? $_.Input.AdminInfo.IdCardFrontPhotoFileCode : $_.Input.Qualifications[0].MaterialPaths[0] }
        $sources | Sort-Object -Unique | Should -HaveCount 4
    }

    It 'refuses bad files before anything is sent, and the rest goes on' {
        $elsewhere = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        New-Photo "$elsewhere/out.png"
        Set-Content "$folder/renamed.jpg" 'This is a text.'
        $null = New-Item "$folder/empty.png" -ItemType File
        New-Photo "$folder/large.png" -Length 21MB
        New-Photo "$folder/document.pdf" -Format Pdf
        New-Photo "$folder/good 照片 李四.png"
        $null = New-Item "$folder/folder.png" -ItemType Directory
        # Windows lets links be made in developer mode or by an administrator only; the tests of Core tell of it.
        $isLinked = [bool] (New-Item "$folder/link.png" -ItemType SymbolicLink -Value "$elsewhere/out.png" -ErrorAction ($IsWindows ? 'Ignore' : 'Stop'))
        $bad = [ordered]@{
            './renamed.jpg'   = 'FileWrongFormat'
            './empty.png'     = 'FileEmpty'
            './large.png'     = 'FileTooLarge'
            './document.pdf'  = 'FileWrongFormat'
            './folder.png'    = 'FileIsFolder'
            '../x.png'        = 'FileOutsideRoot'
            './gone[1]*.png'  = 'FileNotFound'
        }
        if ($isLinked) {
            $bad['./link.png'] = 'FileOutsideRoot'
        }
        if (-not $IsWindows) {
            & mkfifo "$folder/pipe.png"
            $bad['./pipe.png'] = 'FileNotRegular'
        }

        $rows = @(foreach ($path in $bad.Keys) { Get-Row 1 $path }) + @(Get-Row 2 './good 照片 李四.png')
        $results = $rows | & $Command @connection -RootPath $folder -ErrorVariable problems -ErrorAction SilentlyContinue | Sort-Object Row

        $results.Status | Should -Be (@('Invalid') * $bad.Count + @('Succeeded'))
        ($results | Select-Object -First $bad.Count).Problems.RuleId | Should -Be @($bad.Values)
        $problems.FullyQualifiedErrorId | Should -Be (@("ValidationFailed,QualificationTools.Commands.$($Command -replace '-')Command") * $bad.Count)
        "$problems" | Should -Not -Match '李四|renamed|link\.png'
        (Get-EmulatorCounter).actions.$Upload | Should -Be 1
        Get-Applied | Should -HaveCount 1

        ($rows | & $Test -RootPath $folder).Problems.RuleId | Should -Be @($bad.Values)
    }

    It 'refuses a device' -Skip:(-not (Test-Path /dev/zero)) {
        $result = Get-Row 1 /dev/zero | & $Command @connection -ErrorAction SilentlyContinue
        $result.Problems.RuleId | Should -Be 'FileNotRegular'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'says what a bad file is in Chinese' {
        [cultureinfo]::CurrentUICulture = 'zh-CN'
        try {
            (Get-Row 1 ./gone.png | & $Test).Problems.Message | Should -Match '没有文件'
        }
        finally {
            [cultureinfo]::CurrentUICulture = 'en-US'
        }
    }

    It 'does not send the bare name of a file that is there as a code' {
        New-Photo "$folder/a.png"
        $result = Get-Row 1 a.png | & $Command @connection -ErrorVariable failure -ErrorAction SilentlyContinue

        $result.Status | Should -Be Invalid
        "$failure" | Should -Match 'Write \./'
        (Get-EmulatorCounter).actions.$Upload | Should -BeNullOrEmpty
    }

    It 'starts relative paths at -RootPath' {
        New-Photo "$folder/sub/a.png"
        (Get-Row 1 ./a.png | & $Command @connection -RootPath ./sub).Status | Should -Be Succeeded
    }

    It 'ends where -RootPath is not there' {
        { Get-Row 1 x | & $Command @connection -RootPath ./none } |
            Should -Throw -ErrorId "RootPathNotFound,QualificationTools.Commands.$($Command -replace '-')Command"
        { Get-Row 1 x | & $Test -RootPath env: } | Should -Throw -ErrorId "RootPathNotFound,QualificationTools.Commands.$($Test -replace '-')Command"
    }

    It 'uploads nothing under -WhatIf' {
        New-Photo "$folder/a.png"
        Get-Row 1 ./a.png | & $Command @connection -WhatIf
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'hands the service''s refusal of a file on as the row''s' {
        New-Photo "$folder/a.png"
        Register-EmulatorFault @{ action = $Upload; code = $Service -eq 'vms' ? 'IllegalArgument' : 60044 }
        $results = 1..3 | ForEach-Object { Get-Row $_ ./a.png } | & $Command @connection -ThrottleLimit 1 -ErrorAction SilentlyContinue

        $results.Status | Should -Be (@('Rejected') * 3)
        $results.Attempts | Should -Be @(0, 0, 0)
        (Get-EmulatorCounter).actions.$Upload | Should -Be 1
        (Get-EmulatorCounter).actions.$Action | Should -BeNullOrEmpty
    }

    It 'takes codes from the journal of a run that did not come to its end' {
        1..2 | ForEach-Object { New-Photo "$folder/李四$_.png" -Seed $_ }
        Register-EmulatorFault (@{ action = $Action } + $busy)
        $null = 1..4 | ForEach-Object { Get-Row $_ "./李四$(1 + $_ % 2).png" } | & $Command @connection -JournalPath $journal -MaximumRetryCount 0 -ErrorAction SilentlyContinue
        $null = Invoke-Emulator faults -Method Post -Body '[]'
        $results = 1..4 | ForEach-Object { Get-Row $_ "./李四$(1 + $_ % 2).png" } | & $Command @connection -JournalPath $journal

        $results.Status | Should -Be (@('Succeeded') * 4)
        (Get-EmulatorCounter).actions.$Upload | Should -Be 2
        Get-Content $journal -Raw | Should -Not -Match '李四'
        $summary = Get-QualificationJournal $journal
        $summary.Files, $summary.Rows | Should -Be @(2, 4)
    }

    It 'sends a row again whose photo is another one now, and skips it as long as it is the same' {
        New-Photo "$folder/a.png"
        $null = Get-Row 1 ./a.png | & $Command @connection -JournalPath $journal
        (Get-Row 1 ./a.png | & $Command @connection -JournalPath $journal).Status | Should -Be Skipped
        New-Photo "$folder/a.png" -Seed 2 -Length 300
        Register-EmulatorFault (@{ action = $Action } + $busy)
        (Get-Row 1 ./a.png | & $Command @connection -JournalPath $journal -MaximumRetryCount 0 -ErrorAction SilentlyContinue).Status | Should -Be Failed
        (Get-EmulatorCounter).actions.$Upload | Should -Be 2
    }
}
