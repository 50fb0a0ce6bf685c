# Made-up photos and documents for the Pester files. Dot-source it in BeforeAll.

# A picture that says how wide and high it is, and then is filled up. The seed makes it another content.
function New-Photo {
    param([Parameter(Mandatory)] [string] $Path, [int] $Seed = 1, [long] $Length = 200, [ValidateSet('Png', 'Jpeg', 'Pdf')] [string] $Format = 'Png')
    $content = [byte[]]::new($Length)
    [random]::new($Seed).NextBytes($content)
    [byte[]] $start = switch ($Format) {
        Png { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 1, 0x40, 8, 2, 0, 0, 0 }
        Jpeg { 0xFF, 0xD8, 0xFF, 0xE0, 0, 6, 0x4A, 0x46, 0x49, 0x46, 0xFF, 0xC0, 0, 11, 8, 1, 0x40, 2, 0, 1, 1, 0x11, 0 }
        Pdf { [System.Text.Encoding]::ASCII.GetBytes('%PDF-1.7') }
    }
    [array]::Copy($start, $content, $start.Length)
    # .NET does not follow Set-Location.
    $Path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
    $null = New-Item (Split-Path $Path) -ItemType Directory -Force
    [System.IO.File]::WriteAllBytes($Path, $content)
}

function Get-ContentDigest {
    param([Parameter(Mandatory)] [string] $Path)
    (Get-FileHash -LiteralPath $Path -Algorithm SHA256).Hash.ToLowerInvariant()
}
