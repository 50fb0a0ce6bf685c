@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The build script and the quickstart talk to a person.
        'PSAvoidUsingWriteHost'
        # New-Package and its like serve this script alone.
        'PSUseShouldProcessForStateChangingFunctions'
        # The emulator's credentials are public and open nothing.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
    )
}
