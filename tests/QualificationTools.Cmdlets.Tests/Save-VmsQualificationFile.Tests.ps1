BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:command = 'QualificationTools.Commands.SaveVmsQualificationFileCommand'
    $script:photo = Get-Photo

    function Get-Leftover {
        Get-ChildItem $folder -Force -File
    }
}

Describe 'Save-VmsQualificationFile' {
    BeforeEach {
        Clear-Emulator
        $script:folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $script:code = Send-VmsPhoto
    }

    It 'saves a file under its code' {
        $file = Save-VmsQualificationFile @vms $code $folder

        $file | Should -BeOfType System.IO.FileInfo
        $file.Name | Should -BeExactly $code
        [System.IO.File]::ReadAllBytes($file.FullName) | Should -Be $photo
        Get-Leftover | Should -HaveCount 1
    }

    It 'saves it under a name of its own' {
        (Save-VmsQualificationFile @vms $code "$folder/front [1].jpeg").Name | Should -BeExactly 'front [1].jpeg'
    }

    It 'saves in the current folder where no path is given' {
        Push-Location -LiteralPath $folder
        try {
            (Save-VmsQualificationFile @vms $code).DirectoryName | Should -Be $folder
        }
        finally {
            Pop-Location
        }
    }

    It 'takes codes from the pipeline' {
        $other = Send-VmsPhoto

        $code, $other | Save-VmsQualificationFile @vms -Path $folder | Should -HaveCount 2
        [pscustomobject]@{ FileCode = $code } | Save-VmsQualificationFile @vms -Path $folder -Force | Should -HaveCount 1
    }

    It 'replaces no file without -Force' {
        Set-Content "$folder/$code" 'mine'
        $requests = (Get-EmulatorCounter).requests
        Save-VmsQualificationFile @vms $code $folder -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems.FullyQualifiedErrorId | Should -Be "FileExists,$command"
        Get-Content "$folder/$code" | Should -Be 'mine'
        (Get-EmulatorCounter).requests | Should -Be $requests
    }

    It 'replaces a file with -Force' {
        Set-Content "$folder/$code" 'mine'

        (Save-VmsQualificationFile @vms $code $folder -Force).Length | Should -Be $photo.Length
    }

    It 'does not put two files into one, not even with -Force' {
        $files = $code, (Send-VmsPhoto) | Save-VmsQualificationFile @vms -Path "$folder/one.jpeg" -Force -ErrorVariable problems -ErrorAction SilentlyContinue

        $files | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be "FileExists,$command"
    }

    It 'recognises an error within an HTTP 200, and leaves no file' {
        Save-VmsQualificationFile @vms 'no-such-code.jpeg' $folder -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems.FullyQualifiedErrorId | Should -Be "RequestParametersError,$command"
        $problems[0].TargetObject | Should -Be 'no-such-code.jpeg'
        Get-Leftover | Should -BeNullOrEmpty
    }

    It 'leaves no file where <Name>' -ForEach @(
        @{ Name = 'the answer breaks off'; Fault = @{ truncate = $true }; Id = 'ConnectionLost' }
        @{ Name = 'a proxy answers with a page'; Fault = @{ nonJson = $true }; Id = 'ForeignAnswer' }
        @{ Name = 'it is too large'; Fault = @{ oversize = 3000000 }; Id = 'AnswerTooLarge' }
        @{ Name = 'it is led elsewhere'; Fault = @{ redirect = 'http://127.0.0.1:9/' }; Id = 'ForeignAnswer' }
    ) {
        Register-EmulatorFault ($Fault + @{ action = 'DownloadQualificationFile' })
        Save-VmsQualificationFile @vms $code $folder -MaximumRetryCount 0 -MaximumSizeMB 1 -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems.FullyQualifiedErrorId | Should -Be "$Id,$command"
        Get-Leftover | Should -BeNullOrEmpty
    }

    It 'asks again for what was lost' {
        Register-EmulatorFault @{ action = 'DownloadQualificationFile'; truncate = $true; times = 1 }

        (Save-VmsQualificationFile @vms $code $folder).Length | Should -Be $photo.Length
    }

    It 'never leaves the folder: <Code>' -ForEach @{ Code = '../../evil.jpeg' }, @{ Code = '..\evil.jpeg' }, @{ Code = '/etc/evil.jpeg' }, @{ Code = 'C:evil.jpeg' } {
        Set-Content "$folder/evil.jpeg" 'mine'
        $null = Save-VmsQualificationFile @vms $Code $folder -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems[0].TargetObject | Should -Be (Join-Path $folder evil.jpeg)
        $problems.FullyQualifiedErrorId | Should -Be "FileExists,$command"
    }

    It 'reports a folder that is not there' {
        $null = Save-VmsQualificationFile @vms $code "$folder/missing/photo.jpeg" -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be "FileNotWritable,$command"
    }

    It 'refuses a path that is in no file system' {
        { Save-VmsQualificationFile @vms $code 'Env:\photo' } | Should -Throw -ErrorId "PathNotFileSystem,$command"
    }

    It 'opens no connection with -WhatIf' {
        $requests = (Get-EmulatorCounter).requests

        Save-VmsQualificationFile @vms $code $folder -WhatIf | Should -BeNullOrEmpty
        (Get-EmulatorCounter).requests | Should -Be $requests
    }

    It 'ends with a terminating error where the credential is wrong' {
        { Save-VmsQualificationFile $code $folder -Endpoint $vms.Endpoint -Credential (Get-TestCredential AKLTEMULATOR wrong) } |
            Should -Throw -ErrorId "SignatureDoesNotMatch,$command"
        Get-Leftover | Should -BeNullOrEmpty
    }
}
