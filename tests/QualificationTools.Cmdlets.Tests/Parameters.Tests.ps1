BeforeAll {
    $script:manifest = Convert-Path ($env:QUALIFICATIONTOOLS_MANIFEST ? $env:QUALIFICATIONTOOLS_MANIFEST : "$PSScriptRoot/../../QualificationTools.psd1")
    Import-Module $manifest
    $script:common = [System.Management.Automation.PSCmdlet]::CommonParameters

    # An attribute with what it was given, such as ValidateRange(MaxRange=256, MinRange=1).
    function Format-Attribute {
        param([System.Attribute] $Attribute)
        $type = $Attribute.GetType()
        $values = foreach ($property in $type.GetProperties('Public, Instance, DeclaredOnly') | Sort-Object Name -Culture '') {
            $value = $property.GetValue($Attribute)
            if ($null -ne $value) {
                '{0}={1}' -f $property.Name, (($value -is [type] ? $value.FullName : $value) -join ' ')
            }
        }

        $arguments = $type.GenericTypeArguments.Name -join ', '
        '{0}{1}({2})' -f ($type.Name -replace '(Attribute)?(`\d)?$'), ($arguments ? "<$arguments>" : ''), ($values -join ', ')
    }

    # One line for each parameter in each of its sets.
    function Get-ParameterLine {
        foreach ($command in Get-Command -Module QualificationTools -CommandType Cmdlet | Sort-Object Name -Culture '') {
            foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name -Culture '') {
                $others = $parameter.Attributes |
                    Where-Object { $_ -isnot [Parameter] -and $_.GetType().Namespace -cne 'System.Runtime.CompilerServices' } |
                    ForEach-Object { Format-Attribute $_ } |
                    Sort-Object -Culture ''
                foreach ($set in $parameter.Attributes | Where-Object { $_ -is [Parameter] } | Sort-Object ParameterSetName -Culture '') {
                    $facts = @(
                        $set.Mandatory ? 'mandatory' : $null
                        $set.Position -ge 0 ? "position $($set.Position)" : $null
                        $set.ValueFromPipeline ? 'by value' : $null
                        $set.ValueFromPipelineByPropertyName ? 'by name' : $null
                    ) | Where-Object { $_ }
                    @($command.Name, "-$($parameter.Name)", "$($parameter.ParameterType)", "set $($set.ParameterSetName)", ($facts -join ', ')) + $others -ne '' -join ' | '
                }
            }
        }
    }
}

Describe 'The parameters' {
    It 'are those that scripts know' {
        $file = "$PSScriptRoot/Data/parameters.txt"
        $lines = @(Get-ParameterLine)
        if ($env:QUALIFICATIONTOOLS_REWRITE) {
            [System.IO.File]::WriteAllText($file, ($lines -join "`n") + "`n")
        }

        $differences = Compare-Object (Get-Content $file -Encoding utf8) $lines -CaseSensitive |
            ForEach-Object { ($_.SideIndicator -eq '=>' ? '+ ' : '- ') + $_.InputObject }
        $differences | Should -BeNullOrEmpty -Because 'Data/parameters.txt lists every parameter; where the change is meant, run this file with QUALIFICATIONTOOLS_REWRITE=1'
    }
}
