import Foundation

extension TerraformFunctions {
    static let hashes: [String: Function] = [
        "md5": { .string(hexadecimal(HashFunctions.md5(Array(try single($0).utf8)))) },
        "sha1": { .string(hexadecimal(HashFunctions.sha1(Array(try single($0).utf8)))) },
        "sha256": { .string(hexadecimal(HashFunctions.sha256(Array(try single($0).utf8)))) },
        "base64sha256": { .string(Data(HashFunctions.sha256(Array(try single($0).utf8))).base64EncodedString()) },
    ]

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
