# Both uploads, and what goes on from them.
BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Photos.ps1
}

Describe '<Command>' -ForEach @(
    @{ Command = 'Send-VmsQualificationFile'; Kind = @{ FileType = 'IdCardFrontPhoto' }; Upload = 'UploadQualificationFileV2'; Code = 'FileCode'; Pattern = '^2100000000.*IdCardFrontPhoto\.(png|jpeg)$'; Type = 'QualificationTools.Vms.VmsFileResult' }
    @{ Command = 'Send-DouyinMaterial'; Kind = @{ MaterialType = 'TeacherQualification' }; Upload = 'upload_material'; Code = 'MaterialPath'; Pattern = '^certification/resource/[0-9a-f]{32}$'; Type = 'QualificationTools.Douyin.DouyinMaterialResult' }
) {
    BeforeEach {
        Clear-Emulator
        $script:connection = $Command -match 'Vms' ? (Get-VmsConnection) : (Get-DouyinConnection)
        $script:folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        Push-Location $folder
        New-Photo "$folder/a [1].png"
        New-Photo "$folder/照片 李四.jpg" -Format Jpeg -Seed 2
    }

    AfterEach { Pop-Location }

    It 'gives one typed result a file, with its code' {
        $results = & $Command './a [1].png', '照片 李四.jpg' @Kind @connection | Sort-Object Row

        $results | Should -BeOfType $Type
        $results.Status | Should -Be @('Succeeded', 'Succeeded')
        $results.$Code | Should -Match $Pattern
        $results.Path | Should -Be @("$folder/a [1].png", "$folder/照片 李四.jpg")
        $results | ForEach-Object Length | Should -Be @(200, 200)
        "$($results.Format)" | Should -Be 'Png Jpeg'
        (Get-EmulatorState).uploads.(Get-ContentDigest "$folder/a [1].png") | Should -Be 1
    }

    It 'takes files from the pipeline, names that are there as they stand, and others as wildcards' {
        (Get-ChildItem | & $Command @Kind @connection).Status | Should -Be @('Succeeded', 'Succeeded')
        ('a [1].png' | & $Command @Kind @connection).Status | Should -Be Succeeded
        (& $Command '*.png' @Kind @connection).Path | Should -Be "$folder/a [1].png"
        { & $Command '*.bmp' @Kind @connection -ErrorAction Stop } | Should -Throw -ErrorId "ValidationFailed,QualificationTools.Commands.$($Command -replace '-')Command"
    }

    It 'takes the kind from the pipeline too' {
        ([pscustomobject] (@{ Path = 'a [1].png' } + $Kind) | & $Command @connection).Status | Should -Be Succeeded
    }

    It 'sends no name of a file, and notes none' {
        $null = & $Command '照片 李四.jpg' @Kind @connection -JournalPath run.jsonl
        Get-EmulatorRequest $Upload | ConvertTo-Json -Depth 5 | Should -Not -Match '李四|\\u674e'
        Get-Content run.jsonl -Raw | Should -Not -Match '李四'
    }

    It 'gives the code again, and uploads nothing, where the journal has it' {
        $first = & $Command '照片 李四.jpg' @Kind @connection -JournalPath run.jsonl
        $second = & $Command '照片 李四.jpg' @Kind @connection -JournalPath run.jsonl

        $second.Status | Should -Be Skipped
        $second.$Code | Should -BeExactly $first.$Code
        (Get-EmulatorCounter).actions.$Upload | Should -Be 1
    }

    It 'refuses what is no file of this kind before anything is sent, naming the file' {
        Set-Content renamed.png 'text'
        $results = & $Command renamed.png, none.png, env:PATH, none:\x @Kind @connection -ErrorVariable problems -ErrorAction SilentlyContinue | Sort-Object Row

        $results.Problems.RuleId | Should -Be @('FileWrongFormat', 'FileNotFound', 'FileNotInFileSystem', 'FileNotInFileSystem')
        $results.$Code | Where-Object { $_ } | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Select-Object -Unique | Should -Be "ValidationFailed,QualificationTools.Commands.$($Command -replace '-')Command"
        "$problems" | Should -Match 'renamed\.png'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'tries a file beyond the limits where that is asked for' {
        Set-Content renamed.png 'text'
        $result = & $Command renamed.png @Kind @connection -SkipValidation -WarningAction SilentlyContinue -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be Rejected
        $problems.FullyQualifiedErrorId | Should -Be "$($Command -match 'Vms' ? 'RequestParametersError' : '60044'),QualificationTools.Commands.$($Command -replace '-')Command"
    }

    It 'keeps to -RootPath' {
        (& $Command 'a [1].png', "$TestDrive/x.png" @Kind @connection -RootPath . -ErrorAction SilentlyContinue | Sort-Object Row).Problems.RuleId | Should -Be 'FileOutsideRoot'
    }

    It 'sends again what certainly was not taken, and what was lost' {
        Register-EmulatorFault @{ action = $Upload; status = 503; times = 1 }, @{ action = $Upload; resetAfterApply = $true; times = 1 }
        $result = & $Command 'a [1].png' @Kind @connection
        $result.Status, $result.Attempts | Should -Be @('Succeeded', 3)
    }

    It 'opens no connection under -WhatIf' {
        & $Command 'a [1].png' @Kind @connection -WhatIf
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'shows file, status and code in 80 columns' {
        $lines = (& $Command '照片 李四.jpg' @Kind @connection | Format-Table | Out-String -Width 80) -split '\r?\n'
        "$lines" | Should -Match '照片 李四\.jpg'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }
}

Describe 'The kind of a file' {
    It 'is taken by its Chinese name' {
        Clear-Emulator
        $vms, $douyin = (Get-VmsConnection), (Get-DouyinConnection)
        New-Photo "$TestDrive/a.png"
        New-Photo "$TestDrive/b.pdf" -Format Pdf
        (Send-VmsQualificationFile "$TestDrive/a.png" 管理员手持身份证 @vms).FileType | Should -Be IdCardPhotoWithPeople
        (Send-DouyinMaterial "$TestDrive/b.pdf" 服务商合作案例 @douyin).MaterialType | Should -Be CooperationCase
        (Send-DouyinMaterial "$TestDrive/a.png" 1003 @douyin).MaterialType | Should -Be TeacherProfessionalCertificate
    }

    It 'that is not known is refused with the names there are' {
        { Send-VmsQualificationFile x Passport } | Should -Throw -ExpectedMessage '*IdCardFrontPhoto*' -ErrorId 'CannotConvertArgumentNoMessage,QualificationTools.Commands.SendVmsQualificationFileCommand'
    }

    It 'is completed' {
        $line = 'Send-VmsQualificationFile x -FileType IdCardB'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Be IdCardBackPhoto
    }
}

Describe 'What an upload gave' {
    BeforeAll {
        Clear-Emulator
        $script:vms, $script:douyin = (Get-VmsConnection), (Get-DouyinConnection)
        New-Photo "$TestDrive/a.png"
    }

    It 'goes into a field of a hashtable as it is' {
        $photo = Send-VmsQualificationFile "$TestDrive/a.png" IdCardFrontPhoto @vms
        $result = @{ QualificationNo = 'QUA1'; AdminIdCardFrontPhotoFileCode = $photo; Scenario1 = @{ SceneType = 1101 } } | Update-VmsQualification @vms
        $result.Input.AdminInfo.IdCardFrontPhotoFileCode | Should -BeExactly $photo.FileCode
    }

    It 'goes into a list of paths as it is' {
        New-Photo "$TestDrive/b.png" -Seed 2
        $papers = Send-DouyinMaterial "$TestDrive/a.png", "$TestDrive/b.png" TeacherQualification @douyin
        $row = @{ MerchantEntityId = 'I_1'; IndustryRole = 'Teacher'; FirstClass = 40000; SecondClass = 40600; Qualification1 = @{ MaterialType = 1001; ExpireTime = ''; MaterialPaths = $papers } }
        ($row | Update-DouyinClassAuth @douyin).Input.Qualifications[0].MaterialPaths | Should -Be $papers.MaterialPath
    }
}

Describe 'Uploads to the open platform' {
    It 'go at most ten a second, evenly, for several commands together' {
        Clear-Emulator
        $douyin = Get-DouyinConnection
        1..12 | ForEach-Object { New-Photo "$TestDrive/p/$_.png" -Seed $_ }
        $results = @(Get-ChildItem "$TestDrive/p" | Send-DouyinMaterial -MaterialType 1001 @douyin -ThrottleLimit 32)
        $results += Send-DouyinMaterial "$TestDrive/p/1.png" 1001 @douyin

        $results.Status | Should -Be (@('Succeeded') * 13)
        $times = @(Get-EmulatorRequest upload_material | ForEach-Object { [datetimeoffset] $_.time } | Sort-Object)
        ($times[-1] - $times[0]).TotalSeconds | Should -BeGreaterThan 1.1
    }
}
