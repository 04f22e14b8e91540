/// Finds what looks like an AWS secret access key (40 characters) or a long opaque token: letters of both cases with
/// digits, which neither a digest in hex nor a path in lower case has.
enum OpaqueKeys {
    private static let keyLength = 40
    private static let opaqueLength = 100

    /// Adds the stretches of keys.
    ///
    /// A run of 40 has a byte at one of each 40 places, so that most of a text is not looked at.
    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ found: (Range<Int>) -> Void) {
        let set = SecretAlphabet.keyBytes.bytes
        var place = keyLength - 1
        while place < bytes.count {
            guard set.contains(bytes[place]) else {
                place += keyLength
                continue
            }
            var start = place
            while start > 0, set.contains(bytes[start - 1]) { start -= 1 }
            var end = place + 1
            while end < bytes.count, set.contains(bytes[end]) { end += 1 }
            let run = start..<end
            if run.count == keyLength && changes(in: run, of: bytes) >= 12
                || run.count >= opaqueLength && isMixed(run, of: bytes)
            {
                found(run)
            }
            place = end + keyLength
        }
    }

    private static func isMixed(_ run: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let part = bytes[run]
        return part.contains(where: ByteSet.lowercase.contains) && part.contains(where: ByteSet.uppercase.contains)
            && part.contains(where: ByteSet.digits.contains)
    }

    /// How often a run changes between lower case, upper case, digits and signs; 0 where it has not all of the first
    /// three. Random text does so at two of three places, words put together (`ProcessOrdersFunction`) seldom.
    private static func changes(in run: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard isMixed(run, of: bytes) else { return 0 }
        func kind(_ byte: UInt8) -> Int {
            ByteSet.lowercase.contains(byte)
                ? 0 : ByteSet.uppercase.contains(byte) ? 1 : ByteSet.digits.contains(byte) ? 2 : 3
        }
        return run.dropFirst().count { kind(bytes[$0]) != kind(bytes[$0 - 1]) }
    }
}
