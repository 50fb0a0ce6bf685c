BeforeDiscovery {
    $script:vectors = (Get-Content "$PSScriptRoot/../QualificationTools.Core.Tests/Data/signature-vectors.json" -Raw -Encoding utf8 | ConvertFrom-Json).vectors
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1

    # The parameters that describe a vector's request; for splatting.
    function Get-VectorParameter {
        param($Request)
        $query = ($Request.query | ForEach-Object { "$([uri]::EscapeDataString($_.name))=$([uri]::EscapeDataString($_.value))" }) -join '&'
        $parameters = @{
            Method       = $Request.method
            Uri          = "$($Request.scheme)://$($Request.host)$($Request.path)?$query"
            Body         = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($Request.bodyUtf8Base64))
            SignedHeader = $Request.signedHeaders
            Region       = $Request.region
            Service      = $Request.service
            Date         = [datetimeoffset]::ParseExact($Request.xDate, "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal')
            Credential   = Get-TestCredential $Request.accessKeyId $Request.secretAccessKey
        }
        if ($Request.contentType) {
            $parameters.Header = @{ 'Content-Type' = $Request.contentType }
        }
        if ($Request.sessionToken) {
            $parameters.SessionToken = [System.Net.NetworkCredential]::new('', $Request.sessionToken).SecurePassword
        }
        $parameters
    }
}

Describe 'Get-VolcengineSignature knows the answer <name>' -ForEach $vectors {
    BeforeAll {
        $script:request = $_.input
        $script:expected = $_.expected
        $script:parameters = Get-VectorParameter $request
        $script:signature = Get-VolcengineSignature @parameters
    }

    It 'to the canonical request' {
        $signature | Should -BeOfType QualificationTools.VolcengineSignature
        $signature.CanonicalRequest | Should -BeExactly $expected.canonicalRequest
    }

    It 'to the string to sign' {
        $signature.StringToSign | Should -BeExactly $expected.stringToSign
    }

    It 'to the signature' {
        $signature.Signature | Should -BeExactly $expected.signature
    }

    It 'to the header Authorization' {
        $signature.Authorization | Should -BeExactly $expected.authorization
        $signature.Header['Authorization'] | Should -BeExactly $expected.authorization
        $signature.Header['X-Date'] | Should -BeExactly $request.xDate
        $signature.Header['X-Content-Sha256'] | Should -BeExactly $expected.bodySha256
    }

    It 'with the body as bytes' {
        $parameters.Body = [Convert]::FromBase64String($request.bodyUtf8Base64)

        (Get-VolcengineSignature @parameters).Signature | Should -BeExactly $expected.signature
    }

    It 'under th-TH' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'th-TH'
            $thai = Get-VolcengineSignature @parameters
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }

        $thai.Authorization | Should -BeExactly $expected.authorization
    }

    It 'and shows no secret' {
        $shown = @(
            $signature | Format-List * -Force | Out-String -Width 1000
            $signature | ConvertTo-Json -Depth 10
            $signature | Out-String
            Get-VolcengineSignature @parameters -Verbose -Debug *>&1 | Out-String -Width 1000
        ) -join "`n"

        $shown.Contains($request.secretAccessKey) | Should -BeFalse
    }
}

Describe 'Get-VolcengineSignature' {
    BeforeAll {
        $script:credential = Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0
    }

    It 'signs now what the module itself signs, where nothing is said' {
        $signature = Get-VolcengineSignature -Uri 'https://cloud-vms.volcengineapi.com/?Action=UpdateQualification&Version=2022-01-01' -Credential $credential `
            -Header @{ 'Content-Type' = 'application/json; charset=utf-8' } -Body '{}'

        $signature.Authorization | Should -Match '^HMAC-SHA256 Credential=AKLTEMULATOR/\d{8}/cn-north-1/vms/request, SignedHeaders=content-type;host;x-content-sha256;x-date, Signature='
        $date = [datetimeoffset]::ParseExact($signature.Header['X-Date'], "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal')
        [Math]::Abs(([datetimeoffset]::UtcNow - $date).TotalSeconds) | Should -BeLessThan 60
    }

    It 'gives headers that the service accepts' {
        $uri = "$env:QUALIFICATIONTOOLS_EMULATOR/?Action=QueryQualification&Version=2022-01-01"
        $signature = Get-VolcengineSignature -Uri $uri -Credential $credential -Header @{ 'Content-Type' = 'application/json' } -Body '{}'

        $answer = Invoke-RestMethod $uri -Method Post -Body '{}' -Headers $signature.Header -NoProxy -SkipHeaderValidation -ContentType 'application/json'

        $answer.ResponseMetadata.PSObject.Properties.Name | Should -Not -Contain 'Error'
    }

    It 'signs a session token' {
        $token = [System.Net.NetworkCredential]::new('', 'made-up-token').SecurePassword
        $signature = Get-VolcengineSignature -Uri https://example.com/ -Credential $credential -SessionToken $token

        $signature.CanonicalRequest | Should -Match 'x-security-token:made-up-token'
        $signature.Header['X-Security-Token'] | Should -BeExactly 'made-up-token'
    }

    It 'refuses a body that is neither text nor bytes' {
        { Get-VolcengineSignature -Uri https://example.com/ -Credential $credential -Body @{ a = 1 } } |
            Should -Throw -ErrorId 'BodyNotText,QualificationTools.Commands.GetVolcengineSignatureCommand'
    }

    It 'takes an empty body: <Case>' -ForEach @{ Case = 'null'; Value = $null }, @{ Case = 'a text'; Value = '' }, @{ Case = 'bytes'; Value = [byte[]]@() } {
        (Get-VolcengineSignature -Uri https://example.com/ -Credential $credential -Body $Value).Header['X-Content-Sha256'] |
            Should -BeExactly 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    }

    It 'refuses an address that is not whole: <_>' -ForEach '/?Action=UpdateQualification', 'cloud-vms.volcengineapi.com', 'file:///etc/hosts' {
        { Get-VolcengineSignature -Uri $_ -Credential $credential } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,QualificationTools.Commands.GetVolcengineSignatureCommand'
    }

    It 'has no header without a value, and leaves out of the signature what is not there' {
        $signature = Get-VolcengineSignature -Uri https://example.com/ -Credential $credential

        $signature.Authorization | Should -Match 'SignedHeaders=host;x-content-sha256;x-date,'
        $signature.Header.Keys | Should -Not -Contain 'X-Security-Token'
    }
}
