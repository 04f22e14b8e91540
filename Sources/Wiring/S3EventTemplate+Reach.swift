/// How far the events of a template get in one branch of a pattern.
struct TemplateReach: Sendable, Hashable {
    var answer: S3EventReach.Answer
    /// How much of the branch fits before the field that stands in the way: source, type, bucket, then the rest.
    var progress: Int

    var isPossible: Bool {
        if case .no = answer { return false }
        return true
    }

    /// The better of two: what is possible beats what depends, and the furthest failure explains best.
    func better(_ other: TemplateReach) -> TemplateReach {
        switch (answer, other.answer) {
        case (.yes(let one), .yes(let two)): TemplateReach(answer: .yes(one.union(two)), progress: progress)
        case (.yes, _): self
        case (_, .yes): other
        case (.unknown, _): self
        case (_, .unknown): other
        case (.no, .no): other.progress > progress ? other : self
        }
    }
}

extension S3EventTemplate {
    /// The template of a type for any bucket, in any account and region.
    static func openTo(_ type: S3EventType) -> S3EventTemplate {
        S3EventTemplate(type: type, bucket: nil, account: nil, region: nil)
    }

    func reach(_ branch: [EventPattern.Leaf]) -> TemplateReach {
        let order = ["source", "detail-type", "resources", "detail.bucket.name", "account", "region"]
        let rank = { (leaf: EventPattern.Leaf) in order.firstIndex(of: leaf.name) ?? order.count }
        var unknown: String?
        var keys = KeyConstraint()
        for leaf in branch.sorted(by: { (rank($0), $0.name) < (rank($1), $1.name) }) {
            switch fit(leaf) {
            case .yes:
                if case .key = fields[leaf.name]?.content { keys = KeyConstraint(leaf.matchers) }
            case .unknown(let reason): unknown = unknown ?? reason
            case .no: return TemplateReach(answer: .no(obstacle(leaf)), progress: rank(leaf))
            }
        }
        return TemplateReach(answer: unknown.map { .unknown($0) } ?? .yes(keys), progress: order.count)
    }

    /// Whether some event of the template has a value here that the pattern admits.
    private func fit(_ leaf: EventPattern.Leaf) -> Answer {
        guard let field = fields[leaf.name] else {
            if leaf.matchers.contains(where: \.isAbsence) { return .yes }
            if !isComplete { return .unknown("the fields of \(type.rawValue) events are not all documented") }
            return .no
        }
        if field.isOptional, leaf.matchers.contains(where: \.isAbsence) { return .yes }
        switch field.content {
        case .known(let value?): return .any(leaf.matchers.lazy.map { $0.answer(for: value) })
        case .known(nil):
            if leaf.matchers.contains(.exists) { return .yes }
            guard leaf.matchers.contains(where: \.admitsSomeText) else { return .no }
            return .unknown("the pattern asks for \(leaf.name), which is not known")
        case .oneOf(let values):
            return .any(values.lazy.flatMap { value in leaf.matchers.lazy.map { $0.answer(for: value) } })
        case .key(let key?): return .any(leaf.matchers.lazy.map { $0.answer(for: key) })
        case .text, .key(nil): return Answer(leaf.matchers.contains(where: \.admitsSomeText))
        case .number: return Answer(leaf.matchers.contains(where: \.admitsSomeNumber))
        }
    }

    private func obstacle(_ leaf: EventPattern.Leaf) -> String {
        let admitted = leaf.matchers.map(\.words).joined(separator: " or ")
        switch (leaf.name, fields[leaf.name]?.content) {
        case ("source", _): return "the pattern's source is \(admitted); S3 sends its events as \(S3EventType.source)"
        case ("detail-type", _): return detailTypeObstacle(leaf, admitted)
        case (let name, nil):
            return "the pattern asks for \(name), a field that S3's \(type.rawValue) events do not have"
        case (let name, .key(let key?)): return "the pattern asks for \(name) \(admitted), but the key is \(key)"
        case (let name, .known(let value?)):
            return "the pattern asks for \(name) \(admitted), but for this bucket it is \(value)"
        case (let name, .oneOf(let values)):
            return "the pattern asks for \(name) \(admitted), but S3 sends \(values.joined(separator: " or "))"
        case (let name, .number): return "the pattern asks for \(name) \(admitted), but S3 sends a number"
        case (let name, _): return "the pattern asks for \(name) \(admitted), but S3 sends a string"
        }
    }

    private func detailTypeObstacle(_ leaf: EventPattern.Leaf, _ admitted: String) -> String {
        let sentence = "the pattern's detail-type is \(admitted)"
        if leaf.matchers.contains(where: { $0.admits(text: "AWS API Call via CloudTrail") }) {
            return "\(sentence), which is how CloudTrail, not S3 itself, reports API calls"
        }
        if S3EventType.allCases.contains(where: { type in leaf.matchers.contains { $0.admits(text: type.rawValue) } }) {
            return "\(sentence); the event asked about is \(type.rawValue)"
        }
        return "\(sentence), which S3 never sends to EventBridge; an object's creation is \"Object Created\""
    }
}

extension ValueMatcher {
    /// Whether there is a string that this admits.
    var admitsSomeText: Bool {
        switch self {
        case .number, .bool, .null, .numeric, .absent: false
        // Nothing is left when every string is excluded.
        case .anythingBut(let excluded): !excluded.contains { $0 == .wildcard(.everything) }
        default: true
        }
    }

    /// Whether there is a size that this admits.
    var admitsSomeNumber: Bool {
        switch self {
        case .numeric(let range):
            // The smallest whole number that could be in the range, and the one after it where the bottom is left out.
            range.contains(max(0, range.bottom.rounded(.up))) || range.contains(max(0, range.bottom.rounded(.up)) + 1)
        case .number(let number): number.value.map { $0 >= 0 && $0 == $0.rounded() } ?? true
        case .anythingBut, .exists: true
        default: false
        }
    }

    /// The matcher as a person would say it.
    var words: String {
        switch self {
        case .text(let bytes): "\"\(String(decoding: bytes, as: UTF8.self))\""
        case .number(let number): String(decoding: number.spelling, as: UTF8.self)
        case .bool(let bool): "\(bool)"
        case .null: "null"
        case .prefix(let bytes): "beginning with \"\(String(decoding: bytes, as: UTF8.self))\""
        case .suffix(let bytes): "ending in \"\(String(decoding: bytes, as: UTF8.self))\""
        case .prefixIgnoringCase(let text): "beginning with \"\(text.text)\" in any case"
        case .suffixIgnoringCase(let text): "ending in \"\(text.text)\" in any case"
        case .equalsIgnoringCase(let text): "\"\(text.text)\" in any case"
        case .wildcard(let wildcard):
            "like \"\(wildcard.parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "*"))\""
        case .numeric: "in a range of numbers"
        case .address: "in a range of addresses"
        case .anythingBut(let excluded): "anything but \(excluded.map(\.words).joined(separator: " or "))"
        case .exists: "present"
        case .absent: "absent"
        }
    }
}
