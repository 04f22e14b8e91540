import Facts

extension PolicyStatement {
    func matchesPrincipal(_ principal: PolicyRequest.Principal) -> Answer {
        switch principals {
        case .holder: .yes
        case .these(let names): Self.names(names, include: principal)
        case .allBut(let names): !Self.names(names, include: principal)
        case .undecided(let symbol): .unknown("its Principal is not known before the apply: \(symbol)")
        }
    }

    private static func names(_ names: [String: [String]], include principal: PolicyRequest.Principal) -> Answer {
        // "*" and {"AWS": "*"} mean everybody, AWS services included.
        if names["*"] != nil || names["AWS"]?.contains("*") == true { return .yes }
        let isNamed =
            switch principal {
            case .service(let service): names["Service"]?.contains { $0 == service || $0 == "*" } == true
            case .account(let account): names["AWS"]?.contains { Self.account($0) == account } == true
            case .arn(let arn):
                names["AWS"]?.contains { $0 == arn || Self.account($0).map { $0 == Self.owner(arn) } == true } == true
            case .anonymous: false
            }
        return isNamed ? .yes : doubt(names, include: principal)
    }

    /// Whether names with symbols may turn out to include the principal.
    private static func doubt(_ names: [String: [String]], include principal: PolicyRequest.Principal) -> Answer {
        let text: String
        switch principal {
        case .service(let service): text = service
        case .account(let account): text = account
        case .arn(let arn): text = arn
        case .anonymous: text = ""
        }
        let isOpen = SymbolicText.hasSymbols(text)
        for (type, list) in names.sorted(by: { $0.key < $1.key }) {
            for name in list where isOpen || SymbolicText.hasSymbols(name) {
                if mayName(name, ofType: type, principal) {
                    return Answer(.unknown, name, text, doubt: "its Principal is \(name)")
                }
            }
        }
        return .no
    }

    private static func mayName(_ name: String, ofType type: String, _ principal: PolicyRequest.Principal) -> Bool {
        let symbol = SymbolicText.loneSymbol(of: name)
        let isResource = symbol.flatMap { SymbolName($0) }?.isIdentifying == true
        // A symbol may be an asterisk and so everybody, unless it is something's name.
        if type == "AWS", symbol != nil, !isResource { return true }
        switch (principal, type) {
        case (.service(let service), "Service"): return SymbolicComparison.equality(name, service) != .no
        case (.account(let account), "AWS"):
            return Self.account(name).map { SymbolicComparison.equality($0, account) != .no } ?? false
        case (.arn(let arn), "AWS"):
            if SymbolicComparison.equality(name, arn) != .no { return true }
            guard let account = Self.account(name), let owner = owner(arn) else { return false }
            return SymbolicComparison.equality(account, owner) != .no
        default: return false
        }
    }

    /// The account of an ARN.
    private static func owner(_ arn: String) -> String? {
        SymbolicText.split(arn, at: ":").dropFirst(4).first
    }

    /// The account that a principal names as a whole: by its id or by its root ARN.
    private static func account(_ name: String) -> String? {
        if name.utf8.count == 12, name.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return name }
        let parts = SymbolicText.split(name, at: ":")
        guard parts.count == 6, parts[2] == "iam", parts[5] == "root" else { return nil }
        return parts[4]
    }
}
