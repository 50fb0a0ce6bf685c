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
        $signature.RevealCanonicalRequest() | Should -BeExactly $expected.canonicalRequest
        $masked = $request.sessionToken ? $expected.canonicalRequest.Replace($request.sessionToken, '***') : $expected.canonicalRequest
        $signature.CanonicalRequest | Should -BeExactly $masked
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
        if ($request.sessionToken) {
            $shown.Contains($request.sessionToken) | Should -BeFalse
        }
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

    Context 'with a session token' {
        BeforeAll {
            $script:token = [System.Net.NetworkCredential]::new('', 'made-up-token').SecurePassword
            $script:signature = Get-VolcengineSignature -Uri https://example.com/ -Credential $credential -SessionToken $token
        }

        It 'shows it masked, and signs the real one' {
            $signature.CanonicalRequest | Should -Match '(?m)^x-security-token:\*\*\*$'
            "$($signature.Header['X-Security-Token'])" | Should -BeExactly '***'
            $signature.RevealCanonicalRequest() | Should -Match '(?m)^x-security-token:made-up-token$'
            $signature.StringToSign.Split("`n")[3] | Should -BeExactly ([Convert]::ToHexString(
                    [System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::UTF8.GetBytes($signature.RevealCanonicalRequest()))).ToLowerInvariant())
        }

        It 'is silent in every view, export and JSON' {
            $shown = @(
                $signature | Out-String -Width 1000
                $signature | Format-List * -Force | Out-String -Width 1000
                $signature.Header | Out-String -Width 1000
                $signature | ConvertTo-Json -Depth 10
                $signature | ConvertTo-Csv
                [System.Management.Automation.PSSerializer]::Serialize($signature, 5)
                "$signature $($signature.Notes)"
            ) -join "`n"
            $shown | Should -Not -Match 'made-up-token'
        }

        It 'says how to get it' {
            $signature.Notes | Should -HaveCount 1
            $signature.Notes | Should -Match 'RevealHeader\(\)'
        }

        It 'gives it on purpose' {
            $headers = $signature.RevealHeader()
            $headers['x-security-token'] | Should -BeExactly 'made-up-token'
            $headers['Authorization'] | Should -BeExactly $signature.Authorization
        }

        It 'signs its own masked headers again' {
            $again = Get-VolcengineSignature -Uri https://example.com/ -Credential $credential -Header @{ 'X-Security-Token' = $signature.Header['X-Security-Token'] }
            $again.RevealCanonicalRequest() | Should -Match '(?m)^x-security-token:made-up-token$'
        }

        It 'gives headers that the service accepts' {
            $uri = "$env:QUALIFICATIONTOOLS_EMULATOR/?Action=QueryQualification&Version=2022-01-01"
            $temporary = Get-TestCredential AKLTEMULATORSTS ZW11bGF0b3Itc3RzLXNlY3JldA==
            $real = [System.Net.NetworkCredential]::new('', 'emulator-session-token').SecurePassword
            $signed = Get-VolcengineSignature -Uri $uri -Credential $temporary -SessionToken $real -Header @{ 'Content-Type' = 'application/json' } -Body '{}'

            $answer = Invoke-RestMethod $uri -Method Post -Body '{}' -Headers $signed.RevealHeader() -NoProxy -SkipHeaderValidation -ContentType 'application/json'

            $answer.ResponseMetadata.PSObject.Properties.Name | Should -Not -Contain 'Error'
        }
    }

    It 'sorts names before it encodes them, and says where the SDKs differ' {
        $signature = Get-VolcengineSignature -Method GET -Uri 'https://example.com/?%E4%B8%AD=1&Zz=2&b=4&b=3' -Header @{ 'X-Note' = ' a  b ' } -SignedHeader host, x-date, x-note -Credential $credential

        $signature.CanonicalRequest.Split("`n")[2] | Should -BeExactly 'Zz=2&b=3&b=4&%E4%B8%AD=1'
        $signature.CanonicalRequest | Should -Match '(?m)^x-note:a  b$'
        $signature.Notes | Should -HaveCount 3
        $signature | Out-String -Width 500 | Should -Match 'Node'
    }

    It 'has no note on a request that all sign alike' {
        (Get-VolcengineSignature -Uri 'https://example.com/?Action=QueryQualification&Version=2022-01-01' -Credential $credential).Notes | Should -BeNullOrEmpty
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
