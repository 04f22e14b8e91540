/// `.terraform.lock.hcl`: which version of each provider `terraform init` chose.
///
/// Source: https://developer.hashicorp.com/terraform/language/files/dependency-lock, read 2026-11-25.
package enum TerraformLockFile {
    /// The file's name in a Terraform folder.
    package static let name = ".terraform.lock.hcl"

    /// The providers of the file, in its order: `hashicorp/aws` for one of the public registry, else with its host.
    ///
    /// A block without a version is left out: the file is made by Terraform, which always writes one.
    package static func versions(_ file: HCLFile) -> [(provider: String, version: String, constraints: String?)] {
        file.body.blocks("provider").compactMap { block in
            guard let source = block.labels.first, let version = text(block, "version") else { return nil }
            return (shortName(source), version, text(block, "constraints"))
        }
    }

    private static func text(_ block: HCLBlock, _ name: String) -> String? {
        guard case .string(let text)? = block.body.attribute(name)?.expression.kind else { return nil }
        return text
    }

    /// Without the public registry's host.
    package static func shortName(_ source: String) -> String {
        for host in ["registry.terraform.io/", "registry.opentofu.org/"] where source.hasPrefix(host) {
            return String(source.dropFirst(host.count))
        }
        return source
    }
}
