@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The build script and the quickstart talk to a person.
        'PSAvoidUsingWriteHost'
        # New-Package and its like serve this script alone.
        'PSUseShouldProcessForStateChangingFunctions'
        # Parameters that are used in a script block which another function runs are taken for unused.
        'PSReviewUnusedParameter'
        # $env: is the same in every runspace of a process.
        'PSUseUsingScopeModifierInNewRunspaces'
        # The module is for PowerShell 7, which reads scripts as UTF-8.
        'PSUseBOMForUnicodeEncodedFile'
        # The emulator's credentials are public and open nothing.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
    )
}
