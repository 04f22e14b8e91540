import Facts

extension PolicyCondition {
    /// Whether the condition narrows who may call. A negated operator leaves all others in, and so does a value of
    /// wildcards alone.
    var narrows: Answer {
        guard Self.narrowingKeys.contains(key.lowercased()) || key.lowercased().hasPrefix("aws:principaltag/") else {
            return .no
        }
        switch comparison {
        case .equals, .equalsIgnoringCase, .like, .arn, .address, .bool, .binary: break
        case .null, .number, .date, .unknown: return .no
        }
        // A request that does not have the key passes `IfExists` and `ForAllValues`.
        if isNegated || isIfExists || quantifier == .allValues { return .no }
        return .all(values.map(narrows))
    }

    private func narrows(_ value: String) -> Answer {
        if asks("lambda:FunctionUrlAuthType") {
            if SymbolicText.hasSymbols(value) { return open(value) }
            return Answer(value == "AWS_IAM")
        }
        if asks("aws:PrincipalIsAWSService") || asks("aws:ViaAWSService") {
            return Answer(value.lowercased() == "true")
        }
        if comparison == .address { return Answer(value != "0.0.0.0/0" && value != "::/0") }
        if let symbol = SymbolicText.loneSymbol(of: value), SymbolName(symbol) == nil, !symbol.hasPrefix("aws.") {
            return open(value)
        }
        guard comparison == .like || comparison == .arn else { return .yes }
        // arn:aws:s3:::* and arn:aws:events:*:*:rule/r name a service and no owner: anybody may have a rule r.
        if let arn = ARN(value), comparison == .arn || value.hasPrefix("arn:") {
            return Answer(!Self.isWild(arn.account.isEmpty ? arn.resource : arn.account))
        }
        return Answer(!Self.isWild(value))
    }

    private static func isWild(_ text: String) -> Bool { text.allSatisfy { $0 == "*" || $0 == "?" } }

    private func open(_ value: String) -> Answer {
        Answer(.unknown, value, "", doubt: "\(symbol) on \(key) asks for \(value)")
    }

    /// In lower case.
    ///
    /// Source: S3 User Guide, "Blocking public access", the meaning of "public", and the condition keys of Lambda's
    /// `AddPermission`, read 2026-11-25.
    private static let narrowingKeys: Set<String> = [
        "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:principalorgid",
        "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:principalisawsservice",
        "aws:principalservicename", "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpceaccount",
        "aws:vpceorgid", "aws:vpceorgpaths", "aws:sourceip", "aws:userid", "aws:username", "aws:viaawsservice",
        "lambda:functionurlauthtype", "lambda:eventsourcetoken",
    ]
}
