@{
    RootModule           = 'lib/QualificationTools.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '7c0c6c1e-5f3a-4b0e-9d0e-2f5a8f4f6a11'
    Author               = 'The QualificationTools authors'
    CompanyName          = 'The QualificationTools authors'
    Copyright            = 'Copyright (c) 2026 The QualificationTools authors. MIT licence.'
    Description          = 'Updates enterprise qualifications in bulk on Volcengine''s voice service and Douyin''s open platform: one row in, exactly one typed result out, nothing sent twice, nothing lost, no secret shown.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    # The views take their labels from its messages, so it is there before them.
    FormatsToProcess     = @('lib/QualificationTools.Format.ps1xml')
    CmdletsToExport      = @(
        'Add-DouyinClassAuth',
        'Add-VmsQualificationScene',
        'Export-QualificationSheet',
        'Get-DouyinClass',
        'Get-DouyinClassAuth',
        'Get-DouyinEntity',
        'Get-QualificationCredential',
        'Get-QualificationJournal',
        'Get-VmsQualification',
        'Get-VolcengineSignature',
        'Import-QualificationSheet',
        'Measure-QualificationResult',
        'New-QualificationTemplate',
        'New-VmsQualification',
        'Remove-QualificationCredential',
        'Save-VmsQualificationFile',
        'Send-DouyinMaterial',
        'Send-VmsQualificationFile',
        'Set-QualificationCredential',
        'Test-DouyinClassAuth',
        'Test-QualificationCredential',
        'Test-VmsQualification',
        'Update-DouyinClassAuth',
        'Update-VmsQualification',
        'Update-VmsQualificationScene',
        'Wait-DouyinClassAuth',
        'Wait-VmsQualification'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @('Export-QualificationForm', 'Import-QualificationCsv')
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Volcengine', 'VMS', 'Douyin', 'Qualification', 'Bulk', 'CSV', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
