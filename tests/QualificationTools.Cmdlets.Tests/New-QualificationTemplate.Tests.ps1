BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:path = Join-Path $TestDrive 'new.csv'
    $script:columnsPath = Join-Path $TestDrive 'new.columns.csv'

    function Clear-Place {
        Get-ChildItem $TestDrive | Remove-Item -Force
    }
}

Describe 'A template' {
    AfterEach {
        Clear-Place
    }

    It 'of <Service> <Role>, language <Language>, <Header> headers, keeps every rule' -ForEach $(
        foreach ($language in 'en', 'zh') {
            foreach ($header in 'English', 'Chinese', 'Wire') {
                @{ Service = 'Vms'; Role = $null; Count = 1; Language = $language; Header = $header }
                @{ Service = 'Douyin'; Role = $null; Count = 3; Language = $language; Header = $header }
                foreach ($role in 'Teacher', 'Institution', 'Partner') {
                    @{ Service = 'Douyin'; Role = $role; Count = 1; Language = $language; Header = $header }
                }
            }
        }
    ) {
        $arguments = @{ Service = $Service; Language = $Language; Header = $Header; Path = $path }
        if ($Role) {
            $arguments.Role = $Role
        }

        $files = New-QualificationTemplate @arguments

        $files | Should -BeOfType System.IO.FileInfo
        $files.Name | Should -Be 'new.csv', 'new.columns.csv'
        $rows = Import-QualificationSheet $path
        $checks = $Service -eq 'Vms' ? ($rows | Test-VmsQualification -Strict) : ($rows | Test-DouyinClassAuth -Strict)
        # Nothing is told but that they are examples, and that the photos are none.
        @($checks).Count | Should -Be $Count
        $checks.Problems.RuleId | Where-Object { $_ -notin 'ExampleRow', 'FileNotFound' } | Should -BeNullOrEmpty
        $checks | ForEach-Object { $_.Problems.RuleId | Should -Contain 'ExampleRow' }
        $explained = Import-Csv $columnsPath
        $explained.Count | Should -Be ($rows[0].PSObject.Properties.Name.Count - 1)
        $name = $Language -eq 'zh' ? '列名' : 'Column'
        $explained[0].$name | Should -BeExactly $rows[0].PSObject.Properties.Name[1]
    }

    It 'opens in a spreadsheet: UTF-8 with a mark, CRLF' {
        foreach ($file in New-QualificationTemplate Vms $path -Language zh) {
            $bytes = [System.IO.File]::ReadAllBytes($file)
            $bytes[0..2] | Should -Be 0xEF, 0xBB, 0xBF
            $text = [System.Text.Encoding]::UTF8.GetString($bytes)
            $text | Should -Not -Match '(?<!\r)\n'
            $text | Should -Match '资质编号'
        }
    }

    It 'has the language of messages where nothing is said' {
        [cultureinfo]::CurrentUICulture = 'zh-CN'
        try {
            $null = New-QualificationTemplate Vms $path
        }
        finally {
            [cultureinfo]::CurrentUICulture = 'en-US'
        }

        (Get-Content $path -First 1) | Should -Match '^资质编号,'
        (Get-Content $columnsPath -First 1) | Should -Match '^列名,'
    }

    It 'has a name of its own where none is given' {
        Push-Location $TestDrive
        try {
            (New-QualificationTemplate Douyin -Role Teacher).Name | Should -Be 'douyin-teacher-template.csv', 'douyin-teacher-template.columns.csv'
            (New-QualificationTemplate Vms).Name | Should -Be 'vms-template.csv', 'vms-template.columns.csv'
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'A file that is there' {
    AfterEach {
        Clear-Place
    }

    It 'is kept: <_>' -ForEach 'new.csv', 'new.columns.csv' {
        Set-Content (Join-Path $TestDrive $_) kept

        { New-QualificationTemplate Vms $path } | Should -Throw -ErrorId 'CsvExists,QualificationTools.Commands.NewQualificationTemplateCommand'

        Get-ChildItem $TestDrive -Force | Get-Content | Should -BeExactly 'kept'
    }

    It 'is replaced with -Force' {
        Set-Content $path old
        $null = New-QualificationTemplate Vms $path -Force

        Get-Content $path | Should -Not -Match 'old'
    }
}

Describe 'Nothing is written' {
    AfterEach {
        Clear-Place
    }

    It 'with -WhatIf' {
        New-QualificationTemplate Vms $path -WhatIf | Should -BeNullOrEmpty

        Get-ChildItem $TestDrive -Force | Should -BeNullOrEmpty
    }

    It 'for a role that the service does not know' {
        { New-QualificationTemplate Vms $path -Role Teacher } | Should -Throw -ErrorId 'CsvNoSuchRole,QualificationTools.Commands.NewQualificationTemplateCommand'
    }

    It 'where there is no folder' {
        { New-QualificationTemplate Vms "$TestDrive/none/new.csv" } | Should -Throw -ErrorId 'CsvNotWritable,QualificationTools.Commands.NewQualificationTemplateCommand'
    }
}
