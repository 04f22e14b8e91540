internal import Crypto

/// Signing keys, which are the same for a whole day: deriving one takes two fifths of the whole signature.
package final class SigningKeyCache: Sendable {
    struct Scope: Hashable {
        var secret: String
        var day: String
        var region: String
        var service: String
    }

    /// More than the regions and services of one run; credentials that are renewed all the time must not fill memory.
    private static let capacity = 256

    private let keys = Locked<[Scope: SymmetricKey]>([:])

    package init() {}

    func key(for scope: Scope, derive: () -> SymmetricKey) -> SymmetricKey {
        if let key = keys.withLock({ $0[scope] }) { return key }
        let key = derive()
        keys.withLock { keys in
            if keys.count >= Self.capacity { keys.removeAll() }
            keys[scope] = key
        }
        return key
    }
}
