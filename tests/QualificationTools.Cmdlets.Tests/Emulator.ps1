# What the Pester files share: the module, the emulator, and made-up rows. Dot-source it in BeforeAll.

if (-not $env:QUALIFICATIONTOOLS_EMULATOR) {
    throw 'Set QUALIFICATIONTOOLS_EMULATOR to the address that "dotnet run --project src/QualificationTools.Emulator" prints.'
}

. $PSScriptRoot/../../build/Shell.ps1

# The list of the credentials of whoever runs the tests stays as it is, and decides nothing.
$env:QUALIFICATIONTOOLS_DATA = Join-Path ([System.IO.Path]::GetTempPath()) "QualificationTools.Tests.$PID"

function Get-ManifestPath {
    $env:QUALIFICATIONTOOLS_MANIFEST ? $env:QUALIFICATIONTOOLS_MANIFEST : (Resolve-Path "$PSScriptRoot/../../QualificationTools.psd1").Path
}

Import-Module (Get-ManifestPath) -ErrorAction Stop

# What is under test is the culture; expectations are in English, and a test of the Chinese messages says so.
if ($env:QUALIFICATIONTOOLS_CULTURE) {
    [cultureinfo]::CurrentCulture = $env:QUALIFICATIONTOOLS_CULTURE
}

[cultureinfo]::CurrentUICulture = 'en-US'

# A row whose answer was lost is looked up for the time-out of a request, and for half a minute at least. Here a second is enough:
# what the emulator does it has done by then, but for the faults that say otherwise.
$script:options = [QualificationTools.Douyin.DouyinClassAuthForm].Assembly.GetType('QualificationTools.Bulk.BulkOptions', $true)
$options.GetProperty('TestSettling').SetValue($null, [timespan]::FromSeconds(1))

function Get-DataPath {
    param([Parameter(Mandatory)] [string] $Name)
    "$PSScriptRoot/Data/$Name"
}

function Get-DataText {
    param([Parameter(Mandatory)] [string] $Name)
    Get-Content -LiteralPath (Get-DataPath $Name) -Raw -Encoding utf8
}

function Get-TestCredential {
    param([Parameter(Mandatory)] [string] $Id, [string] $Secret = '')
    [pscredential]::new($Id, [System.Net.NetworkCredential]::new('', $Secret).SecurePassword)
}

# The parameters by which Update-VmsQualification reaches the emulator; for splatting.
function Get-VmsConnection {
    @{
        Endpoint   = $env:QUALIFICATIONTOOLS_EMULATOR
        Credential = Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0
    }
}

# The parameters by which Update-DouyinClassAuth reaches the emulator; for splatting.
function Get-DouyinConnection {
    @{
        Endpoint   = $env:QUALIFICATIONTOOLS_EMULATOR
        Credential = Get-TestCredential ttemulator emulator-secret
    }
}

function Invoke-Emulator {
    param([Parameter(Mandatory)] [string] $Path, [string] $Method = 'Get', [string] $Body)
    $arguments = @{ Uri = "$env:QUALIFICATIONTOOLS_EMULATOR/_emulator/$Path"; Method = $Method; NoProxy = $true }
    if ($Body) {
        $arguments.Body = [System.Text.Encoding]::UTF8.GetBytes($Body)
    }
    Invoke-RestMethod @arguments
}

# Puts the emulator back to its start, and has the module forget its tokens, as a new process would.
function Clear-Emulator {
    $null = Invoke-Emulator reset -Method Post
    Clear-Token
}

function Clear-Token {
    $tokens = [QualificationTools.Douyin.DouyinClassAuthForm].Assembly.GetType('QualificationTools.Douyin.DouyinTokens', $true)
    $null = $tokens.GetMethod('Clear', [System.Reflection.BindingFlags]'Static, NonPublic, Public').Invoke($null, @())
}

# Takes rules as hashtables; see the emulator's README.
function Register-EmulatorFault {
    param([Parameter(Mandatory)] [hashtable[]] $Rule)
    $null = Invoke-Emulator faults -Method Post -Body (ConvertTo-Json -InputObject $Rule -Depth 5)
}

# Reviews of what is submitted from now on end after so long; without it they never do.
function Set-EmulatorReview {
    param([int] $AfterMs = 0, [ValidateSet('Approve', 'Reject')] [string] $Verdict = 'Approve')
    $null = Invoke-Emulator reviews -Method Post -Body (@{ afterMs = $AfterMs; verdict = $Verdict } | ConvertTo-Json)
}

function Get-EmulatorCounter {
    Invoke-Emulator counters
}

function Get-EmulatorState {
    Invoke-Emulator state
}

function Get-EmulatorRequest {
    param([string] $Action = '')
    $requests = Invoke-Emulator requests
    foreach ($request in $requests) {
        if (-not $Action -or $request.action -eq $Action) {
            $request
        }
    }
}

# The bodies that arrived, without the members that the open platform's client adds.
function Get-EmulatorBody {
    param([string] $Action = 'UpdateQualification')
    foreach ($request in Get-EmulatorRequest $Action) {
        $request.body -replace '^\{"appid":"[^"]*","access_token":"[^"]*",', '{'
    }
}

# The beginning of a photo is enough for the emulator.
function Get-Photo {
    [byte[]](0xFF, 0xD8, 0xFF, 0xE0) + [byte[]](1..200)
}

# Uploads a photo as the web form would, signed by the module, and gives its file code.
function Send-VmsPhoto {
    $uri = "$env:QUALIFICATIONTOOLS_EMULATOR/?Action=UploadQualificationFileV2&Version=2022-01-01"
    $body = @{ FileName = 'photo.jpeg'; FileType = 'IdCardFrontPhoto'; FileBase64 = [Convert]::ToBase64String((Get-Photo)) } | ConvertTo-Json
    $signature = Get-VolcengineSignature -Method POST -Uri $uri -Header @{ 'Content-Type' = 'application/json' } -Body $body -Credential (Get-VmsConnection).Credential
    $headers = @{}
    $signature.Header.GetEnumerator() | Where-Object Key -NE 'Content-Type' | ForEach-Object { $headers[$_.Key] = $_.Value }
    (Invoke-RestMethod -Uri $uri -Method Post -Body $body -ContentType 'application/json' -Headers $headers -NoProxy -SkipHeaderValidation).Result.FileCode
}

# A JSON text with all members in order, so that two texts of the same content are equal.
function ConvertTo-SortedJson {
    param([Parameter(Mandatory, ValueFromPipeline)] [string] $Json)
    process {
        $document = [System.Text.Json.JsonDocument]::Parse($Json)
        try {
            Format-SortedElement $document.RootElement
        }
        finally {
            $document.Dispose()
        }
    }
}

function Format-SortedElement {
    param([Parameter(Mandatory)] [System.Text.Json.JsonElement] $Element)
    switch ($Element.ValueKind) {
        'Object' {
            $members = foreach ($member in $Element.EnumerateObject() | Sort-Object Name -CaseSensitive) {
                "`"$($member.Name)`": $(Format-SortedElement $member.Value)"
            }
            "{`n$($members -join ",`n")`n}"
        }
        'Array' {
            $items = foreach ($item in $Element.EnumerateArray()) {
                Format-SortedElement $item
            }
            "[`n$($items -join ",`n")`n]"
        }
        'String' { "`"$($Element.GetString())`"" }
        default { $Element.GetRawText() }
    }
}

# A flat row that keeps every rule. Changes replace columns or add them.
function Get-VmsRow {
    param([string] $Number = 'QUA1', [hashtable] $Change = @{})
    $row = [ordered]@{
        QualificationNo          = $Number
        QualificationEntity      = 'Example Trading Ltd'
        AdminName                = 'Alice Example'
        AdminContactNumber       = '13900000001'
        AdminIdCardNumber        = '110101199003070038'
        'Scenario1.SceneType'    = '1101'
        'Scenario1.Description'  = 'Service calls'
    }
    foreach ($column in $Change.Keys) {
        $row[$column] = $Change[$column]
    }
    [pscustomobject] $row
}

# A flat row of a teacher that keeps every rule. Changes replace columns or add them.
function Get-DouyinRow {
    param([string] $Merchant = 'I_7000000000000000001', [hashtable] $Change = @{})
    $row = [ordered]@{
        PartnerEntityId                = 'E_7000000000000000009'
        MerchantEntityId               = $Merchant
        FirstClass                     = '40000'
        SecondClass                    = '40600'
        IndustryRole                   = 'Teacher'
        'Qualification1.MaterialType'  = '1001'
        'Qualification1.ExpireTime'    = '2099-09-10'
        'Qualification1.MaterialPaths' = "certification/resource/$Merchant"
    }
    foreach ($column in $Change.Keys) {
        $row[$column] = $Change[$column]
    }
    [pscustomobject] $row
}

# A flat row of an institution that keeps every rule. Changes replace columns or add them.
function Get-InstitutionRow {
    param([string] $Merchant = 'I_7000000000000000002', [hashtable] $Change = @{})
    $text = Get-DataText texts.json | ConvertFrom-Json
    $institution = @{
        IndustryRole                          = 'Institution'
        'Institution.RecordName'              = 'Example School'
        'Institution.SceneType'               = $text.online
        'Institution.SubjectType'             = $text.company
        'Institution.Description'             = 'Teaches children'
        'Institution.EmployeeName'            = 'Bob Example'
        'Institution.EmployeeIdNumber'        = '110101199003070070'
        'Institution.EmployeeExpireTime'      = '2099-10-10'
        'Institution.EmployeeFrontPath'       = 'certification/resource/a'
        'Institution.EmployeeBackPath'        = 'certification/resource/b'
        'Institution.Agreement.MaterialType'  = '1005'
        'Institution.Agreement.ExpireTime'    = '2099-10-10'
        'Institution.Agreement.MaterialPaths' = 'certification/resource/c'
    }
    foreach ($column in $Change.Keys) {
        $institution[$column] = $Change[$column]
    }
    Get-DouyinRow $Merchant -Change $institution
}

# Runs a command with the module in a pwsh of its own and gives what it said.
function Invoke-ChildShell {
    param([Parameter(Mandatory)] [string] $Command)
    Invoke-Shell -Command "Import-Module '$(Get-ManifestPath)'; [cultureinfo]::CurrentUICulture = 'en-US'; $Command" 2>&1
}
