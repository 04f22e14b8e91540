/// A configured provider: whose account and region a resource has.
final class ProviderReference {
    /// `aws`, or `aws.west` for an alias: what the symbols of its account and region begin with.
    let symbolName: String
    /// nil when nothing configures it.
    let block: PlacedBlock?
    unowned let scope: ModuleScope
    var region: TerraformValue?
    var account: TerraformValue?

    init(symbolName: String, block: PlacedBlock?, scope: ModuleScope) {
        self.symbolName = symbolName
        self.block = block
        self.scope = scope
    }
}
