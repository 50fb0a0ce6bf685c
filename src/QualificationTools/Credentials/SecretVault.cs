using System.Collections;
using System.Management.Automation;
using QualificationTools.Security;

namespace QualificationTools.Credentials;

/// <summary>
/// The boundary to SecretManagement, which is optional and not thread-safe: its cmdlets are called on the pipeline's
/// thread, and by one thread of the process at a time.
/// </summary>
internal sealed class SecretVault(PSCmdlet cmdlet)
{
    private const string Module = @"Microsoft.PowerShell.SecretManagement\";

    private static readonly object Turn = new();
    private static readonly TimeSpan WaitStep = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Returns a secret. Without a vault, SecretManagement looks in all of them, the default one first.
    /// </summary>
    public object Get(string name, string? vault)
    {
        var parameters = Parameters(name, vault);
        return Invoke("Get-Secret", parameters, name, vault, []).FirstOrDefault()
            ?? throw cmdlet.End(Errors.SecretNotFound(name, vault));
    }

    /// <summary>Stores a secret, or puts it in the place of the one that has its name.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="secret">The secret to store.</param>
    /// <param name="metadata">Its public metadata. Vaults without metadata omit it.</param>
    /// <param name="secrets">The texts to mask in an error.</param>
    public void Set(
        string name,
        string vault,
        Hashtable secret,
        Hashtable metadata,
        IReadOnlyList<SensitiveText> secrets)
    {
        var parameters = Parameters(name, vault);
        parameters["Secret"] = secret;
        if (KeepsMetadata(vault))
            parameters["Metadata"] = metadata;
        Invoke("Set-Secret", parameters, name, vault, secrets);
    }

    /// <summary>Removes a secret from its vault. Returns false if it was not there.</summary>
    public bool TryRemove(string name, string vault)
    {
        if (Invoke("Get-SecretInfo", Parameters(name, vault), name, vault, []).Count == 0)
            return false;
        Invoke("Remove-Secret", Parameters(name, vault), name, vault, []);
        return true;
    }

    /// <summary>Returns the name of the vault as it is registered; without a name, of the default one.</summary>
    public string FindVault(string? vault)
    {
        var parameters = new Dictionary<string, object>();
        if (vault is not null)
            parameters["Name"] = WildcardPattern.Escape(vault);
        var vaults = Invoke("Get-SecretVault", parameters, "", vault, []);
        var found = vaults.FirstOrDefault(candidate =>
            vault is not null || candidate.Properties["IsDefault"]?.Value is true);
        return found?.Properties["Name"]?.Value as string ?? throw cmdlet.End(Errors.VaultNotFound(vault));
    }

    private static Dictionary<string, object> Parameters(string name, string? vault)
    {
        // Names are literal here, and none of the cmdlets but Get-SecretInfo and Get-SecretVault takes wildcards.
        var parameters = new Dictionary<string, object> { ["Name"] = name };
        if (vault is not null)
            parameters["Vault"] = vault;
        return parameters;
    }

    // A vault without the function Set-SecretInfo refuses a secret that comes with metadata.
    private bool KeepsMetadata(string vault)
    {
        var parameters = new Dictionary<string, object> { ["Name"] = WildcardPattern.Escape(vault) };
        var found = Invoke("Get-SecretVault", parameters, "", vault, []).FirstOrDefault();
        return found?.Properties["ModuleName"]?.Value is "Microsoft.PowerShell.SecretStore";
    }

    private PowerShell CreateShell()
    {
        if (!SilentVaults.AreNeeded(cmdlet.Host))
            return PowerShell.Create(RunspaceMode.CurrentRunspace);
        var loaded = cmdlet.InvokeCommand.GetCommand(
            Module + "Get-Secret",
            CommandTypes.Cmdlet | CommandTypes.Function);
        return SilentVaults.CreateShell(loaded?.Module?.Path);
    }

    private List<PSObject> Invoke(
        string command,
        Dictionary<string, object> parameters,
        string name,
        string? vault,
        IReadOnlyList<SensitiveText> secrets)
    {
        while (!Monitor.TryEnter(Turn, WaitStep))
        {
            if (cmdlet.Stopping)
                throw new PipelineStoppedException();
        }

        try
        {
            using var shell = CreateShell();
            shell
                .AddCommand(Module + command)
                .AddParameters(parameters)
                .AddParameter("ErrorAction", ActionPreference.Continue);
            List<PSObject> output = [];
            List<ErrorRecord> failures = [];
            using var kept = new ErrorList(cmdlet);
            try
            {
                output.AddRange(shell.Invoke());
            }
            catch (PipelineStoppedException)
            {
                throw;
            }
            catch (CommandNotFoundException e)
                when (e.CommandName.StartsWith(Module, StringComparison.OrdinalIgnoreCase))
            {
                throw cmdlet.End(Errors.SecretManagementMissing());
            }
            catch (RuntimeException e)
            {
                failures.Add(e.ErrorRecord);
            }

            failures.AddRange(shell.Streams.Error);
            if (failures.Count > 0 && output.Count == 0)
                throw cmdlet.End(VaultFailure.Explain(failures, name, vault, secrets));
            return output;
        }
        finally
        {
            Monitor.Exit(Turn);
        }
    }
}
