import Facts
import SnapshotStore
import Wiring

/// What each statement of a function's resource policy lets in.
struct StatementChecks {
    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        let rows = try input.rows(
            """
            SELECT resource_id, function, qualifier, sid, statement FROM lambda_permission
            WHERE snapshot_id = :snapshot AND origin = :origin ORDER BY id
            """)
        // What is only written has not been overtaken by anything yet.
        let use = input.origin == .aws || input.origin == .state ? try StatementUse(input: input) : nil
        return rows.flatMap { row -> [WiringCheck] in
            guard let id = row.int64("resource_id") else { return [] }
            let text = row.text("statement") ?? ""
            let sid = row.text("sid") ?? ""
            let base = WiringCheck(
                origin: input.origin, kind: .statementNotPublic, resourceID: id,
                subject: row.text("qualifier").map { "\(sid):\($0)" } ?? sid, .pass,
                evidence: [
                    EvidenceItem(name: "function", value: row.text("function") ?? ""),
                    EvidenceItem(name: "statement", value: text),
                ])
            let kinds: [WiringCheck.Kind] =
                [.statementNotPublic, .statementSource, .statementPrincipal] + (use == nil ? [] : [.statementInUse])
            let review: StatementReview
            do throws(PolicyError) {
                review = try StatementReview(parsing: text)
            } catch {
                return kinds.map { kind in
                    var check = base
                    check.kind = kind
                    check.verdict = .unknown
                    check.reason = "\(name(of: base)) cannot be read as a policy statement: \(error.description)."
                    return check
                }
            }
            return kinds.map { kind in
                var check = base
                check.kind = kind
                switch kind {
                case .statementNotPublic: judgePublic(&check, review)
                case .statementSource: judgeSource(&check, review, text)
                case .statementPrincipal: judgePrincipal(&check, review)
                default: use?.judge(&check, review, function: row.text("function") ?? "")
                }
                return check
            }
        }
    }

    private func name(of check: WiringCheck) -> String {
        check.subject.isEmpty ? "The statement without a Sid" : "Statement \(check.subject)"
    }

    private func judgePublic(_ check: inout WiringCheck, _ review: StatementReview) {
        switch review.isPublic {
        case .no: break
        case .yes:
            check.verdict = .fail
            check.reason = "\(name(of: check)) lets everybody call the function: no condition narrows its principal *."
        case .unknown(let clause):
            check.verdict = .unknown
            check.reason = "Whether \(name(of: check).lowercasedFirst) lets everybody call is not known: \(clause)."
        }
    }

    private func judgeSource(_ check: inout WiringCheck, _ review: StatementReview, _ text: String) {
        let services = review.services.listed
        switch review.lacksSource {
        case .everything:
            check.verdict = .fail
            check.reason =
                "\(name(of: check)) lets \(services) call for anybody: it asks neither for a source ARN nor for its account."
        case .account:
            check.verdict = .fail
            check.severity = .low
            let sources = (review.sourcePatterns ?? []).listed
            check.reason =
                "\(name(of: check)) names the bucket \(sources), whose ARN carries no account, and not the source account."
        case nil:
            guard let symbol = Self.openSymbol(text, "Effect", "Principal") else { return }
            check.verdict = .unknown
            check.reason = "Whom \(name(of: check).lowercasedFirst) lets in is not known before the apply: \(symbol)."
        }
    }

    private func judgePrincipal(_ check: inout WiringCheck, _ review: StatementReview) {
        let patterns = review.sourcePatterns ?? []
        // Of other services it is not known what ARNs their sources have.
        let judged: Set = ["events.amazonaws.com", "s3.amazonaws.com"]
        if let clause = review.principalMismatch {
            check.verdict = .fail
            check.reason = "\(name(of: check)) never applies: \(clause)."
        } else if !judged.isDisjoint(with: review.services), let open = patterns.first(where: Self.isOpen) {
            check.verdict = .unknown
            check.reason = "The source of \(name(of: check).lowercasedFirst) is not known before the apply: \(open)."
        }
        guard check.verdict != .pass else { return }
        check.evidence.append(EvidenceItem(name: "principal", value: review.services.listed))
        check.evidence.append(EvidenceItem(name: "source ARN", value: patterns.listed))
    }

    /// Whether not even the service of a source is known.
    private static func isOpen(_ pattern: String) -> Bool {
        guard SymbolicText.hasSymbols(pattern) else { return false }
        if let arn = ARN(pattern) { return SymbolicText.hasSymbols(arn.service) }
        return SymbolicText.loneSymbol(of: pattern).flatMap { SymbolName($0) }?.attribute != "arn"
    }

    private static func openSymbol(_ statement: String, _ members: String...) -> String? {
        guard SymbolicText.hasSymbols(statement), let value = try? JSONValue(parsing: statement) else { return nil }
        return members.lazy.compactMap { value[$0]?.stringValue.flatMap(SymbolicText.loneSymbol) }.first
    }
}

extension String {
    /// For a clause inside of a sentence.
    var lowercasedFirst: String { first.map { $0.lowercased() + dropFirst() } ?? self }
}
