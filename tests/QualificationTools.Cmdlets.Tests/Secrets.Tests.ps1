BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:douyin = Get-DouyinConnection
    $script:texts = Get-DataText texts.json | ConvertFrom-Json

    # Made up, and nowhere else in any output.
    $script:personal = 'Alice Example', '13900000001', '110101199003070038', 'Larry Legal', '110101199003070070', 'ORG-654321', 'Bob Teacher'
    $script:secret = 'ZW11bGF0b3Itc2VjcmV0', 'emulator-secret'
    $script:sensitive = @{
        LegalRepresentativeName       = 'Larry Legal'
        LegalRepresentativeId         = '110101199003070070'
        CodeOfOrganizationCertificate = 'ORG-654321'
    }

    function Get-InstitutionRow {
        param([string] $Merchant = 'I_1')
        Get-DouyinRow $Merchant -Change @{
            IndustryRole                         = 'Institution'
            'Institution.RecordName'             = 'Example School'
            'Institution.SceneType'              = $texts.online
            'Institution.SubjectType'            = $texts.company
            'Institution.Description'            = 'Teaches children'
            'Institution.EmployeeName'           = 'Bob Teacher'
            'Institution.EmployeeIdNumber'       = '110101199003070070'
            'Institution.EmployeeExpireTime'     = '2099-10-10'
            'Institution.EmployeeFrontPath'      = 'a'
            'Institution.EmployeeBackPath'       = 'b'
            'Institution.Agreement.MaterialType' = '1005'
            'Institution.Agreement.ExpireTime'   = '2099-10-10'
            'Institution.Agreement.MaterialPaths' = 'c'
        }
    }

    # What a text gives away of what must not be shown.
    function Find-Leak {
        param([Parameter(ValueFromPipeline)] [AllowEmptyString()] [string] $Text)
        process {
            foreach ($value in $personal + $secret) {
                if ($Text.Contains($value, [StringComparison]::OrdinalIgnoreCase)) {
                    "'$value' in: $($Text.Substring(0, [Math]::Min(300, $Text.Length)))"
                }
            }
        }
    }
}

Describe 'Personal data of <Name>' -ForEach @(
    @{ Name = 'Volcengine'; Command = 'Update-VmsQualification'; Row = { Get-VmsRow $args[0] -Change $sensitive }; Good = 'QUA1'; Bad = 'NONE'; Action = 'UpdateQualification' }
    @{ Name = 'Douyin'; Command = 'Update-DouyinClassAuth'; Row = { Get-InstitutionRow $args[0] }; Good = 'I_1'; Bad = 'MISSING1'; Action = 'update_class_auth' }
) {
    BeforeAll {
        Clear-Emulator
        $script:connection = $Command -eq 'Update-VmsQualification' ? $vms : $douyin
        $script:results = & { & $Row $Good; & $Row $Bad } |
            & $Command @connection -ErrorAction SilentlyContinue -ErrorVariable script:errors
    }

    It 'reaches the service' {
        ($results | Sort-Object Row).Status | Should -Be 'Succeeded', 'Rejected'
        (Get-EmulatorRequest $Action).body | Should -Match '110101199003070070'
    }

    It 'does not show in <_>' -ForEach @(
        'Out-String', 'Format-List', 'Format-List *', 'Format-Table *', 'Format-Custom', 'ConvertTo-Json', 'ConvertTo-Csv', 'ConvertTo-Xml', 'Clixml', 'a string', 'the form', 'the parts of the form'
    ) {
        $shown = switch ($_) {
            'Out-String' { $results | Out-String -Width 500 }
            'Format-List' { $results | Format-List | Out-String -Width 500 }
            'Format-List *' { $results | Format-List * -Force | Out-String -Width 500 }
            'Format-Table *' { $results | Format-Table * -Force | Out-String -Width 2000 }
            'Format-Custom' { $results | Format-Custom -Depth 10 | Out-String -Width 500 }
            'ConvertTo-Json' { $results | ConvertTo-Json -Depth 10 }
            'ConvertTo-Csv' { ($results | ConvertTo-Csv) + ($results.Input | ConvertTo-Csv) -join "`n" }
            'ConvertTo-Xml' { ($results | ConvertTo-Xml -Depth 10).OuterXml }
            'Clixml' { [System.Management.Automation.PSSerializer]::Serialize($results, 10) }
            'a string' { "$results $($results.Input)" }
            'the form' { $results.Input | Format-List * -Force | Out-String -Width 500 }
            'the parts of the form' {
                @(
                    $results.Input.AdminInfo, $results.Input.MainInfo, $results.Input.Institution, $results.Input.Institution.Employee, $results.Input.Institution.Employee.Material |
                        ForEach-Object { $_ | Format-List * -Force | Out-String -Width 500; $_ | ConvertTo-Json -Depth 10 }
                ) -join "`n"
            }
        }

        ($shown -join "`n").Length | Should -BeGreaterThan 10
        $shown | Find-Leak | Should -BeNullOrEmpty
    }

    It 'does not show in an exported CSV file' {
        $results | Export-Csv "TestDrive:/$Name.csv"

        Get-Content "TestDrive:/$Name.csv" -Raw | Find-Leak | Should -BeNullOrEmpty
    }

    It 'does not show in errors' {
        $errors | Should -HaveCount 1
        $errors | Format-List * -Force | Out-String -Width 1000 | Find-Leak | Should -BeNullOrEmpty
        $errors | Out-String -Width 1000 | Find-Leak | Should -BeNullOrEmpty
        Get-Error -InputObject $errors[0] | Out-String -Width 1000 | Find-Leak | Should -BeNullOrEmpty
        $errors | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue | Find-Leak | Should -BeNullOrEmpty
    }

    It 'does not show in any stream with -Verbose and -Debug' {
        $all = & { & $Row $Good; & $Row $Bad; & $Row '' } |
            & $Command @connection -Verbose -Debug -InformationAction Continue -ErrorAction Continue -Strict *>&1

        $all | Out-String -Width 2000 | Find-Leak | Should -BeNullOrEmpty
    }

    It 'does not show where the service repeats it in its message' {
        $code = $Name -eq 'Volcengine' ? 'RequestParametersError' : 60112
        Register-EmulatorFault @{ action = $Action; status = 200; code = $code; message = 'the number 110101199003070070 is not valid' }
        $result = & $Row $Good | & $Command @connection -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.ErrorMessage | Should -BeExactly 'the number *** is not valid'
        "$errors" | Find-Leak | Should -BeNullOrEmpty
    }

    It 'does not show in what is wrong with broken JSON' {
        $result = '{"AdminName": "Alice Example", "AdminIdCardNumber": 110101199003070038x' | & $Command @connection -ErrorAction SilentlyContinue -ErrorVariable errors

        $result.Status | Should -Be 'Invalid'
        "$errors $($result | Format-List * | Out-String)" | Find-Leak | Should -BeNullOrEmpty
    }

    It 'is refused where the mask comes back in place of it' {
        $again = $results[0].Input | ConvertTo-Json -Depth 10 | & ($Command -replace 'Update', 'Test') -WarningAction SilentlyContinue

        $again.IsValid | Should -BeFalse
        $again.Problems.RuleId | Should -Contain 'MaskedValue'
    }

    It 'is given when it is asked for' {
        $value = $Name -eq 'Volcengine' ? $results[0].Input.MainInfo.LegalRepresentativeId : $results[0].Input.Institution.Employee.Material.IdNumber

        "$value" | Should -BeExactly '***'
        $value.Reveal() | Should -BeExactly '110101199003070070'
    }
}

Describe 'A secret' {
    It 'does not show where the credential is refused' {
        Clear-Emulator
        $credential = Get-TestCredential AKLTEMULATOR emulator-secret
        $caught = { Get-VmsRow | Update-VmsQualification -Endpoint $vms.Endpoint -Credential $credential } | Should -Throw -PassThru

        $caught | Format-List * -Force | Out-String -Width 1000 | Find-Leak | Should -BeNullOrEmpty
    }

    It 'does not show in the parameters of a command: a token is no text' {
        (Get-Command Get-VolcengineSignature).Parameters['SessionToken'].ParameterType | Should -Be ([securestring])
        (Get-Command Update-VmsQualification).Parameters['Credential'].ParameterType | Should -Be ([pscredential])
        (Get-Command Update-VmsQualification).Parameters['AdminIdCardNumber'].ParameterType | Should -Be ([QualificationTools.Security.SensitiveText])
    }
}
