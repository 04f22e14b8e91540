import Facts

extension PolicyStatement {
    /// In what way a statement may name who asks.
    ///
    /// Source: IAM User Guide, "AWS JSON policy elements: Principal", read 2026-11-25.
    enum PrincipalKind: CaseIterable, Sendable, Hashable {
        /// `*` or `{"AWS": "*"}`.
        case everybody
        /// The session of an assumed role.
        case session
        /// The user, the role or the service.
        case identity
        /// The account, by its id, its root or its canonical user.
        case account
    }

    /// Whether the statement is about `principal`, named in one of `kinds`.
    func matchesPrincipal(
        _ principal: PolicyRequest.Principal, as kinds: [PrincipalKind] = PrincipalKind.allCases
    ) -> Answer {
        switch principals {
        case .holder: return .yes
        case .these(let names): return .any(kinds.map { Self.names(names, include: principal, as: $0) })
        case .allBut(let names):
            // What leaves some out is about everybody else.
            guard kinds.contains(.everybody) else { return .no }
            if effect == .deny { return Self.isOutside(names, principal) }
            return !.any(PrincipalKind.allCases.map { Self.names(names, include: principal, as: $0) })
        case .undecided(let symbol): return .unknown("its Principal is not known before the apply: \(symbol)")
        }
    }

    /// Whether a `NotPrincipal` with `Deny` leaves the principal denied.
    ///
    /// Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal", read 2026-11-25: the account has to be listed
    /// beside the user or role, and the session beside the role, since AWS may check them one after the other.
    private static func isOutside(_ names: [String: [String]], _ principal: PolicyRequest.Principal) -> Answer {
        let lists = { (kind: PrincipalKind) in Self.names(names, include: principal, as: kind) }
        if lists(.everybody) == .yes { return .no }
        switch principal {
        case .service, .account, .anonymous: return !.any(PrincipalKind.allCases.map(lists))
        case .arn:
            if lists(.identity) == .no { return !lists(.everybody) }
            return !.all([lists(.identity), listedToo(lists(.account), "account")])
        case .session:
            if Answer.any([lists(.identity), lists(.session)]) == .no { return !lists(.everybody) }
            return !.all([
                listedToo(lists(.session), "session"), listedToo(lists(.identity), "role"),
                listedToo(lists(.account), "account"),
            ])
        }
    }

    private static func listedToo(_ answer: Answer, _ what: String) -> Answer {
        answer == .no
            ? .unknown("its NotPrincipal does not list the \(what) too, on which the denial may depend") : answer
    }

    // MARK: Names

    private static func names(
        _ names: [String: [String]], include principal: PolicyRequest.Principal, as kind: PrincipalKind
    ) -> Answer {
        switch kind {
        case .everybody: return everybody(names)
        case .session:
            guard case .session(let role, let name) = principal, let arn = sessionARN(role, name) else { return .no }
            return .any((names["AWS"] ?? []).map { session($0, is: arn, isNamed: name != nil) })
        case .identity:
            switch principal {
            case .service(let service):
                return .any(
                    (names["Service"] ?? []).map { $0 == "*" ? .yes : equality($0, service) })
            case .arn(let arn), .session(let arn, _): return .any((names["AWS"] ?? []).map { equality($0, arn) })
            case .account, .anonymous: return .no
            }
        case .account:
            guard let account = account(of: principal) else { return .no }
            let named = (names["AWS"] ?? []).map { name in
                Self.account(name).map { equality($0, account, name) } ?? .no
            }
            let users = (names["CanonicalUser"] ?? []).map { _ in
                Answer.unknown("its Principal is a canonical user, whose account is not known")
            }
            return .any(named + users)
        }
    }

    /// `*` and `{"AWS": "*"}` mean everybody, AWS services included. A symbol may be an asterisk, unless it is
    /// something's name.
    private static func everybody(_ names: [String: [String]]) -> Answer {
        if names["*"] != nil || names["AWS"]?.contains("*") == true { return .yes }
        let open = names["AWS"]?.first { name in
            SymbolicText.loneSymbol(of: name).map { SymbolName($0)?.isIdentifying != true } ?? false
        }
        return open.map { Answer(.unknown, $0, "", doubt: "its Principal is \($0)") } ?? .no
    }

    private static func equality(_ name: String, _ wanted: String, _ written: String? = nil) -> Answer {
        Answer(
            SymbolicComparison.equality(name, wanted), written ?? name, wanted,
            doubt: "its Principal is \(written ?? name)")
    }

    /// The ARN of a role's session; its name is a symbol where it is not known.
    private static func sessionARN(_ role: String, _ name: String?) -> String? {
        guard let arn = ARN(role), let roleName = SymbolicText.split(arn.resource, at: "/").last else { return nil }
        let session = name ?? SymbolicText.text(of: "session.name")
        return "arn:\(arn.partition):sts::\(arn.account):assumed-role/\(roleName)/\(session)"
    }

    private static func session(_ name: String, is arn: String, isNamed: Bool) -> Answer {
        guard name.contains(":assumed-role/") || SymbolicText.hasSymbols(name) else { return .no }
        let comparison = SymbolicComparison.equality(name, arn)
        guard comparison == .unknown, !isNamed, !SymbolicText.hasSymbols(name) else {
            return Answer(comparison, name, arn, doubt: "its Principal is \(name)")
        }
        return .unknown("its Principal is the session \(name), and the name of the session is not known")
    }

    // MARK: Accounts

    private static func account(of principal: PolicyRequest.Principal) -> String? {
        switch principal {
        case .account(let account): account
        // The account of an ARN.
        case .arn(let arn), .session(let arn, _): SymbolicText.split(arn, at: ":").dropFirst(4).first
        case .service, .anonymous: nil
        }
    }

    /// The account that a principal names as a whole: by its id or by its root ARN.
    private static func account(_ name: String) -> String? {
        if name.utf8.count == 12, name.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return name }
        if let symbol = SymbolicText.loneSymbol(of: name), symbol.hasSuffix(".account_id") { return name }
        let parts = SymbolicText.split(name, at: ":")
        guard parts.count == 6, parts[2] == "iam", parts[5] == "root" else { return nil }
        return parts[4]
    }
}
