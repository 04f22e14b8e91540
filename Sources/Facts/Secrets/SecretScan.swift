/// One pass over a text: what the automaton finds is looked at where it stands.
///
/// Linear in the text's length. Looking back is bounded; looking ahead either ends in a match, behind which the pass goes
/// on, or is bounded, or its result is kept for the next that asks (`end(of:from:)`).
struct SecretScan {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var matches: [SecretMatch] = []
    /// Up to here nothing is looked at any more.
    private var maskedEnd = 0
    /// Up to here an ARN goes, whose colons are no pairs.
    var arnEnd = 0
    /// The last name that was looked at ends here.
    var nameEnd = 0
    /// Alphabet → the last run of its bytes that was measured.
    private var runs: [Range<Int>] = Array(repeating: 0..<0, count: SecretAlphabet.allCases.count)
    /// Names and separators are looked back for so far at the most.
    static let reach = 128

    /// Whether the name of a secret was found, with a value behind it or without.
    var hasNames = false
    let gathersNames: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, gathersNames: Bool) {
        self.bytes = bytes
        self.gathersNames = gathersNames
    }

    /// Looks at what ends at a place.
    mutating func look(at trigger: SecretTrigger, end: Int) {
        if end <= maskedEnd, trigger != .arn { return }
        switch trigger {
        case .token(let token): look(for: token, end: end)
        case .name: lookForValue(ofNameAt: end)
        case .parameter: lookForParameter(end: end)
        case .authorization: lookForAuthorization(end: end)
        case .scheme: lookForCredentials(behindSchemeAt: end)
        case .userInfo: lookForUserInfo(end: end)
        case .dataSource: lookForDataSource(end: end)
        case .privateKey: lookForPrivateKey(end: end)
        case .conditionKey: hasNames = true
        case .arn: if end > arnEnd { arnEnd = self.end(of: ByteSet.arn, from: end) }
        }
    }

    mutating func add(_ kind: SecretMatch.Kind, _ range: Range<Int>) {
        guard !range.isEmpty, !isMask(range) else { return }
        matches.append(SecretMatch(kind: kind, range: range))
        maskedEnd = max(maskedEnd, range.upperBound)
    }

    /// Whether a stretch is masked already, which makes masking twice the same as once.
    private func isMask(_ range: Range<Int>) -> Bool {
        range.count <= 8 && range.allSatisfy { bytes[$0] == UInt8(ascii: "*") }
    }

    /// Whether a word goes on before a place. The letter of an escape (`\n`) is none of the word's.
    func isInsideWord(_ place: Int) -> Bool {
        guard let before = self[place - 1], ByteSet.alphanumeric.contains(before) else { return false }
        return self[place - 2] != UInt8(ascii: "\\")
    }

    // MARK: - Reading

    subscript(_ place: Int) -> UInt8? { place >= 0 && place < bytes.count ? bytes[place] : nil }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Where the bytes of an alphabet end that begin at a place.
    mutating func end(of alphabet: SecretAlphabet, from start: Int) -> Int {
        let known = runs[alphabet.rawValue]
        if known.contains(start) { return known.upperBound }
        let end = end(of: alphabet.bytes, from: start)
        runs[alphabet.rawValue] = start..<end
        return end
    }

    func end(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
        let last = limit == .max ? bytes.count : min(bytes.count, start + limit)
        var end = start
        while end < last, set.contains(bytes[end]) { end += 1 }
        return end
    }

    /// Where the bytes of a set begin that end at a place; looks back so far as `reach`.
    func start(of set: ByteSet, before end: Int, limit: Int = reach) -> Int {
        var start = end
        let first = max(0, end - limit)
        while start > first, set.contains(bytes[start - 1]) { start -= 1 }
        return start
    }

    func hasText(_ text: StaticString, at place: Int) -> Bool {
        guard place >= 0, place + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in wanted.indices.allSatisfy { bytes[place + $0] == wanted[$0] } }
    }
}

extension ByteSet {
    /// What an ARN goes on with.
    static let arn = ByteSet.alphanumeric.union(ByteSet(":/_+.*@$").union(ByteSet([0x2D, 0x7B, 0x7D])))
}
