import Facts
import Foundation
internal import Yams

extension Configuration {
    private static let matchers = ["rule", "resource", "tag", "fingerprint"]

    /// Reads the list `suppressions` with the line of each entry.
    ///
    /// - Parameters:
    ///   - file: the file's name as findings show it.
    ///   - problems: learns what is wrong with the entries, one clause each.
    static func suppressions(yaml: String, file: String, problems: inout [String]) throws -> [Suppression] {
        guard let root = try Yams.compose(yaml: yaml), case .mapping(let members) = root,
            let list = members.first(where: { $0.key.string == "suppressions" })?.value, list.null == nil
        else { return [] }
        guard case .sequence(let entries) = list else {
            problems.append("suppressions takes a list of entries")
            return []
        }
        guard entries.count <= ConfigurationLimits.suppressions else {
            let line = entries[ConfigurationLimits.suppressions].mark?.line ?? 1
            problems.append(
                "suppressions has \(entries.count) entries; the limit is \(ConfigurationLimits.suppressions), reached at line \(line)"
            )
            return []
        }
        return entries.compactMap { suppression($0, file: file, problems: &problems) }
    }

    private static func suppression(_ node: Node, file: String, problems: inout [String]) -> Suppression? {
        let line = node.mark?.line ?? 1
        let before = problems.count
        guard case .mapping(let members) = node else {
            problems.append(
                "the suppression at line \(line) takes rule, resource, tag or fingerprint, with reason and expires")
            return nil
        }
        var values: [String: [String]] = [:]
        for (key, value) in members {
            let name = key.string ?? ""
            guard matchers.contains(name) || ["reason", "expires"].contains(name) else {
                problems.append("\(name) is no member of the suppression at line \(line)")
                continue
            }
            values[name] = texts(value, isList: matchers.contains(name))
            if let long = values[name]?.first(where: { $0.utf8.count > ConfigurationLimits.matcherLength }),
                matchers.contains(name)
            {
                problems.append(
                    "\(name) of the suppression at line \(line) has \(long.utf8.count) characters; the limit is \(ConfigurationLimits.matcherLength)"
                )
            }
            if values[name] == nil {
                let kind = matchers.contains(name) ? "a text or a list of texts" : "a text"
                problems.append("\(name) of the suppression at line \(line) takes \(kind)")
            }
        }
        if problems.count == before { check(values, line: line, problems: &problems) }
        guard problems.count == before else { return nil }
        return Suppression(
            source: .file, rules: values["rule"] ?? [], resources: values["resource"] ?? [], tags: values["tag"] ?? [],
            fingerprints: values["fingerprint"] ?? [], reason: values["reason"]?.first,
            expires: values["expires"]?.first.flatMap(CalendarDay.init), file: file, line: line)
    }

    private static func check(_ values: [String: [String]], line: Int, problems: inout [String]) {
        let entry = "the suppression at line \(line)"
        if matchers.allSatisfy({ values[$0] == nil }) {
            problems.append("\(entry) names no \(matchers.joined(separator: ", "))")
        }
        if values["reason"] == nil { problems.append("\(entry) gives no reason") }
        if let day = values["expires"]?.first {
            if CalendarDay(day) == nil { problems.append("expires of \(entry) is no date (YYYY-MM-DD): \(day)") }
        } else {
            problems.append("\(entry) gives no day on which it expires (expires: YYYY-MM-DD)")
        }
        for fingerprint in values["fingerprint"] ?? [] where !isFingerprint(fingerprint) {
            problems.append(
                "the fingerprint \(fingerprint) of \(entry) is none: it has 16 hexadecimal digits, as check prints it")
        }
    }

    /// The texts as they are written, be they numbers or dates for YAML; nil where they are none or blank.
    private static func texts(_ node: Node, isList: Bool) -> [String]? {
        var texts: [String] = []
        switch node {
        case .scalar(let scalar): texts = [scalar.string]
        case .sequence(let items) where isList:
            for item in items {
                guard case .scalar(let scalar) = item, item.null == nil else { return nil }
                texts.append(scalar.string)
            }
        default: return nil
        }
        let isBlank = texts.contains { $0.allSatisfy(\.isWhitespace) }
        return node.null != nil || texts.isEmpty || isBlank ? nil : texts
    }

    private static func isFingerprint(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// The file's name for a reader: never an absolute path.
    static func shownName(_ path: String) -> String {
        path.hasPrefix("/") ? String(path.split(separator: "/").last ?? "pipereport.yml") : path
    }
}
