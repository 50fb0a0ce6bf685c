#Requires -Version 7.4
#Requires -Modules QualificationTools

<#
.SYNOPSIS
    Updates the qualifications of a spreadsheet without anybody at the screen. / 无人值守地更新电子表格中的资质。
.DESCRIPTION
    Sends the rows that the journal does not know as succeeded, writes a report, and ends with an exit code:

      0  every row succeeded, now or in an earlier run
      1  some rows did not succeed, or nothing shows that they did
      2  the run was stopped: a wrong secret, a locked vault, a file that cannot be read, Ctrl-C

    Run it again as often as you like: with the same journal nothing is sent twice. A scheduler that mails what a script prints, as
    cron does, mails the report; others mail the file of -ReportPath. Nothing in it is personal data or a secret.

    发送日志中尚未成功的行，写出报告，并以退出代码结束：

      0  所有行都已成功（本次或此前的运行）
      1  有行没有成功，或无法证明已成功
      2  运行被停止：密钥错误、保险库锁定、文件无法读取、Ctrl-C

    可以反复运行：使用同一日志时，同一行不会重复提交。cron 等会将脚本的输出作为邮件发送；其他计划任务可以发送 -ReportPath
    指定的文件。报告不含个人信息和密钥。
.PARAMETER Path
    The spreadsheet, .csv or .xlsx. / 电子表格（.csv 或 .xlsx）。
.PARAMETER JournalPath
    The journal; always the same for one account and endpoint. / 日志；同一账号和接入点始终使用同一个文件。
.PARAMETER SecretName
    The name of the stored credential. Left out, the default one or the environment. / 已保存凭证的名称；省略时使用默认凭证或环境变量。
.PARAMETER Vault
    The vault of the credential. / 凭证所在的保险库。
.PARAMETER ReportPath
    Where the report is written too, as Markdown. / 报告（Markdown）另存的位置。
.PARAMETER Endpoint
    Another address of the service, such as that of the local stand-in. / 服务的其他地址，例如本机的模拟服务。
.NOTES
    The password of a SecretStore is taken from the variable VAULT_PASSWORD, which the scheduler sets from its protected settings.
    SecretStore 的密码取自环境变量 VAULT_PASSWORD，由计划任务从受保护的设置中提供。
.EXAMPLE
    ./Update-Qualifications.ps1 ./vms.xlsx -JournalPath ./vms.jsonl -SecretName prod
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Path,
    [Parameter(Mandatory)] [string] $JournalPath,
    [string] $SecretName,
    [string] $Vault,
    [string] $ReportPath,
    [uri] $Endpoint
)

$ErrorActionPreference = 'Stop'
$results = @()
$stop = $exitCode = $null

try {
    try {
        if ($env:VAULT_PASSWORD) {
            Unlock-SecretStore -Password ([System.Net.NetworkCredential]::new('', $env:VAULT_PASSWORD).SecurePassword)
        }

        $account = @{}
        foreach ($name in 'SecretName', 'Vault', 'Endpoint') {
            if ($PSBoundParameters.ContainsKey($name)) {
                $account[$name] = $PSBoundParameters[$name]
            }
        }

        # The errors of rows stand in the report; -OutVariable keeps the results also where an error ends the command.
        # 各行的错误写在报告中；即使命令因错误而结束，-OutVariable 也会保留结果。
        Import-QualificationSheet $Path |
            Update-VmsQualification @account -JournalPath $JournalPath -ErrorAction SilentlyContinue -OutVariable results |
            Out-Null
    }
    catch {
        $stop = $_
    }

    $report = $results | Measure-QualificationResult -StoppedBy $stop -AsMarkdown
    $report
    if ($ReportPath) {
        Set-Content -LiteralPath $ReportPath $report -Encoding utf8NoBOM
    }

    $exitCode = ($results | Measure-QualificationResult -StoppedBy $stop -WarningAction SilentlyContinue).ExitCode
}
catch {
    [Console]::Error.WriteLine("The report could not be made. / 无法生成报告。 $_")
}
finally {
    # Also on Ctrl-C, after which PowerShell would end with exit code 0, whatever "exit" says here.
    # Ctrl-C 之后同样执行；否则无论此处的 exit 如何，PowerShell 的退出代码都可能为 0。
    if ($null -eq $exitCode) {
        [Console]::Error.WriteLine('Stopped before the end. Run the same command again. / 运行中途停止，请重新运行同一条命令。')
        [Environment]::Exit(2)
    }
}

exit $exitCode
