import Foundation

/// The hashes that Terraform's functions offer, for the short texts of a configuration.
///
/// This target depends on nothing but Foundation, which has none of them.
///
/// Source: RFC 1321 (MD5), FIPS 180-4 (SHA-1, SHA-256).
enum HashFunctions {
    static func md5(_ message: [UInt8]) -> [UInt8] {
        let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
        let constants = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 4_294_967_296) }
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
        for block in blocks(message, isBigEndian: false) {
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for round in 0..<64 {
                var mixed: UInt32
                let word: Int
                switch round / 16 {
                case 0: (mixed, word) = (b & c | ~b & d, round)
                case 1: (mixed, word) = (d & b | ~d & c, (5 * round + 1) % 16)
                case 2: (mixed, word) = (b ^ c ^ d, (3 * round + 5) % 16)
                default: (mixed, word) = (c ^ (b | ~d), 7 * round % 16)
                }
                mixed = mixed &+ a &+ constants[round] &+ block[word]
                (a, d, c) = (d, c, b)
                b = b &+ rotated(mixed, left: shifts[round / 16 * 4 + round % 4])
            }
            state = zip(state, [a, b, c, d]).map { $0 &+ $1 }
        }
        return state.flatMap { word in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    static func sha1(_ message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        for block in blocks(message, isBigEndian: true) {
            var words = block
            for index in 16..<80 {
                words.append(
                    rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], left: 1))
            }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for (index, word) in words.enumerated() {
                let (mixed, constant): (UInt32, UInt32)
                switch index / 20 {
                case 0: (mixed, constant) = (b & c | ~b & d, 0x5a82_7999)
                case 1: (mixed, constant) = (b ^ c ^ d, 0x6ed9_eba1)
                case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8f1b_bcdc)
                default: (mixed, constant) = (b ^ c ^ d, 0xca62_c1d6)
                }
                let next = rotated(a, left: 5) &+ mixed &+ e &+ constant &+ word
                (e, d, c, b, a) = (d, c, rotated(b, left: 30), a, next)
            }
            state = zip(state, [a, b, c, d, e]).map { $0 &+ $1 }
        }
        return bigEndianBytes(state)
    }

    static func sha256(_ message: [UInt8]) -> [UInt8] {
        // The fractional parts of the square and cube roots of the first primes.
        let primes = (2..<312).filter { number in !(2..<number).contains { number % $0 == 0 } }
        let constants = primes.prefix(64).map { fraction(of: cbrt(Double($0))) }
        var state = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }
        for block in blocks(message, isBigEndian: true) {
            var words = block
            for index in 16..<64 {
                let (early, late) = (words[index - 15], words[index - 2])
                let first = rotated(early, left: 25) ^ rotated(early, left: 14) ^ early >> 3
                let second = rotated(late, left: 15) ^ rotated(late, left: 13) ^ late >> 10
                words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
            }
            var mixed = state
            for (word, constant) in zip(words, constants) {
                let (a, b, c, e) = (mixed[0], mixed[1], mixed[2], mixed[4])
                let high = rotated(e, left: 26) ^ rotated(e, left: 21) ^ rotated(e, left: 7)
                let first = mixed[7] &+ high &+ (e & mixed[5] ^ ~e & mixed[6]) &+ constant &+ word
                let low = rotated(a, left: 30) ^ rotated(a, left: 19) ^ rotated(a, left: 10)
                let second = low &+ (a & b ^ a & c ^ b & c)
                mixed = [first &+ second, a, b, c, mixed[3] &+ first, e, mixed[5], mixed[6]]
            }
            state = zip(state, mixed).map { $0 &+ $1 }
        }
        return bigEndianBytes(state)
    }

    private static func fraction(of value: Double) -> UInt32 {
        UInt32((value - value.rounded(.down)) * 4_294_967_296)
    }

    private static func rotated(_ word: UInt32, left count: UInt32) -> UInt32 {
        word << count | word >> (32 - count)
    }

    private static func bigEndianBytes(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    /// The padded message as blocks of sixteen words.
    private static func blocks(_ message: [UInt8], isBigEndian: Bool) -> [[UInt32]] {
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        let length = UInt64(message.count) * 8
        for index in 0..<8 {
            bytes.append(UInt8(truncatingIfNeeded: length >> UInt64(isBigEndian ? 56 - 8 * index : 8 * index)))
        }
        return stride(from: 0, to: bytes.count, by: 64).map { start in
            (0..<16).map { word in
                let four = bytes[(start + 4 * word)..<(start + 4 * word + 4)]
                return (isBigEndian ? Array(four) : four.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
            }
        }
    }
}
