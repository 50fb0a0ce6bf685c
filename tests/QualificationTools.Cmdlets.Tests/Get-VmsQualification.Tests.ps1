BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:command = 'QualificationTools.Commands.GetVmsQualificationCommand'

    # Makes qualifications that are there to be found: those of the emulator exist from the moment they are asked for.
    function Add-Record {
        param([int] $Count, [string] $Prefix = 'QUA')
        $numbers = 1..$Count | ForEach-Object { $Prefix + $_.ToString('0000') }
        $null = $numbers | Get-VmsQualification @vms
        Clear-Counter
        $numbers
    }

    # What was asked before a test began does not count.
    function Clear-Counter {
        $script:before = (Get-EmulatorCounter).requests
    }

    function Get-RequestCount {
        (Get-EmulatorCounter).requests - $before
    }

    function Get-Query {
        Get-EmulatorRequest QueryQualification | Select-Object -Skip $before | ForEach-Object { $_.body | ConvertFrom-Json }
    }
}

Describe 'Get-VmsQualification' {
    BeforeEach {
        Clear-Emulator
        Clear-Counter
    }

    Context 'by number' {
        It 'gives the records in the order in which they were asked for' {
            $records = Get-VmsQualification @vms -QualificationNo QUA2, QUA1, QUA2

            $records | Should -BeOfType QualificationTools.Vms.VmsQualification
            $records.QualificationNo | Should -Be 'QUA2', 'QUA1', 'QUA2'
            Get-RequestCount | Should -Be 1
        }

        It 'takes <Name> from the pipeline' -ForEach @(
            @{ Name = 'texts'; Rows = { 'QUA1', 'QUA2' } }
            @{ Name = 'rows of a CSV'; Rows = { "QualificationNo,Other`nQUA1,x`nQUA2,y" | ConvertFrom-Csv } }
            @{ Name = 'rows with Chinese headers'; Rows = { "资质编号`nQUA1`nQUA2" | ConvertFrom-Csv } }
            @{ Name = 'results of an update'; Rows = { 'QUA1', 'QUA2' | ForEach-Object { Get-VmsRow $_ } | Update-VmsQualification @vms -ThrottleLimit 1 } }
            @{ Name = 'results of a test'; Rows = { 'QUA1', 'QUA2' | ForEach-Object { Get-VmsRow $_ } | Test-VmsQualification } }
            @{ Name = 'records'; Rows = { Get-VmsQualification @vms QUA1, QUA2 } }
        ) {
            (. $Rows | Get-VmsQualification @vms).QualificationNo | Should -Be 'QUA1', 'QUA2'
        }

        It 'asks for a page of numbers in one question' {
            $numbers = 1..250 | ForEach-Object { "QUA$_" }

            ($numbers | Get-VmsQualification @vms).QualificationNo | Should -Be $numbers
            Get-RequestCount | Should -Be 3
            (Get-Query)[0].QualificationNoList | Should -HaveCount 100
        }

        It 'reports each number that does not exist, and gives the others' {
            $records = 'QUA1', 'NONE1', 'QUA2', 'NONE2' | Get-VmsQualification @vms -ErrorVariable problems -ErrorAction SilentlyContinue

            $records.QualificationNo | Should -Be 'QUA1', 'QUA2'
            $problems.FullyQualifiedErrorId | Should -Be "QualificationNotFound,$command", "QualificationNotFound,$command"
            $problems.TargetObject | Should -Be 'NONE1', 'NONE2'
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'passes over empty numbers' {
            ('', $null, 'QUA1', ' ' | Get-VmsQualification @vms).QualificationNo | Should -Be 'QUA1'
        }

        It 'sends nothing where there are only empty ones' {
            '', $null | Get-VmsQualification @vms | Should -BeNullOrEmpty
            Get-RequestCount | Should -Be 0
        }

        It 'keeps those of a status' {
            $null = Get-VmsRow QUA2 | Update-VmsQualification @vms

            ('QUA1', 'QUA2', 'QUA3' | Get-VmsQualification @vms -ApprovalStatus Rejected).QualificationNo | Should -Be 'QUA1', 'QUA3'
        }

        It 'honours -Skip and -First' {
            (1..9 | ForEach-Object { "QUA$_" } | Get-VmsQualification @vms -Skip 2 -First 3).QualificationNo | Should -Be 'QUA3', 'QUA4', 'QUA5'
        }
    }

    Context 'as a list' {
        It 'reads all pages' {
            $numbers = Add-Record 250

            (Get-VmsQualification @vms).QualificationNo | Should -Be $numbers
            Get-RequestCount | Should -Be 3
        }

        It 'asks for no page that nobody wants' {
            $null = Add-Record 250

            Get-VmsQualification @vms | Select-Object -First 25 | Should -HaveCount 25
            Get-RequestCount | Should -Be 1
        }

        It 'asks for no more records than -First' {
            $numbers = Add-Record 250

            (Get-VmsQualification @vms -First 25).QualificationNo | Should -Be $numbers[0..24]
            (Get-Query).Limit | Should -Be 25
        }

        It 'goes over several pages with -First and -Skip' {
            $numbers = Add-Record 250

            (Get-VmsQualification @vms -Skip 20 -First 130 -PageSize 50).QualificationNo | Should -Be $numbers[20..149]
            (Get-Query | Measure-Object Limit -Sum).Sum | Should -Be 132
        }

        It 'tells the total with -IncludeTotalCount' {
            $null = Add-Record 30
            $total, $records = Get-VmsQualification @vms -IncludeTotalCount -First 5

            $total | Should -Be 30
            $records | Should -HaveCount 5
        }

        It 'gives the total alone with -First 0' {
            $null = Add-Record 30

            Get-VmsQualification @vms -IncludeTotalCount -First 0 | Should -Be 30
        }

        It 'finds by a status, said as <Status>' -ForEach @{ Status = 'UnderReview' }, @{ Status = '审批中' }, @{ Status = 1 } {
            $null = Add-Record 5
            $null = Get-VmsRow QUA0003 | Update-VmsQualification @vms

            (Get-VmsQualification @vms -ApprovalStatus $Status).QualificationNo | Should -Be 'QUA0003'
        }

        It 'finds by a part of the name' {
            $null = Add-Record 5
            $null = Get-VmsRow QUA0002 -Change @{ QualificationEntity = '示例贸易有限公司' } | Update-VmsQualification @vms

            (Get-VmsQualification @vms -QualificationEntity 贸易).QualificationNo | Should -Be 'QUA0002'
        }

        It 'gives each of them once while each page is corrected and submitted' {
            $numbers = Add-Record 57
            $row = @{ AdminName = 'Alice Example'; 'Scenario1.SceneType' = 1101 }

            $results = Get-VmsQualification @vms -ApprovalStatus Rejected -PageSize 10 |
                ForEach-Object { Get-VmsRow $_.QualificationNo -Change $row | Update-VmsQualification @vms }

            $results | Where-Object Status -NE Succeeded | Should -BeNullOrEmpty
            $results.Key | Sort-Object | Should -Be $numbers
        }

        It 'refuses a status that there is not' {
            { Get-VmsQualification @vms -ApprovalStatus Lost } | Should -Throw -ErrorId "CannotConvertArgumentNoMessage,$command"
        }
    }

    Context 'what comes out' {
        BeforeAll {
            function Get-Submitted {
                $row = Get-VmsRow QUA7 -Change @{
                    LegalRepresentativeName = 'Bob Example'; LegalRepresentativeId = '110101199003070038'; BusinessLicensePhotoFileCode = 'a b.jpeg'
                    AdminIdCardFrontPhotoFileCode = 'front.jpeg'; EnterpriseAddress = '=1+1'
                }
                $null = $row | Update-VmsQualification @vms -SkipValidation -WarningAction SilentlyContinue
                Get-VmsQualification @vms QUA7
            }
        }

        It 'has what the service shows' {
            $record = Get-Submitted

            $record.ApprovalStatus | Should -Be 'UnderReview'
            $record.QualificationEntity | Should -BeExactly 'Example Trading Ltd'
            $record.AdminName.Reveal() | Should -BeExactly 'Alice Example'
            $record.AdminContactNumber.Reveal() | Should -BeExactly '139****0001'
            $record.Scenes.SceneType | Should -Be 1101
            $record.PhotoUrls.BusinessLicensePhotoFileCode | Should -BeLike 'http*/files/a%20b.jpeg'
            $record.CreateTime | Should -BeOfType DateTimeOffset
            $record.CreateTime.Offset | Should -Be ([timespan]::FromHours(8))
            ([datetimeoffset]::UtcNow - $record.UpdateTime).TotalMinutes | Should -BeLessThan 5
        }

        It 'shows no personal data' {
            $record = Get-Submitted
            $shown = ($record | Format-List * | Out-String) + ($record | Format-Table | Out-String) + ($record | ConvertTo-Json -Depth 4) + ($record | ConvertTo-Csv | Out-String)

            $shown | Should -Not -Match 'Alice|Bob|139\*|11010119'
        }

        It 'has texts that a spreadsheet does not run' {
            (Get-Submitted).EnterpriseAddress | Should -BeExactly "'=1+1"
        }

        It 'binds to the update, which names what must be filled in' {
            $problems = Get-Submitted | Test-VmsQualification | ForEach-Object Problems | Where-Object RuleId -EQ Incomplete

            $problems.Column | Should -Be 'BusinessLicensePhotoFileCode', 'AdminIdCardFrontPhotoFileCode', 'AdminContactNumber', 'AdminIdCardNumber'
        }

        It 'is valid for the update once that is filled in' {
            $form = (Get-Submitted).ToForm()
            $form.AdminInfo.ContactNumber = '13900000001'
            $form.AdminInfo.IdCardNumber = '110101199003070038'
            $form.AdminInfo.IdCardFrontPhotoFileCode = 'new.jpeg'
            $form.MainInfo.BusinessLicensePhotoFileCode = '21000aBusinessLicensePhoto.jpeg'
            $form.AdminInfo.IdCardFrontPhotoFileCode = '21000aIdCardFrontPhoto.jpeg'
            $form.MainInfo.EnterpriseAddress | Should -BeExactly '=1+1'
            $form.MainInfo.EnterpriseAddress = 'Example Road 1'

            ($form | Test-VmsQualification).Problems | Should -BeNullOrEmpty
        }

        It 'is not sent as it is' {
            $before = (Get-EmulatorCounter).applied
            $result = Get-Submitted | Update-VmsQualification @vms -ErrorAction SilentlyContinue

            $result.Status | Should -Be 'Invalid'
            (Get-EmulatorCounter).applied | Should -Be ($before + 1)
        }
    }

    Context 'when the service fails' {
        It 'asks again what was lost' {
            Register-EmulatorFault @{ action = 'QueryQualification'; resetAfterApply = $true; times = 1 }, @{ action = 'QueryQualification'; status = 503; times = 1 }

            (Get-VmsQualification @vms QUA1 -Verbose:$false).QualificationNo | Should -Be 'QUA1'
        }

        It 'writes one error for a refusal, and no record' {
            Register-EmulatorFault @{ action = 'QueryQualification'; code = 'RequestParametersError' }
            $records = Get-VmsQualification @vms -ErrorVariable problems -ErrorAction SilentlyContinue

            $records | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -Be "RequestParametersError,$command"
        }

        It 'ends with a terminating error where the credential is wrong' {
            { Get-VmsQualification -Endpoint $vms.Endpoint -Credential (Get-TestCredential AKLTEMULATOR wrong) } |
                Should -Throw -ErrorId "SignatureDoesNotMatch,$command"
        }

        It 'does not take a page of a proxy for an empty list' {
            Register-EmulatorFault @{ action = 'QueryQualification'; nonJson = $true }
            $null = Get-VmsQualification @vms -MaximumRetryCount 0 -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems.FullyQualifiedErrorId | Should -Be "ForeignAnswer,$command"
        }
    }

    It 'completes the status' {
        $line = 'Get-VmsQualification -ApprovalStatus Re'

        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Be 'Rejected'
    }
}
