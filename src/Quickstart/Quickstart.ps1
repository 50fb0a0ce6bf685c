param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [uri] $Endpoint
)

Import-Module $Manifest
$samples = Join-Path $PSScriptRoot 'Samples'
# The emulator's own credentials; they open nothing else.
function Get-EmulatorCredential($Id, $Secret) {
    [pscredential]::new($Id, (ConvertTo-SecureString $Secret -AsPlainText))
}

$vms = @{ Endpoint = $Endpoint; Credential = Get-EmulatorCredential 'AKLTEMULATOR' 'ZW11bGF0b3Itc2VjcmV0' }
$douyin = @{ Endpoint = $Endpoint; Credential = Get-EmulatorCredential 'ttemulator' 'emulator-secret' }

'PS> Import-Csv ./vms.csv | Update-VmsQualification'
Import-Csv (Join-Path $samples 'vms.csv') |
    Update-VmsQualification @vms -ErrorAction SilentlyContinue -ErrorVariable vmsErrors -WarningAction SilentlyContinue -OutVariable vmsResults |
    Format-Table

'PS> Import-Csv ./douyin.csv | Update-DouyinClassAuth'
Import-Csv (Join-Path $samples 'douyin.csv') |
    Update-DouyinClassAuth @douyin -ErrorAction SilentlyContinue -ErrorVariable douyinErrors -OutVariable douyinResults |
    Format-Table

'Rows that were sent more than once, or looked up after a lost answer:'
@($vmsResults) + @($douyinResults) | Where-Object { $_.Attempts -gt 1 -or $_.Waited -gt 0 } |
    Format-Table Key, Status, Attempts, Waited

'Errors, one for each row that did not succeed:'
foreach ($problem in @($vmsErrors) + @($douyinErrors)) {
    [pscustomobject]@{
        ErrorId = $problem.FullyQualifiedErrorId
        Message = $problem.Exception.Message
        Advice  = $problem.ErrorDetails.RecommendedAction
    } | Format-List
}
