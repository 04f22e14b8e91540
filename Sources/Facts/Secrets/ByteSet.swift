/// A set of bytes, asked in constant time.
struct ByteSet: Sendable, Hashable {
    private var words: SIMD4<UInt64> = .zero

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    }

    /// - Parameter text: ASCII characters; `a-z` stands for all between.
    init(_ text: StaticString) {
        let bytes = text.withUTF8Buffer { Array($0) }
        var index = 0
        var members: [UInt8] = []
        while index < bytes.count {
            if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-") {
                members += Array(bytes[index]...bytes[index + 2])
                index += 3
            } else {
                members.append(bytes[index])
                index += 1
            }
        }
        self.init(members)
    }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words |= other.words
        return result
    }

    var inverted: ByteSet {
        var result = self
        result.words = ~words
        return result
    }

    static let letters = ByteSet("a-zA-Z")
    static let lowercase = ByteSet("a-z")
    static let uppercase = ByteSet("A-Z")
    static let digits = ByteSet("0-9")
    static let alphanumeric = ByteSet("a-zA-Z0-9")
    static let space = ByteSet([0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D])
    static let quotes = ByteSet([0x22, 0x27])
}
