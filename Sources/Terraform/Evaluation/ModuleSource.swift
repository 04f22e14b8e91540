/// The `source` of a module call, compared with what `terraform init` records of it.
///
/// Source: "Module Sources", https://developer.hashicorp.com/terraform/language/modules/sources, read 2026-11-30;
/// hashicorp/terraform `internal/addrs/module_source.go` and hashicorp/go-getter's detectors.
enum ModuleSource {
    static func isLocal(_ source: String) -> Bool {
        source.hasPrefix("./") || source.hasPrefix("../") || source == "." || source == ".."
    }

    /// Whether a recorded source is the one that a call writes, which Terraform spells out in full.
    static func isSame(_ recorded: String, as written: String) -> Bool {
        recorded == written || spellings(of: written).contains(recorded)
    }

    /// What Terraform and OpenTofu make of a source.
    private static func spellings(of written: String) -> [String] {
        let query = written.firstIndex(of: "?").map { String(written[$0...]) } ?? ""
        let address = String(written.dropLast(query.count))
        let parts = address.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for host in ["github.com", "bitbucket.org"] where parts.count >= 3 && parts[0] == host {
            // `//` begins a folder in the repository.
            let isFolder = parts.count > 3
            let folder = isFolder ? "//" + parts[3...].joined(separator: "/").trimmingSlashes : ""
            let name = parts[2].hasSuffix(".git") ? parts[2] : parts[2] + ".git"
            return ["git::https://\(host)/\(parts[1])/\(name)\(folder)\(query)"]
        }
        if address.hasPrefix("git@"), let colon = address.firstIndex(of: ":") {
            return ["git::ssh://\(address[..<colon])/\(address[address.index(after: colon)...])\(query)"]
        }
        let isRegistry =
            query.isEmpty && parts.count >= 3 && !parts.prefix(3).contains { $0.isEmpty || $0.contains(":") }
        return isRegistry && !parts[0].contains(".")
            ? ["registry.terraform.io/" + address, "registry.opentofu.org/" + address] : []
    }
}

extension String {
    fileprivate var trimmingSlashes: Substring { drop { $0 == "/" } }
}
