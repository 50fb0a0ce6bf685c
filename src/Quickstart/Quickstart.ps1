param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [uri] $Endpoint
)

Import-Module $Manifest

# The emulator's own credentials; they open nothing else.
function Get-EmulatorCredential {
    param([string] $Id, [string] $Secret)
    [pscredential]::new($Id, [System.Net.NetworkCredential]::new('', $Secret).SecurePassword)
}

$PSDefaultParameterValues = @{
    'Update-*:Endpoint'                  = $Endpoint
    'Update-*:InformationAction'         = 'Continue'
    'Update-VmsQualification:Credential' = Get-EmulatorCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0
    'Update-DouyinClassAuth:Credential'  = Get-EmulatorCredential ttemulator emulator-secret
}

# What a user would type. It is run as text, so that errors look as they do at the prompt.
$commands = @(
    'Import-QualificationSheet ./vms.csv | Update-VmsQualification -OutVariable vms'
    'Import-QualificationSheet ./douyin.csv | Update-DouyinClassAuth -OutVariable douyin'
    '$vms + $douyin | Where-Object { $_.Attempts -gt 1 -or $_.Waited -gt 0 } | Format-Table Key, Status, Attempts, Waited'
)
foreach ($command in $commands) {
    "PS> $command"
    . ([scriptblock]::Create($command)) | Out-Default
    ''
}
