# What a careful person writes by hand: builds the body of a row, signs it, sends it, looks for the error inside an HTTP 200.

function Get-HexHash([byte[]] $Bytes) {
    [System.Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData($Bytes)).ToLowerInvariant()
}

function Get-Hmac([byte[]] $Key, [string] $Text) {
    , [System.Security.Cryptography.HMACSHA256]::HashData($Key, [System.Text.Encoding]::UTF8.GetBytes($Text))
}

function Send-SignedRow($Row, [uri] $Endpoint) {
    $body = [ordered]@{
        QualificationMainInfoFormDO         = [ordered]@{
            QualificationNo                          = $Row.QualificationNo
            QualificationEntity                      = $Row.QualificationEntity
            CertificateThreeInOne                    = [int] $Row.CertificateThreeInOne
            EnterpriseAddress                        = $Row.EnterpriseAddress
            LegalRepresentativeName                  = $Row.LegalRepresentativeName
            LegalRepresentativeId                    = $Row.LegalRepresentativeId
            LegalRepresentativeFrontIdPhotoFileCode  = $Row.LegalRepresentativeFrontIdPhotoFileCode
            LegalRepresentativeBackIdPhotoFileCode   = $Row.LegalRepresentativeBackIdPhotoFileCode
            DocOfNumberApplyPhotoFileCode            = $Row.DocOfNumberApplyPhotoFileCode
            CommitmentLetterOfNetAccessPhotoFileCode = $Row.CommitmentLetterOfNetAccessPhotoFileCode
            UnitSocialCreditCode                     = $Row.UnitSocialCreditCode
            ThreeInOneBusinessLicensePhotoFileCode   = $Row.ThreeInOneBusinessLicensePhotoFileCode
        }
        QualificationAdminInfoFormDO        = [ordered]@{
            Name          = $Row.AdminName
            ContactNumber = $Row.AdminContactNumber
            IdCardNumber  = $Row.AdminIdCardNumber
        }
        QualificationScenarioInfoFormDOList = @(
            [ordered]@{
                SceneType         = [int] $Row.'Scenario1.SceneType'
                Description       = $Row.'Scenario1.Description'
                ScenarioOfCalling = $Row.'Scenario1.ScenarioOfCalling'
            }
        )
    }
    $bytes = [System.Text.Encoding]::UTF8.GetBytes(($body | ConvertTo-Json -Depth 5 -Compress))

    $query = 'Action=UpdateQualification&Version=2022-01-01'
    $signedHeaders = 'content-type;host;x-content-sha256;x-date'
    $contentType = 'application/json; charset=utf-8'
    $date = [datetime]::UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture)
    $day = $date.Substring(0, 8)
    $scope = "$day/cn-north-1/vms/request"
    $digest = Get-HexHash $bytes
    $canonical = @(
        'POST', '/', $query
        "content-type:$contentType", "host:$($Endpoint.Authority)", "x-content-sha256:$digest", "x-date:$date", ''
        $signedHeaders, $digest
    ) -join "`n"
    $toSign = 'HMAC-SHA256', $date, $scope, (Get-HexHash ([System.Text.Encoding]::UTF8.GetBytes($canonical))) -join "`n"
    $key = Get-Hmac ([System.Text.Encoding]::UTF8.GetBytes($env:VOLCENGINE_SECRET_KEY)) $day
    foreach ($part in 'cn-north-1', 'vms', 'request') {
        $key = Get-Hmac $key $part
    }
    $signature = [System.Convert]::ToHexString((Get-Hmac $key $toSign)).ToLowerInvariant()

    $headers = @{
        'X-Date'           = $date
        'X-Content-Sha256' = $digest
        'Authorization'    = "HMAC-SHA256 Credential=$env:VOLCENGINE_ACCESS_KEY/$scope, SignedHeaders=$signedHeaders, Signature=$signature"
    }
    $answer = Invoke-RestMethod -Method Post -Uri "$($Endpoint.AbsoluteUri)?$query" -Headers $headers -ContentType $contentType -Body $bytes -SkipHeaderValidation
    if ($answer.ResponseMetadata.Error) {
        throw $answer.ResponseMetadata.Error.Message
    }
    $answer
}
