import Facts
import SnapshotStore

/// Takes the findings that a suppression in force speaks of out of the count, rule by rule, and remembers what became of
/// each suppression.
struct SuppressionPass {
    /// How many steps comparing findings with suppressions may take: a second or two.
    ///
    /// A step is a suppression held against a finding, or a character of a name compared with one of a pattern. A
    /// thousand entries with ten thousand findings take less than a third of it.
    static let maximumSteps = 1_000_000_000
    /// How many `pipereport:ignore` comments a snapshot may have.
    static let maximumComments = 10_000

    private let matches: [SuppressionMatch]
    private(set) var uses: [Int64: SuppressionUse]
    private var stepsLeft: Int
    private let asOfMS: Int64

    /// The suppressions that may speak of one rule's findings: entries first, then the comments of each file.
    private struct Candidates {
        var entries: [SuppressionMatch] = []
        var comments: [String: [SuppressionMatch]] = [:]

        init(_ matches: [SuppressionMatch]) {
            for match in matches {
                if match.suppression.block == nil {
                    entries.append(match)
                } else {
                    comments[match.suppression.file, default: []].append(match)
                }
            }
        }

        func of(_ subject: SuppressionMatch.Subject) -> [SuppressionMatch] {
            if comments.isEmpty { return entries }
            return entries + Set(subject.places.map(\.file)).sorted().flatMap { comments[$0] ?? [] }
        }
    }

    /// - Parameter use: what is said of a suppression before any finding is held against it.
    init(
        _ matches: [SuppressionMatch], asOfMS: Int64, maximumSteps: Int = maximumSteps,
        use: (SuppressionMatch) -> SuppressionUse
    ) throws(LimitError) {
        let comments = matches.filter { $0.suppression.source == .comment }
        if comments.count > Self.maximumComments {
            let next = comments[Self.maximumComments].suppression
            throw LimitError(
                "The configuration has \(comments.count) comments pipereport:ignore; the limit is \(Self.maximumComments), reached at \(next.file):\(next.line). Remove those that no longer apply."
            )
        }
        self.matches = matches
        self.asOfMS = asOfMS
        stepsLeft = maximumSteps
        uses = Dictionary(matches.map { ($0.id, use($0)) }, uniquingKeysWith: { first, _ in first })
    }

    var isEmpty: Bool { matches.isEmpty }

    /// - Returns: the findings of one rule, each with the first suppression in force that fits it.
    mutating func suppress(
        _ findings: [Judgement.FindingRow], ofRule rule: String, identities: [String: FindingIdentity]
    ) throws(LimitError) -> [Judgement.FindingRow] {
        let candidates = Candidates(matches.filter { $0.mayFit(rule: rule) })
        var suppressed = findings
        for index in suppressed.indices {
            let finding = suppressed[index]
            let subject = SuppressionMatch.Subject(
                finding, identity: identities[finding.logicalID] ?? FindingIdentity())
            for match in candidates.of(subject) {
                let fits = match.fits(subject, steps: &stepsLeft)
                if stepsLeft < 0 { throw tooMuch(findings.count) }
                guard fits else { continue }
                uses[match.id]?.count("\(finding.rule) on \(finding.address ?? finding.logicalID)")
                if suppressed[index].suppressionID == nil, match.holds(at: asOfMS) {
                    suppressed[index].suppressionID = match.id
                }
            }
        }
        return suppressed
    }

    private func tooMuch(_ findings: Int) -> LimitError {
        LimitError(
            "Comparing \(matches.count) suppressions with the findings takes more than \(Self.maximumSteps) steps, which is the limit. Write fewer suppressions, or patterns with fewer asterisks."
        )
    }
}

extension SuppressionUse {
    /// How many findings are named; the rest is a number.
    private static let namedLimit = 5

    fileprivate mutating func count(_ finding: String) {
        matchCount += 1
        if matches.count < Self.namedLimit { matches.append(finding) }
    }
}
