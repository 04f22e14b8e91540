import Facts

/// What one statement of a function's resource policy lets in, for rules about open doors and dead ones.
///
/// Source: Lambda Developer Guide, "Viewing resource-based IAM policies in Lambda"; IAM User Guide, "The confused deputy
/// problem"; S3 User Guide, "The meaning of public" (which condition keys narrow a policy), read 2026-11-25.
package struct StatementReview: Sendable, Hashable {
    let statement: PolicyStatement

    /// - Parameter json: the statement, in which symbols may stand.
    /// - Throws: `PolicyError` when it is no policy statement.
    package init(parsing json: String) throws(PolicyError) {
        statement = try PolicyStatement(parsing: json)
    }

    package var sid: String { statement.sid }

    // MARK: Public

    /// Whether everybody may call: `*` is allowed under no condition that narrows who that is.
    package var isPublic: Answer {
        let isAllowed: Answer =
            switch statement.effect {
            case .allow: .yes
            case .deny: .no
            case .undecided(let symbol):
                .unknown("whether it allows or denies is not known before the apply: \(symbol)")
            }
        let isEverybody: Answer =
            switch statement.principals {
            case .allBut: .yes
            case .holder: .no
            case .these, .undecided: statement.matchesPrincipal(.anonymous)
            }
        return .all([isAllowed, isEverybody, !.any(statement.conditions.map { $0.narrows })])
    }

    // MARK: Without source

    package enum LackingSource: Sendable, Hashable {
        /// No condition says on whose behalf the service may call.
        case everything
        /// The bucket is named, whose ARN carries no account, but not the account: another's bucket of that name later.
        case account
    }

    /// What keeps another customer from having the service call the function is missing; nil where nothing is, where no
    /// service is allowed, or where it is not known.
    package var lacksSource: LackingSource? {
        guard statement.effect == .allow, !services.isEmpty else { return nil }
        let narrowing = statement.conditions.filter { $0.narrows != .no }
        func has(_ names: String...) -> Bool {
            narrowing.contains { condition in names.contains(where: condition.asks) }
        }
        if has("aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:PrincipalOrgID") { return nil }
        guard has("aws:SourceArn") else {
            // An event source token is a secret between Alexa and the function.
            return has("lambda:EventSourceToken") ? nil : .everything
        }
        let sources = sourcePatterns ?? []
        let areBuckets =
            !sources.isEmpty && sources.allSatisfy { ARN($0).map { $0.service == "s3" && $0.account.isEmpty } ?? false }
        return areBuckets && services.allSatisfy { Self.baseName($0) == "s3.amazonaws.com" } ? .account : nil
    }

    // MARK: Sources

    /// The services that the statement names, as written.
    package var services: [String] {
        guard case .these(let names) = statement.principals else { return [] }
        return names["Service"] ?? []
    }

    /// The patterns of `aws:SourceArn` that it admits; nil where any source is.
    package var sourcePatterns: [String]? { values(of: "aws:SourceArn") }

    /// The values of `aws:SourceAccount` that it admits; nil where any account is.
    package var sourceAccounts: [String]? { values(of: "aws:SourceAccount") }

    private func values(of key: String) -> [String]? {
        let lists = statement.conditions.filter { $0.asks(key) && !$0.isNegated && $0.comparison != .null }
        return lists.isEmpty ? nil : lists.flatMap(\.values)
    }

    /// Whether the statement lets the service call on behalf of this source; other conditions leave it unknown.
    ///
    /// - Parameters:
    ///   - service: such as `events.amazonaws.com`.
    ///   - sourceARN: the rule or bucket; nil where it is not known.
    ///   - account: the account of the source; nil where it is not known.
    package func admits(service: String, sourceARN: String?, account: String?) -> Answer {
        guard statement.effect != .deny else { return .no }
        let request = PolicyRequest(
            principal: .service(service), action: InvokePermission.action, resource: "*",
            context: InvokePermission.serviceContext(service: service, sourceARN: sourceARN, sourceAccount: account))
        // A regional principal stands for its service, on either side.
        let names = [service] + services.filter { Self.baseName($0) == Self.baseName(service) }
        let answer = Answer.all([
            .any(names.map { statement.matchesPrincipal(.service($0)) }),
            statement.matchesAction(request.action), statement.conditionsHold(for: request),
        ])
        if case .undecided(let symbol) = statement.effect, answer == .yes {
            return .unknown("whether it allows or denies is not known before the apply: \(symbol)")
        }
        return answer
    }

    /// `events.us-east-1.amazonaws.com` and `events.amazonaws.com.cn` are `events.amazonaws.com`.
    static func baseName(_ service: String) -> String {
        let parts = service.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, service.hasSuffix(".amazonaws.com") || service.hasSuffix(".amazonaws.com.cn")
        else {
            return service
        }
        // apidestinations.events.amazonaws.com is a service of its own, events.us-east-1.amazonaws.com is not.
        let middle = parts.dropFirst().prefix { $0 != "amazonaws" }
        let isRegion = middle.count == 1 && (middle.first?.split(separator: "-").count ?? 0) >= 3
        return middle.isEmpty || isRegion ? "\(first).amazonaws.com" : service
    }
}
