BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    $script:silent = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'script:errors'; WarningAction = 'SilentlyContinue'; WarningVariable = 'script:warnings' }
}

# Each kind of input that is no row: between two good ones it is one result and one error, and the good ones go through.
Describe 'Input that is no row: <Case>' -ForEach @(
    @{ Case = 'null'; Value = $null; Rule = 'NullInput' }
    @{ Case = 'an empty text'; Value = ''; Rule = 'BrokenJson' }
    @{ Case = 'white space'; Value = '   '; Rule = 'BrokenJson' }
    @{ Case = 'broken JSON'; Value = '{"QualificationNo": "QUA1"'; Rule = 'BrokenJson' }
    @{ Case = 'a text that is no JSON'; Value = 'QUA1'; Rule = 'BrokenJson' }
    @{ Case = 'a JSON array'; Value = '[{"QualificationNo": "QUA1"}]'; Rule = 'ListInput' }
    @{ Case = 'a JSON number'; Value = '1'; Rule = 'NotAForm' }
    @{ Case = 'JSON null'; Value = 'null'; Rule = 'NotAForm' }
    @{ Case = 'an integer'; Value = 42; Rule = 'NotAForm' }
    @{ Case = 'a boolean'; Value = $true; Rule = 'NotAForm' }
    @{ Case = 'a date'; Value = [datetime]'2026-01-01'; Rule = 'NotAForm' }
    @{ Case = 'an empty hashtable'; Value = @{}; Rule = 'EmptyInput' }
    @{ Case = 'an object without members'; Value = [pscustomobject]@{}; Rule = 'EmptyInput' }
    @{ Case = 'an object without known members'; Value = [pscustomobject]@{ Colour = 'red'; Size = 3 }; Rule = 'NoKnownColumn' }
    @{ Case = 'a file'; Value = [System.IO.FileInfo]::new('rows.csv'); Rule = 'PathInput' }
    @{ Case = 'deep JSON'; Value = '{"QualificationMainInfoFormDO":' * 40 + '1' + '}' * 40; Rule = 'BrokenJson' }
) {
    BeforeEach {
        Clear-Emulator
    }

    It 'is one Invalid result and one error of Update-VmsQualification, and the other rows go on' {
        $results = & { Get-VmsRow QUA1; , $Value; Get-VmsRow QUA2 } | Update-VmsQualification @vms @silent | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Invalid', 'Succeeded'
        $results[1].Problems.RuleId | Should -BeExactly $Rule
        $results[1].ErrorMessage.Length | Should -BeLessThan 300
        $results[1].Attempts | Should -Be 0
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'ValidationFailed,QualificationTools.Commands.UpdateVmsQualificationCommand'
        $errors[0].CategoryInfo.Category | Should -Be 'InvalidData'
        (Get-EmulatorCounter).requests | Should -Be 2
    }

    It 'is one Invalid result and one error of Update-DouyinClassAuth, and the other rows go on' {
        $results = & { Get-DouyinRow I_1; , $Value; Get-DouyinRow I_2 } | Update-DouyinClassAuth @douyin @silent | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Invalid', 'Succeeded'
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeExactly 'ValidationFailed,QualificationTools.Commands.UpdateDouyinClassAuthCommand'
        (Get-EmulatorCounter).actions.update_class_auth | Should -Be 2
    }

    It 'is one check that is not valid' {
        $check = , $Value | Test-VmsQualification -WarningAction SilentlyContinue

        $check | Should -HaveCount 1
        $check.IsValid | Should -BeFalse
        $check.Problems.RuleId | Should -BeExactly $Rule
    }
}

Describe 'A member that cannot be read' {
    BeforeEach {
        Clear-Emulator
    }

    It 'is named: <Case>' -ForEach @(
        @{ Case = 'a text where a number is meant'; Change = @{ CertificateThreeInOne = 'maybe' }; Rule = 'NotANumber'; Member = 'QualificationMainInfoFormDO.CertificateThreeInOne' }
        @{ Case = 'a fraction where a number is meant'; Change = @{ QualificationId = '1.5' }; Rule = 'NotANumber'; Member = 'QualificationMainInfoFormDO.QualificationId' }
        @{ Case = 'a number that is too large'; Change = @{ QualificationId = '99999999999' }; Rule = 'NotANumber'; Member = 'QualificationMainInfoFormDO.QualificationId' }
        @{ Case = 'an element of a list'; Change = @{ 'Scenario1.SceneType' = 'x' }; Rule = 'NotANumber'; Member = 'QualificationScenarioInfoFormDOList[0].SceneType' }
        @{ Case = 'an object where a text is meant'; Change = @{ EnterpriseAddress = @{ Street = 'Example' } }; Rule = 'NotText'; Member = 'QualificationMainInfoFormDO.EnterpriseAddress' }
        @{ Case = 'a list where a text is meant'; Change = @{ EnterpriseAddress = @('a', 'b') }; Rule = 'NotText'; Member = 'QualificationMainInfoFormDO.EnterpriseAddress' }
        @{ Case = 'texts where objects are meant'; Change = @{ QualificationScenarioInfoFormDOList = @('a', 'b') }; Rule = 'NotAnObject'; Member = 'QualificationScenarioInfoFormDOList' }
    ) {
        $results = (Get-VmsRow QUA1 -Change $Change), (Get-VmsRow QUA2) | Update-VmsQualification @vms @silent | Sort-Object Row

        $results.Status | Should -Be 'Invalid', 'Succeeded'
        $results[0].Key | Should -BeExactly 'QUA1'
        $results[0].Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Should -BeExactly "$Rule $Member"
        $errors | Should -HaveCount 1
    }

    It 'is not sent with -SkipValidation either' {
        $result = Get-VmsRow -Change @{ CertificateThreeInOne = 'maybe' } | Update-VmsQualification @vms @silent -SkipValidation

        $result.Status | Should -Be 'Invalid'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'of Douyin is named: <Case>' -ForEach @(
        @{ Case = 'a role that does not exist'; Change = @{ IndustryRole = 'Janitor' }; Rule = 'NotANumber'; Member = 'industry_role' }
    ) {
        $results = (Get-DouyinRow I_1 -Change $Change), (Get-DouyinRow I_2) | Update-DouyinClassAuth @douyin @silent | Sort-Object Row

        $results.Status | Should -Be 'Invalid', 'Succeeded'
        $results[0].Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Should -Contain "$Rule $Member"
        $errors | Should -HaveCount 1
    }

    It 'is named in a nested hashtable: a text where an object is meant' {
        $row = @{ QualificationMainInfoFormDO = @{ QualificationNo = 'QUA1' }; QualificationAdminInfoFormDO = 'Alice'; QualificationScenarioInfoFormDOList = 'calls' }
        $result = $row | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Invalid'
        $result.Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Sort-Object |
            Should -BeExactly 'NotAnObject QualificationAdminInfoFormDO', 'NotAnObject QualificationScenarioInfoFormDOList'
        $errors | Should -HaveCount 1
    }

    It 'of Douyin is named in a nested hashtable: a text where an object is meant' {
        $row = @{ merchant_entity_id = 'I_1'; industry_role = 1; class = 'music'; merchant_qualifications = 'paper' }
        $result = $row | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Invalid'
        $result.Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Sort-Object |
            Should -BeExactly 'NotAnObject class', 'NotAnObject merchant_qualifications'
    }

    # A column such as "Admin" holds a name in many a spreadsheet, beside the columns of the administrator's members.
    It 'is not lost where other columns fill the same object: <_>' -ForEach 'Admin', 'QualificationAdminInfoFormDO' {
        $result = Get-VmsRow -Change @{ $_ = 'Alice Example' } | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Invalid'
        $result.Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Should -BeExactly 'NotAnObject QualificationAdminInfoFormDO'
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'of Douyin is not lost where other columns fill the same object: <_>' -ForEach 'class', 'merchant_qualifications', 'Qualification1' {
        $result = Get-DouyinRow -Change @{ $_ = 'music' } | Update-DouyinClassAuth @douyin @silent

        $result.Status | Should -Be 'Invalid'
        $result.Problems.RuleId | Should -BeExactly 'NotAnObject'
    }

    It 'is sent once it was set by hand' {
        $first = Get-VmsRow -Change @{ CertificateThreeInOne = 'maybe' } | Update-VmsQualification @vms @silent
        $first.Input.MainInfo.CertificateThreeInOne = 1

        ($first | Update-VmsQualification @vms).Status | Should -Be 'Succeeded'
    }
}

Describe 'A column that is not known' {
    BeforeEach {
        Clear-Emulator
    }

    It 'is one warning for the whole run, with the nearest name' {
        $results = 1..5 | ForEach-Object { Get-VmsRow "QUA$_" -Change @{ AdminNmae = 'Alice' } } | Update-VmsQualification @vms @silent

        $results.Status | Select-Object -Unique | Should -Be 'Succeeded'
        $warnings | Should -BeExactly "Unknown columns are not sent: 'AdminNmae' (did you mean 'AdminName'?)."
    }

    It 'that comes later is a further warning' {
        $null = 1..4 | ForEach-Object { Get-VmsRow "QUA$_" -Change ($_ -gt 2 ? @{ Other = 'x'; AdminNmae = 'y' } : @{ Other = 'x' }) } | Update-VmsQualification @vms @silent

        $warnings | Should -HaveCount 2
        "$($warnings[1])" | Should -BeExactly "Unknown columns are not sent: 'AdminNmae' (did you mean 'AdminName'?)."
    }

    It 'among 200 is told in one short warning' {
        $many = @{}
        1..200 | ForEach-Object { $many["Colour$_"] = 'red' }
        $result = Get-VmsRow -Change $many | Update-VmsQualification @vms @silent

        $result.Status | Should -Be 'Succeeded'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'and 190 more'
        "$warnings".Length | Should -BeLessThan 1000
    }

    It 'is not sent' {
        $null = Get-VmsRow -Change @{ Colour = 'red' } | Update-VmsQualification @vms @silent

        Get-EmulatorBody | Should -Not -Match 'Colour|red'
    }

    It 'of Douyin is one warning for the whole run' {
        $null = 1..5 | ForEach-Object { Get-DouyinRow "I_$_" -Change @{ MerchantEntityld = 'x' } } | Update-DouyinClassAuth @douyin @silent

        $warnings | Should -BeExactly "Unknown columns are not sent: 'MerchantEntityld' (did you mean 'MerchantEntityId'?)."
    }
}

Describe 'A file' {
    BeforeEach {
        Clear-Emulator
    }

    It 'that is <Case> gives nothing and opens no connection' -ForEach @(
        @{ Case = 'empty'; Text = '' }
        @{ Case = 'a header only'; Text = "QualificationNo,AdminName`n" }
    ) {
        [System.IO.File]::WriteAllText("$TestDrive/rows.csv", $Text)
        $results = Import-Csv TestDrive:/rows.csv -WarningAction SilentlyContinue | Update-VmsQualification @vms @silent

        $results | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
        $warnings | Should -BeLike 'No row came in*'
        (Get-EmulatorCounter).connections | Should -Be 0
    }

    It 'with a cell of 1 MB has one Invalid row, and the others go on' {
        $results = (Get-VmsRow QUA1 -Change @{ 'Scenario1.Description' = 'x' * 1MB }), (Get-VmsRow QUA2) | Update-VmsQualification @vms @silent | Sort-Object Row

        $results.Status | Should -Be 'Invalid', 'Succeeded'
        $results[0].Problems | ForEach-Object { "$($_.RuleId) $($_.Member)" } | Should -BeExactly 'MaximumLength QualificationScenarioInfoFormDOList[0].Description'
        $errors | Should -HaveCount 1
        "$($errors[0])".Length | Should -BeLessThan 300
    }

    It 'with a cell of 1 MB is sent with -SkipValidation' {
        $result = Get-VmsRow QUA1 -Change @{ 'Scenario1.Description' = 'x' * 1MB } | Update-VmsQualification @vms @silent -SkipValidation

        $result.Status | Should -Be 'Succeeded'
        (Get-EmulatorRequest).bodyLength | Should -BeGreaterThan 1MB
    }

    It 'with blank lines at its end has one Invalid result for each' {
        [System.IO.File]::WriteAllText("$TestDrive/rows.csv", "QualificationNo,AdminName,Scenario1.SceneType`nQUA1,Alice,1101`n,,`n")
        $results = Import-Csv TestDrive:/rows.csv | Update-VmsQualification @vms @silent | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Invalid'
    }
}

Describe 'An argument' {
    BeforeEach {
        Clear-Emulator
    }

    It 'of null is one Invalid result' {
        $result = Update-VmsQualification -InputObject $null @vms @silent

        $result.Status | Should -Be 'Invalid'
        $errors | Should -HaveCount 1
    }

    It 'of an empty array is no row' {
        $result = Update-VmsQualification -InputObject @() @vms @silent

        $result | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'of an array with null in it has a result for each' {
        $results = Update-VmsQualification -InputObject (Get-VmsRow QUA1), $null, (Get-VmsRow QUA2) @vms @silent | Sort-Object Row

        $results.Status | Should -Be 'Succeeded', 'Invalid', 'Succeeded'
    }
}

Describe 'A property that throws when it is read' {
    BeforeEach {
        Clear-Emulator
        $script:row = Get-VmsRow QUA1
    }

    It 'is a problem of its row that names the column, and repeats nothing' {
        $row | Add-Member -MemberType ScriptProperty -Name EnterpriseAddress -Value { throw 'Canary text' }
        $results = & { $row; Get-VmsRow QUA2 } | Update-VmsQualification @vms @silent | Sort-Object Row

        $results.Status | Should -Be 'Invalid', 'Succeeded'
        $results[0].Problems.RuleId | Should -BeExactly 'UnreadableValue'
        "$errors" | Should -Match 'EnterpriseAddress'
        "$errors" | Should -Not -Match 'Canary'
    }

    It 'is nothing to its row where it is no column' {
        $row | Add-Member -MemberType ScriptProperty -Name Colour -Value { throw 'Canary text' }
        ($row | Update-VmsQualification @vms @silent).Status | Should -Be 'Succeeded'
    }
}
