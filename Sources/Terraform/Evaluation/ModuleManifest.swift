import Foundation

/// `.terraform/modules/modules.json`: where `terraform init` has put the modules that come from elsewhere.
struct ModuleManifest {
    /// Seen from the root module.
    static let folder = ".terraform/modules"

    struct Entry: Decodable {
        /// The call's path from the root, names joined by points.
        var Key: String
        var Source: String
        var Version: String?
        var Dir: String
    }

    private struct Document: Decodable {
        var Modules: [Entry]
    }

    private let entries: [String: Entry]

    /// - Parameter bytes: nil when there is no such file; one that cannot be read counts as none.
    init(_ bytes: [UInt8]?) {
        let document = bytes.flatMap { try? JSONDecoder().decode(Document.self, from: Data($0)) }
        entries = Dictionary(
            (document?.Modules ?? []).map { ($0.Key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter address: `module.a.module.b`
    func entry(for address: String) -> Entry? {
        let key = address.split(separator: ".").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        return entries[key.joined(separator: ".")]
    }
}
