@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The build script and the quickstart talk to a person.
        'PSAvoidUsingWriteHost'
        # The emulator's credentials are public and open nothing.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
    )
}
