package import Facts

/// One policy that takes part in a decision, or why its statements are not at hand.
///
/// It is parsed when it is made, so that one value serves any number of decisions.
package struct AccessPolicy: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        /// Its statements as JSON; variables stand for values of the request unless the policy is of version 2008-10-17.
        case statements([String], replacesVariables: Bool)
        /// It could not be read, and why.
        case unread(String)
        /// It is not known before the apply, or nobody knows its document, and why.
        case unknown(String)
        /// Its document is not at hand, and why; it is known to deny nothing, as those that AWS manages are.
        case grantsOnly(String)
        /// Nobody asked for it: it is taken to deny nothing, and it might allow.
        case notAsked
    }

    /// A statement, or why its text is none.
    struct Parsed: Sendable, Hashable {
        var text: String
        var statement: Result<PolicyStatement, PolicyError>
    }

    /// The name or ARN of the policy, as a reason names it.
    package let label: String
    package let content: Content
    /// Its statements; none where they are not at hand.
    let parsed: [Parsed]

    package init(label: String, content: Content) {
        self.label = label
        self.content = content
        guard case .statements(let texts, let replacesVariables) = content else {
            parsed = []
            return
        }
        parsed = texts.map { text in
            do throws(PolicyError) {
                let statement = try PolicyStatement(parsing: text, replacesVariables: replacesVariables)
                return Parsed(text: text, statement: .success(statement))
            } catch {
                return Parsed(text: text, statement: .failure(error))
            }
        }
    }

    package init(label: String, statements: [String], replacesVariables: Bool = true) {
        self.init(label: label, content: .statements(statements, replacesVariables: replacesVariables))
    }

    /// A policy from its document; one that is no policy document is unknown.
    package init(label: String, document: String) {
        do {
            self.init(
                label: label, statements: try PolicyDocument.statements(parsing: document).map(\.canonicalText),
                replacesVariables: try PolicyDocument.replacesVariables(parsing: document))
        } catch {
            self.init(label: label, content: .unknown(error.reason))
        }
    }

    /// A policy from a fact that holds its document; nil where there is none.
    package init?(label: String, document: Fact<String>) {
        switch document {
        case .present(let text): self.init(label: label, document: text)
        case .absent: return nil
        case .unread(let reason): self.init(label: label, content: .unread(reason.sentence))
        case .unknown(let attribute):
            self.init(label: label, content: .unknown("not known until the apply: \(attribute)"))
        }
    }
}
