BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:endpoint = $env:QUALIFICATIONTOOLS_EMULATOR
    $script:douyin = Get-DouyinConnection

    function Get-Completion {
        param([string] $Line)
        (TabExpansion2 $Line).CompletionMatches
    }

    function Clear-ClassCache {
        if (Test-Path $env:QUALIFICATIONTOOLS_DATA) {
            Get-ChildItem $env:QUALIFICATIONTOOLS_DATA -Filter douyin-classes.* | Remove-Item
        }
    }
}

AfterAll {
    Clear-ClassCache
}

Describe 'Get-DouyinClass' {
    BeforeEach {
        Clear-Emulator
        Clear-ClassCache
    }

    It 'gives the tree, flat' {
        $classes = Get-DouyinClass @douyin

        $classes | Should -HaveCount 5
        $classes[0] | Should -BeOfType [QualificationTools.Douyin.DouyinClassInfo]
        $classes | ForEach-Object { "$($_.FirstClass)/$($_.SecondClass)" } | Should -Be '10000/10100', '10000/10300', '10000/10400', '30000/30100', '30000/30200'
        $classes.FirstClassName, $classes.SecondClassName | Should -Not -Contain $null
        (Get-EmulatorRequest query_class_info).Count | Should -Be 1
    }

    It 'finds by a part of a name, a pattern, and the first level' {
        $all = Get-DouyinClass @douyin
        $name = $all[1].SecondClassName

        (Get-DouyinClass $name.Substring(2) @douyin).SecondClass | Should -Be 10300
        (Get-DouyinClass "$($name.Substring(0, 2))*" @douyin).SecondClass | Should -Contain 10300
        (Get-DouyinClass $all[3].FirstClassName @douyin).SecondClass | Should -Be 30100, 30200
        (Get-DouyinClass -FirstClass 30000 @douyin).SecondClass | Should -Be 30100, 30200
        Get-DouyinClass 'no such class' @douyin | Should -BeNullOrEmpty
    }

    It 'sends the app id and the token, as the published sample does (DOU-13)' {
        $null = Get-DouyinClass @douyin
        $body = (Get-EmulatorRequest query_class_info).body | ConvertFrom-Json

        $body.PSObject.Properties.Name | Should -Be 'appid', 'access_token'
        $body.appid | Should -BeExactly 'ttemulator'
        $body.access_token | Should -Not -BeNullOrEmpty
    }

    It 'tells which papers a class needs' {
        $class = Get-DouyinClass @douyin | Where-Object SecondClass -EQ 10300

        'QualificationTip', 'SpecialTip', 'ProfessionalCertification', 'ProfessionalEducation', 'TeacherQualificationCertificate', 'ClassDefinition', 'DocumentLink' |
            ForEach-Object { $class.$_ | Should -Not -BeNullOrEmpty }
        $class | Out-String -Width 120 | Should -Match ([regex]::Escape($class.QualificationTip.Substring(0, 5)))
    }

    It 'needs a credential' {
        { Get-DouyinClass -Endpoint $endpoint } | Should -Throw -ErrorId 'CredentialNotFound,QualificationTools.Commands.GetDouyinClassCommand'
    }

    It 'names its error' {
        Register-EmulatorFault @{ action = 'query_class_info'; code = 60003 }
        $null = Get-DouyinClass @douyin -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -Be '60003,QualificationTools.Commands.GetDouyinClassCommand'
    }

    It 'gives the tree though it cannot be remembered' {
        $folder = $env:QUALIFICATIONTOOLS_DATA
        $env:QUALIFICATIONTOOLS_DATA = New-Item TestDrive:/file -Value x -Force | Convert-Path
        try {
            Get-DouyinClass @douyin -ErrorAction Stop | Should -HaveCount 5
        }
        finally {
            $env:QUALIFICATIONTOOLS_DATA = $folder
        }
    }
}

Describe 'Completion of classes' {
    BeforeEach {
        Clear-Emulator
        Clear-ClassCache
    }

    It 'knows some numbers, with their names, where the tree was never seen: <_>' -ForEach 'Get-DouyinClassAuth', 'Update-DouyinClassAuth', 'Add-DouyinClassAuth', 'Test-DouyinClassAuth' {
        $found = Get-Completion "$_ -FirstClass "
        $found.CompletionText | Should -Be '10000', '30000', '40000', '70000'
        $found[0].ToolTip | Should -Match '[\u4e00-\u9fff]'
        (Get-Completion "$_ -FirstClass 30000 -SecondClass ").CompletionText | Should -Be '30100', '30200'
    }

    It 'finds a number by its beginning and by its name' {
        $name = (Get-Completion 'Get-DouyinClassAuth -SecondClass 10300').ListItemText -replace '^\d+ '

        (Get-Completion 'Get-DouyinClassAuth -SecondClass 103').CompletionText | Should -Be '10300'
        (Get-Completion "Get-DouyinClassAuth -SecondClass $name").CompletionText | Should -Be '10300'
    }

    It 'uses the tree that was seen last at the endpoint, and no network' {
        $null = Get-DouyinClass @douyin
        $requests = (Get-EmulatorCounter).requests
        $file = Get-ChildItem $env:QUALIFICATIONTOOLS_DATA -Filter douyin-classes.*
        Set-Content $file '[{"FirstClass":55555,"FirstClassName":"x","SecondClass":55501}]'

        (Get-Completion "Get-DouyinClassAuth -Endpoint $endpoint -FirstClass ").CompletionText | Should -Be '55555'
        (Get-Completion 'Get-DouyinClassAuth -FirstClass ').CompletionText | Should -Contain '10000'
        (Get-EmulatorCounter).requests | Should -Be $requests
    }

    It 'pays no heed to a damaged file' {
        $null = Get-DouyinClass @douyin
        Set-Content (Get-ChildItem $env:QUALIFICATIONTOOLS_DATA -Filter douyin-classes.*) '{"broken'

        (Get-Completion "Get-DouyinClassAuth -Endpoint $endpoint -FirstClass ").CompletionText | Should -Contain '10000'
    }

    It 'takes less than 50 ms' {
        $null = Get-DouyinClass @douyin
        $line = "Get-DouyinClassAuth -Endpoint $endpoint -FirstClass 10000 -SecondClass "
        $null = Get-Completion $line

        # The best of several: the machine has other work too.
        1..5 | ForEach-Object { (Measure-Command { Get-Completion $line }).TotalMilliseconds } | Sort-Object | Select-Object -First 1 | Should -BeLessThan 50
    }

    It 'of a status names it in Chinese' {
        $found = Get-Completion 'Get-DouyinClassAuth -AuditStatus F'
        $found.CompletionText | Should -Be 'Failed'
    }
}
