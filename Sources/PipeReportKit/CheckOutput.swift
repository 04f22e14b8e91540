import Facts
import Foundation

/// The documented object of `check --format json`, schema 1: one JSON object with sorted keys.
struct CheckJSON {
    var summary: CheckSummary

    /// The member `findings`, which comes first, finding by finding.
    struct Findings {
        private var isEmpty = true

        /// The next finding with what stands before it.
        mutating func text(of finding: Finding) -> String {
            let start = isEmpty ? "{\n  \"findings\" : [\n" : ",\n"
            isEmpty = false
            return start + "    " + CheckJSON.object(finding).prettyText.replacing("\n", with: "\n    ")
        }

        /// The rest of the object.
        func end(_ json: CheckJSON) -> String {
            var members: [String: JSONValue] = [
                "schema": .number(1), "snapshot": json.snapshot, "summary": json.counts,
            ]
            guard !isEmpty else {
                members["findings"] = .array([])
                return JSONValue.object(members).prettyText
            }
            // The other members without the brace that opens them.
            return "\n  ]," + JSONValue.object(members).prettyText.dropFirst()
        }
    }

    fileprivate var snapshot: JSONValue {
        let row = summary.snapshot
        return .object([
            "id": row.int("id").map { .number(Double($0)) } ?? .null,
            "takenAt": .string(UTC.text(row.int64("taken_at_ms") ?? 0)),
            "label": Self.optional(row.text("label")), "account": Self.optional(row.text("account")),
            "regions": row.text("regions").flatMap { try? JSONValue(parsing: $0) } ?? .array([]),
            "toolVersion": Self.optional(row.text("tool_version")),
            "gitCommit": Self.optional(row.text("git_commit")),
            "gitDirty": row.int("is_git_dirty").map { .bool($0 == 1) } ?? .null,
        ])
    }

    fileprivate var counts: JSONValue {
        .object([
            "fail": .object(
                Dictionary(
                    uniqueKeysWithValues: Severity.allCases.map { severity in
                        (severity.rawValue, .number(Double(summary.failures[severity] ?? 0)))
                    })),
            "unknown": .number(Double(summary.unknown)), "pass": .number(Double(summary.pass)),
            "suppressed": .number(Double(summary.suppressed)),
        ])
    }

    fileprivate static func object(_ finding: Finding) -> JSONValue {
        .object([
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "verdict": .string(finding.verdict.rawValue), "resource": .string(finding.resource),
            "subject": .string(finding.subject), "origins": .array(finding.origins.map { .string($0.rawValue) }),
            "address": optional(finding.address), "file": optional(finding.file),
            "line": finding.line.map { .number(Double($0)) } ?? .null, "message": .string(finding.message),
            "evidence": .array(
                finding.evidence.map { .object(["name": .string($0.name), "value": .string($0.value)]) }),
            "remedy": .string(finding.remedy), "fingerprint": .string(finding.fingerprint),
            "firstSeen": .string(UTC.text(finding.firstSeenMS)), "suppressed": suppression(finding),
        ])
    }

    private static func suppression(_ finding: Finding) -> JSONValue {
        guard let suppression = finding.suppression else { return .null }
        return .object([
            "reason": .string(suppression.reason), "expires": .string(suppression.expires),
            "source": .string(suppression.place),
        ])
    }

    private static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}

/// The findings as a person reads them in a terminal.
enum FindingTable {
    static func text(of finding: Finding) -> String {
        let verdict = finding.verdict == .unknown ? "unknown" : finding.severity.rawValue
        let word = finding.suppression == nil ? verdict : "suppressed"
        var lines = ["\(word.uppercased())  \(finding.rule)  \(finding.resourceName)", "    \(finding.message)"]
        if let place = place(of: finding) { lines.append("    at \(place)") }
        if let suppression = finding.suppression {
            lines.append("    until \(suppression.expires), \(suppression.place): \(suppression.reason)")
        }
        lines.append("    seen in \(finding.origins.map(\.rawValue).joined(separator: ", ")) · \(finding.fingerprint)")
        lines.append("")
        return lines.map(visible).joined(separator: "\n") + "\n"
    }

    /// What stands below the findings.
    static func text(of summary: CheckSummary) -> String {
        let failures = Severity.allCases.reversed().compactMap { severity in
            summary.failures[severity].map { "\($0) \(severity.rawValue)" }
        }
        let headline = failures.isEmpty ? "No findings" : "Findings: " + failures.joined(separator: ", ")
        let suppressed = summary.suppressed == 0 ? "" : ", \(summary.suppressed) suppressed"
        var lines = ["\(headline); \(summary.unknown) unknown, \(summary.pass) passed\(suppressed)."]
        if let incomplete = summary.incomplete { lines.append(incomplete) }
        return lines.map(visible).joined(separator: "\n") + "\n"
    }

    /// The address, and where it is written: `aws_s3_bucket.raw (terraform/buckets.tf:3)`.
    private static func place(of finding: Finding) -> String? {
        let written = finding.file.map { file in finding.line.map { "\(file):\($0)" } ?? file }
        guard let address = finding.address else { return written }
        return written.map { "\(address) (\($0))" } ?? address
    }

    /// Control characters as escapes, so that a hostile name cannot steer the terminal.
    static func visible(_ text: String) -> String { text.escapingInvisible() }
}

enum UTC {
    /// ISO 8601 in whole seconds: `2026-11-24T00:00:00Z`.
    static func text(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).ISO8601Format()
    }
}

extension JSONValue {
    /// The value over several lines, with sorted keys.
    var prettyText: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return canonicalText }
        return String(decoding: data, as: UTF8.self).escapingInvisibleInJSON
    }
}
