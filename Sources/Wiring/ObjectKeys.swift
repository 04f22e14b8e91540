import Facts

/// The keys of a bucket that a question is about.
package enum ObjectKeys: Sendable, Hashable {
    /// One object.
    case one(String)
    /// All keys that begin with the prefix and end with the suffix; both may be empty.
    case all(prefix: String, suffix: String)

    /// The symbol that stands for the free part of a key.
    package static let symbol = "key.any"

    package static let every = ObjectKeys.all(prefix: "", suffix: "")

    /// The ARN of the object or objects, with the symbol in it.
    func resource(_ bucketARN: String) -> String {
        switch self {
        case .one(let key): "\(bucketARN)/\(key)"
        case .all(let prefix, let suffix): "\(bucketARN)/\(prefix)\(SymbolicText.text(of: Self.symbol))\(suffix)"
        }
    }

    var openKey: String? {
        switch self {
        case .one: nil
        case .all: Self.symbol
        }
    }
}
