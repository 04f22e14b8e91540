package import Facts

/// Whether a service may invoke a function, and what decides it.
package struct InvokeDecision: Sendable, Hashable {
    package var permission: Delivery.Permission
    /// One sentence that names the statement and the values that decide.
    package var reason: String
    /// The deciding statement as JSON; nil where none does.
    package var statement: String?

    package init(_ permission: Delivery.Permission, _ reason: String, statement: String? = nil) {
        self.permission = permission
        self.reason = reason
        self.statement = statement
    }
}

/// Evaluation of a function's resource policy for an invocation by an AWS service.
///
/// Source: Lambda Developer Guide, "Using Lambda aliases in event sources and permissions policies", read
/// 2026-11-24: each version and
/// alias has a policy of its own, and a statement serves only invocations of the ARN it is attached to.
package struct InvokePermission: Sendable {
    /// One statement of a function's resource policy.
    package struct Statement: Sendable, Hashable {
        package var sid: String
        package var json: String
        /// The version or alias the statement is attached to; nil for the unqualified function.
        package var qualifier: String?

        package init(sid: String, json: String, qualifier: String? = nil) {
            self.sid = sid
            self.json = json
            self.qualifier = qualifier
        }

        package init(_ permission: LambdaPermission) {
            self.init(sid: permission.sid, json: permission.statement, qualifier: permission.qualifier)
        }
    }

    static let action = "lambda:InvokeFunction"

    /// The calling service, such as `events.amazonaws.com`.
    package var service: String
    /// The rule or bucket that causes the call; nil when it is not known.
    package var sourceARN: String?
    /// The account of the source; nil when it is not known.
    package var sourceAccount: String?
    /// The function's ARN, with or without qualifier.
    package var functionARN: String
    /// The version or alias that is invoked; nil takes the one of `functionARN`.
    package var qualifier: String?

    package init(
        service: String, sourceARN: String?, sourceAccount: String?, functionARN: String, qualifier: String? = nil
    ) {
        self.service = service
        self.sourceARN = sourceARN
        self.sourceAccount = sourceAccount
        let parts = ARN(functionARN)?.functionAndQualifier
        self.functionARN = parts?.function ?? functionARN
        self.qualifier = Self.normalized(qualifier ?? parts?.qualifier)
    }

    /// Decides with the statements of the function's resource policies, those of its aliases and versions among them.
    package static func evaluate(
        statements: [Statement], service: String, sourceARN: String?, sourceAccount: String?, functionARN: String,
        qualifier: String? = nil
    ) -> InvokeDecision {
        InvokePermission(
            service: service, sourceARN: sourceARN, sourceAccount: sourceAccount, functionARN: functionARN,
            qualifier: qualifier
        ).decide(statements)
    }

    package func decide(_ statements: [Statement]) -> InvokeDecision {
        var parsed: [(source: Statement, policy: PolicyStatement)] = []
        var unreadable: InvokeDecision?
        for statement in statements where Self.normalized(statement.qualifier) == qualifier {
            do { parsed.append((statement, try PolicyStatement(parsing: statement.json))) } catch {
                unreadable =
                    unreadable
                    ?? InvokeDecision(
                        .unknown, "\(Self.name(statement.sid)) of \(invokedARN) is \(error)", statement: statement.json)
            }
        }
        let decision = PolicyEvaluation.decide(parsed.map(\.policy), request, undecidedMayDeny: false)
        // A statement that cannot be read might deny, or be the one that allows.
        if let unreadable, !decision.isDenied { return unreadable }
        switch decision {
        case .allowed(let index):
            let source = parsed[index].source
            return InvokeDecision(
                .allowed, "\(Self.name(source.sid)) allows \(caller) to invoke \(invokedARN)", statement: source.json)
        case .denied(let index):
            let source = parsed[index].source
            return InvokeDecision(
                .denied, "\(Self.name(source.sid)) denies \(caller) the invocation of \(invokedARN)",
                statement: source.json)
        case .unknown(let reason):
            return InvokeDecision(
                .unknown, "whether \(caller) may invoke \(invokedARN) cannot be told: \(reason)",
                statement: parsed.first { $0.policy.isDoubtful(for: request) }?.source.json)
        case .implicitlyDenied: return explainMissing(parsed, all: statements)
        }
    }

    // MARK: The request

    var invokedARN: String { qualifier.map { "\(functionARN):\($0)" } ?? functionARN }

    private var caller: String { sourceARN.map { "\(service) from \($0)" } ?? service }

    var request: PolicyRequest {
        PolicyRequest(
            principal: .service(service), action: Self.action, resource: invokedARN,
            context: Self.serviceContext(service: service, sourceARN: sourceARN, sourceAccount: sourceAccount))
    }

    /// The condition keys of a call that a service makes on behalf of a resource.
    ///
    /// Source: IAM User Guide, "AWS global condition context keys".
    static func serviceContext(service: String, sourceARN: String?, sourceAccount: String?) -> [String: [String]] {
        var context = [
            "aws:PrincipalIsAWSService": ["true"], "aws:PrincipalServiceName": [service],
            "aws:SecureTransport": ["true"],
            // Keys of signed-in principals and of other ways in, which a service's call does not carry.
            "aws:PrincipalArn": [], "aws:PrincipalAccount": [], "aws:PrincipalOrgID": [], "aws:PrincipalOrgPaths": [],
            "aws:userid": [], "aws:username": [], "aws:SourceVpc": [], "aws:SourceVpce": [],
            "lambda:FunctionUrlAuthType": [], "lambda:EventSourceToken": [], "lambda:InvokedViaFunctionUrl": [],
        ]
        if let sourceARN { context["aws:SourceArn"] = [sourceARN] }
        if let sourceAccount { context["aws:SourceAccount"] = [sourceAccount] }
        return context
    }

    /// `$LATEST` is what the unqualified ARN invokes, under the same policy.
    static func normalized(_ qualifier: String?) -> String? {
        qualifier == "$LATEST" || qualifier?.isEmpty == true ? nil : qualifier
    }

    static func name(_ sid: String) -> String { sid.isEmpty ? "a statement without Sid" : "statement \(sid)" }
}

extension PolicyDecision {
    var isDenied: Bool {
        if case .denied = self { return true }
        return false
    }
}

extension PolicyStatement {
    func isDoubtful(for request: PolicyRequest) -> Bool {
        switch (effect, applies(to: request)) {
        case (_, .unknown), (.undecided, .yes): true
        default: false
        }
    }
}
