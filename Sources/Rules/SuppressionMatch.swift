import Facts
import SnapshotStore

/// One suppression, ready to be held against findings.
struct SuppressionMatch {
    let id: Int64
    let suppression: Suppression
    private let rules: [Glob]
    private let resources: [Glob]
    private let tags: [Glob]
    private let fingerprints: Set<String>

    init(_ stored: StoredSuppression) {
        id = stored.id
        suppression = stored.suppression
        rules = stored.suppression.rules.map(Glob.init)
        resources = stored.suppression.resources.map(Glob.init)
        tags = stored.suppression.tags.map(Glob.init)
        fingerprints = Set(stored.suppression.fingerprints)
    }

    /// What a finding is held against.
    struct Subject {
        let fingerprint: String
        let places: Set<FindingIdentity.Place>
        let names: [[Unicode.Scalar]]
        let tags: [[Unicode.Scalar]]

        /// - Parameter identity: of all resources that are the finding's, in any origin.
        init(_ finding: Judgement.FindingRow, identity: FindingIdentity) {
            fingerprint = finding.fingerprint
            let own = finding.file.flatMap { file in finding.line.map { FindingIdentity.Place(file: file, line: $0) } }
            places = own.map { identity.places.union([$0]) } ?? identity.places
            let names = identity.names.union([finding.logicalID, finding.address].compactMap(\.self))
            self.names = names.map { Array($0.unicodeScalars) }
            tags = identity.tags.map { Array($0.unicodeScalars) }
        }
    }

    /// Whether a finding of a rule that it may speak of is one of those that it speaks of, be it in force or not.
    ///
    /// - Parameter steps: what may still be spent on comparing; below zero the answer means nothing.
    func fits(_ subject: Subject, steps: inout Int) -> Bool {
        steps -= 1
        if suppression.problem != nil { return false }
        if let block = suppression.block {
            // The lines are compared first: there may be as many comments as findings.
            guard subject.places.contains(where: { block.contains($0.line) && $0.file == suppression.file }) else {
                return false
            }
        } else if rules.isEmpty, resources.isEmpty, tags.isEmpty, fingerprints.isEmpty {
            // An entry without any matcher would take all findings.
            return false
        }
        if !fingerprints.isEmpty, !fingerprints.contains(subject.fingerprint) { return false }
        return Self.fits(resources, subject.names, &steps) && Self.fits(tags, subject.tags, &steps)
    }

    private static func fits(_ globs: [Glob], _ texts: [[Unicode.Scalar]], _ steps: inout Int) -> Bool {
        if globs.isEmpty { return true }
        for glob in globs {
            for text in texts where glob.matches(text, steps: &steps) { return true }
        }
        return false
    }

    /// Whether it may speak of findings of that rule.
    func mayFit(rule: String) -> Bool { rules.isEmpty || rules.contains { $0.matches(rule) } }

    /// The globs that fit none of `ids`.
    func rulesWithout(_ ids: [String]) -> [String] {
        rules.filter { glob in !ids.contains(where: glob.matches) }.map(\.pattern)
    }

    /// Whether its last day has not passed.
    func holds(at milliseconds: Int64) -> Bool {
        suppression.problem == nil && suppression.expires.map { milliseconds < $0.endMS } == true
    }
}

/// What is known of a logical resource that a suppression may name.
struct FindingIdentity: Hashable {
    struct Place: Hashable {
        var file: String
        var line: Int
    }

    /// Logical id, ARNs, addresses and names.
    var names: Set<String> = []
    /// Each tag as `name` and as `name=value`.
    var tags: Set<String> = []
    var places: Set<Place> = []
}
