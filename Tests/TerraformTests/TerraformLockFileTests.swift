import Terraform
import Testing

private let place = HCLRange(start: 0, end: 0)

private func provider(_ source: String, _ arguments: [String: HCLExpression.Kind]) -> HCLBlock {
    HCLBlock(
        type: "provider", labels: [source], headerRange: place, range: place,
        body: HCLBody(
            attributes: arguments.map {
                HCLAttribute(name: $0.key, nameRange: place, expression: HCLExpression($0.value, at: place))
            }))
}

@Test("A lock file names each provider with its version and what was asked for")
func lockFile() {
    let hashes: HCLExpression.Kind = .tuple([HCLExpression(.string("h1:x"), at: place)])
    let body = HCLBody(blocks: [
        provider(
            "registry.terraform.io/hashicorp/aws",
            ["version": .string("6.18.0"), "constraints": .string("~> 6.0"), "hashes": hashes]),
        provider("registry.opentofu.org/hashicorp/random", ["version": .string("3.7.2")]),
        provider("example.com/acme/thing", ["version": .string("1.0.0")]),
        provider("registry.terraform.io/hashicorp/null", ["version": .invalid]),
    ])
    let file = HCLFile(path: TerraformLockFile.name, bytes: [], body: body, diagnostics: [])
    let versions = TerraformLockFile.versions(file)
    #expect(versions.map(\.provider) == ["hashicorp/aws", "hashicorp/random", "example.com/acme/thing"])
    #expect(versions.map(\.version) == ["6.18.0", "3.7.2", "1.0.0"])
    #expect(versions.map(\.constraints) == ["~> 6.0", nil, nil])
}
