import Foundation

/// A text to look for in many others. `String.contains` compares characters; on the short texts of a log's lines,
/// which are looked through for dozens of secrets and forms, that took nine tenths of the time.
struct ByteSearch: Sendable, Hashable {
    let text: String
    private let bytes: [UInt8]
    /// For each beginning of the text: how long the longest shorter beginning is with which it ends.
    private let borders: [Int]

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        borders = Self.borders(of: bytes)
    }

    private static func borders(of bytes: [UInt8]) -> [Int] {
        var borders = [Int](repeating: 0, count: bytes.count)
        var length = 0
        for index in bytes.indices.dropFirst() {
            while length > 0, bytes[index] != bytes[length] { length = borders[length - 1] }
            if bytes[index] == bytes[length] { length += 1 }
            borders[index] = length
        }
        return borders
    }

    /// Whether the text occurs in `other`, byte for byte.
    func isIn(_ other: String) -> Bool {
        var other = other
        return other.withUTF8(isIn)
    }

    func isIn(_ other: UnsafeBufferPointer<UInt8>) -> Bool { place(in: other, from: 0) != nil }

    /// `other` with `mark` wherever the text occurs in it.
    func replaced(in other: String, with mark: String) -> String {
        var other = other
        return other.withUTF8 { whole in
            var result: [UInt8] = []
            var start = 0
            while let hit = place(in: whole, from: start) {
                result += whole[start..<hit]
                result += mark.utf8
                start = hit + bytes.count
            }
            result += whole[start...]
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// Knuth, Morris and Pratt: the time is in proportion to `whole`, whatever is looked for.
    private func place(in whole: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = bytes.first, let base = whole.baseAddress else { return nil }
        var position = start
        var matched = 0
        while position < whole.count {
            if matched == 0 {
                guard let hit = memchr(base + position, Int32(first), whole.count - position) else { return nil }
                position = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            }
            while matched > 0, whole[position] != bytes[matched] { matched = borders[matched - 1] }
            if whole[position] == bytes[matched] { matched += 1 }
            position += 1
            if matched == bytes.count { return position - matched }
        }
        return nil
    }
}
