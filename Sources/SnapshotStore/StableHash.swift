internal import Crypto
package import Foundation

/// The hexadecimal SHA-256 of `text`: the same on every machine and in every version.
package func stableHash(_ text: String) -> String { stableHash(Data(text.utf8)) }

/// The hexadecimal SHA-256 of `data`.
package func stableHash(_ data: Data) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var hex: [UInt8] = []
    hex.reserveCapacity(64)
    for byte in SHA256.hash(data: data) {
        hex.append(digits[Int(byte >> 4)])
        hex.append(digits[Int(byte & 15)])
    }
    return String(decoding: hex, as: UTF8.self)
}

extension SnapshotStore {
    /// The SHA-256 of `data` in Base64, as Lambda's `CodeSha256`.
    package static func base64SHA256(of data: Data) -> String { Data(SHA256.hash(data: data)).base64EncodedString() }
}
