internal import Crypto
import Foundation

/// The hexadecimal SHA-256 of `text`: the same on every machine and in every version.
package func stableHash(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).map { byte in
        let hex = String(byte, radix: 16)
        return byte < 16 ? "0" + hex : hex
    }.joined()
}
