extension S3EventReach {
    /// Whether a JSON path leads anywhere in the events that a pattern admits.
    package enum PathPresence: Sendable, Hashable {
        /// In all of them.
        case always
        /// In some of them; the sentence says which lack it.
        case sometimes(String)
        /// In none of them; the sentence says why.
        case never(String)
        /// The events are not all known; the sentence says why.
        case unknown(String)
    }

    /// Whether `path`, such as `$.detail.object.key` of an input transformer, exists in the events that are admitted.
    ///
    /// Whole objects exist as their fields do, and `$` is the event. Members may be written with dots or in brackets.
    package func presence(of path: String) -> PathPresence {
        guard let steps = EventPath(path)?.steps else { return .unknown("\(path) is not a path that is understood") }
        guard waitsForNativeS3Events, !documentedTypes.isEmpty else {
            return .unknown("the pattern admits events other than those that S3 sends")
        }
        guard !pattern.branches.contains(where: { Self.mayWaitForCloudTrail($0) }) else {
            return .unknown("the pattern admits events of CloudTrail, whose fields depend on the API call")
        }
        var found: [(type: S3EventType, presence: PathPresence)] = []
        for type in documentedTypes {
            let template = S3EventTemplate.openTo(type)
            for branch in pattern.branches where template.reach(branch).isPossible {
                found.append((type, template.presence(of: steps, path, in: branch)))
            }
        }
        return Self.combined(found, path)
    }

    private static func combined(_ found: [(type: S3EventType, presence: PathPresence)], _ path: String) -> PathPresence
    {
        let presences = found.map(\.presence)
        guard let first = presences.first else { return .unknown("no event of S3 is admitted") }
        if presences.allSatisfy({ $0 == .always }) { return .always }
        if let unknown = presences.first(where: { if case .unknown = $0 { true } else { false } }) { return unknown }
        let isNever = { (presence: PathPresence) in if case .never = presence { true } else { false } }
        if presences.allSatisfy(isNever) { return first }
        if let some = presences.first(where: { if case .sometimes = $0 { true } else { false } }) { return some }
        let lacking = Set(found.filter { isNever($0.presence) }.map(\.type.rawValue)).sorted()
        return .sometimes("\(lacking.joined(separator: " and ")) events do not have \(path)")
    }
}

extension S3EventTemplate {
    /// Whether the path exists in the events of the template that a branch admits.
    fileprivate func presence(
        of steps: [EventPath.Step], _ path: String, in branch: [EventPattern.Leaf]
    ) -> S3EventReach.PathPresence {
        var name = ""
        for (index, step) in steps.enumerated() {
            switch step {
            case .member(let member): name += (name.isEmpty ? "" : ".") + member
            case .element(let number):
                guard name == "resources" else {
                    return .never("\(path) asks for an element of \(name), which is no list")
                }
                guard number == 0 else {
                    return .never("\(path) does not exist: resources has one element, the bucket's ARN")
                }
                guard index == steps.count - 1 else { return .never("\(path) leads into a text") }
            }
        }
        if name.isEmpty || name == "detail" { return .always }
        if let field = fields[name] {
            guard field.isOptional else { return .always }
            guard let leaf = branch.first(where: { $0.name == name }) else {
                return .sometimes("not every \(type.rawValue) event has \(path)")
            }
            // The pattern may ask for the field itself, or for its absence.
            let isAbsent = leaf.matchers.contains(where: \.isAbsence)
            if !isAbsent { return .always }
            return leaf.matchers.allSatisfy(\.isAbsence)
                ? .never("the pattern admits only events without \(path)")
                : .sometimes("the pattern admits events without \(path)")
        }
        let inner = fields.filter { $0.key.hasPrefix(name + ".") }
        if !inner.isEmpty {
            return inner.contains { !$0.value.isOptional }
                ? .always : .sometimes("not every \(type.rawValue) event has \(path)")
        }
        if !isComplete { return .unknown("the fields of \(type.rawValue) events are not all documented") }
        return .never("\(path) is a field that S3's \(type.rawValue) events do not have")
    }
}
