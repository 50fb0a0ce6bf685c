BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:vms = Get-VmsConnection
    $script:add = 'QualificationTools.Commands.AddVmsQualificationSceneCommand'
    $script:update = 'QualificationTools.Commands.UpdateVmsQualificationSceneCommand'

    function Get-Scene {
        param([string] $Number)
        (Get-VmsQualification @vms $Number).Scenes
    }
}

Describe 'Add-VmsQualificationScene' {
    BeforeEach {
        Clear-Emulator
    }

    It 'adds scenes to one qualification' {
        $result = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11; Description = '售后回访' }, @{ SceneType = 21 }

        $result.Status, $result.Key | Should -Be 'Succeeded', 'QUA1'
        (Get-Scene QUA1).SceneType | Should -Be 11, 21
    }

    It 'names the qualification in each scene' {
        $null = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11 }, @{ SceneType = 21 }

        (Get-EmulatorBody AddQualificationScene | ConvertFrom-Json).QualificationScenarioInfoFormDOList.QualificationNo | Should -Be 'QUA1', 'QUA1'
    }

    It 'adds the same scenes to <Name>' -ForEach @(
        @{ Name = 'numbers'; Rows = { 'QUA1', 'QUA2' } }
        @{ Name = 'records'; Rows = { Get-VmsQualification @vms QUA1, QUA2 } }
    ) {
        $results = . $Rows | Add-VmsQualificationScene @vms -Scenario @{ SceneType = 22 } -ThrottleLimit 1

        $results.Key | Should -Be 'QUA1', 'QUA2'
        $results.Status | Should -Be 'Succeeded', 'Succeeded'
    }

    It 'takes rows of a CSV' {
        $results = "资质编号,场景1类型,场景1描述`nQUA1,11,回访`nQUA2,21,通知" | ConvertFrom-Csv | Add-VmsQualificationScene @vms

        $results.Status | Should -Be 'Succeeded', 'Succeeded'
        (Get-Scene QUA2).Description | Should -BeExactly '通知'
    }

    It 'refuses more than ten' {
        $result = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario (1..11 | ForEach-Object { @{ SceneType = $_ } }) -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Problems.RuleId | Should -Be 'MaximumCount'
        $problems.FullyQualifiedErrorId | Should -Be "ValidationFailed,$add"
        (Get-EmulatorCounter).requests | Should -Be 0
    }

    It 'tells the refusal of the service' {
        $null = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11 }
        $null = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 21 } -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be "QualificationUnderReview,$add"
    }

    It 'finds out that a lost answer took effect' {
        Register-EmulatorFault @{ action = 'AddQualificationScene'; attempt = 1; resetAfterApply = $true }
        $result = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11 }

        $result.Status | Should -Be 'Succeeded'
        Get-Scene QUA1 | Should -HaveCount 1
    }

    It 'never adds again what may still come' {
        Register-EmulatorFault @{ action = 'AddQualificationScene'; attempt = 1; code = 'SystemError' }
        $result = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11 } -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Unknown'
        $problems.FullyQualifiedErrorId | Should -Be "SystemError,$add"
        Get-EmulatorRequest AddQualificationScene | Should -HaveCount 1
    }
}

Describe 'Update-VmsQualificationScene' {
    BeforeEach {
        Clear-Emulator
        # A review that ends at once, so that there is something to change.
        Set-EmulatorReview -AfterMs 0
        $null = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11; Description = 'first' }, @{ SceneType = 21; Description = 'second' }
    }

    It 'submits all scenes again, and changes the one of a position' {
        $result = Update-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ Position = 2; Description = 'changed'; SceneType = 22 }

        $result.Status | Should -Be 'Succeeded'
        (Get-Scene QUA1).SceneType | Should -Be 11, 22
        (Get-Scene QUA1).Description | Should -Be 'first', 'changed'
        (Get-EmulatorRequest | Select-Object -Last 4).action | Select-Object -First 2 | Should -Be 'QueryQualification', 'UpdateQualificationScene'
    }

    It 'changes the one of a kind' {
        $null = Update-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11; ScenarioOfCalling = '您好' }

        (Get-Scene QUA1).ScenarioOfCalling | Should -Be '您好', $null
        (Get-Scene QUA1).Description | Should -Be 'first', 'second'
    }

    It 'takes rows of a CSV' {
        $results = "资质编号,场景1位置,场景1描述,场景2类型,场景2描述`nQUA1,1,一,21,二" | ConvertFrom-Csv | Update-VmsQualificationScene @vms

        $results.Status | Should -Be 'Succeeded'
        (Get-Scene QUA1).Description | Should -Be '一', '二'
    }

    It 'sends nothing where no scene, or more than one, is meant: <Id>' -ForEach @(
        @{ Id = 'SceneNotFound'; Scene = @{ Position = 9; Description = 'x' } }
        @{ Id = 'SceneNotFound'; Scene = @{ SceneType = 99; Description = 'x' } }
        @{ Id = 'SceneNotFound'; Scene = @{ Description = 'x' } }
        @{ Id = 'SceneAmbiguous'; Scene = @{ SceneType = 11; Description = 'x' } }
    ) {
        $null = Add-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ SceneType = 11 }
        $result = Update-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario $Scene -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Rejected'
        $result.Attempts | Should -Be 0
        $problems.FullyQualifiedErrorId | Should -Be "$Id,$update"
        Get-EmulatorRequest UpdateQualificationScene | Should -BeNullOrEmpty
    }

    It 'reports a qualification that does not exist' {
        $null = Update-VmsQualificationScene @vms -QualificationNo NONE -Scenario @{ Position = 1; Description = 'x' } -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be "QualificationNotFound,$update"
    }

    It 'finds out that a lost answer took effect' {
        Set-EmulatorReview -AfterMs 600000
        Register-EmulatorFault @{ action = 'UpdateQualificationScene'; attempt = 1; resetAfterApply = $true }
        $result = Update-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ Position = 1; Description = 'changed' }

        $result.Status | Should -Be 'Succeeded'
        Get-EmulatorRequest UpdateQualificationScene | Should -HaveCount 1
    }

    It 'sends nothing again where the record changed too shortly before to tell' {
        Register-EmulatorFault @{ action = 'UpdateQualificationScene'; attempt = 1; code = 'SystemError' }
        $result = Update-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ Position = 1; Description = 'changed' } -ErrorVariable problems -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Unknown'
        $problems.FullyQualifiedErrorId | Should -Be "SystemError,$update"
        Get-EmulatorRequest UpdateQualificationScene | Should -HaveCount 1
    }

    It 'asks again for the present scenes where that failed' {
        Register-EmulatorFault @{ action = 'QueryQualification'; resetAfterApply = $true; times = 1 }

        (Update-VmsQualificationScene @vms -QualificationNo QUA1 -Scenario @{ Position = 1; Description = 'changed' }).Status | Should -Be 'Succeeded'
        Get-EmulatorRequest UpdateQualificationScene | Should -HaveCount 1
    }
}
