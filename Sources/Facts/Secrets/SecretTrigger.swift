/// What the automaton looks for, and what has to be looked at where it is found.
enum SecretTrigger: Sendable, Hashable {
    case token(SecretToken)
    /// A word of a name, such as `password`, whose value stands behind it.
    case name
    /// A parameter of a query whose name alone does not say that it is one: `&sig=`.
    case parameter
    case authorization
    /// `Bearer `, `Basic `
    case scheme
    /// `://`
    case userInfo
    /// `@tcp(`: the data source name of a Go driver.
    case dataSource
    case privateKey
    /// `aws:Referer`: a condition whose value can be a shared secret, which only `MaskedJSON` can judge.
    case conditionKey
    /// `arn:aws`: the colons of ARNs are no pairs.
    case arn

    /// Pattern → what it means. Patterns are found in any case.
    static let all: [(pattern: String, trigger: SecretTrigger)] =
        SecretToken.all.map { ($0.prefix, .token($0)) }
        + SecretNames.words.map { ($0, .name) }
        + ["?sig=", "&sig=", "?code=", "&code=", "?key=", "&key=", "?auth=", "&auth=", "?sas=", "&sas="].map {
            ($0, .parameter)
        }
        + [
            ("authorization", .authorization), ("bearer", .scheme), ("basic", .scheme), ("://", .userInfo),
            (":\\/\\/", .userInfo),
            ("@tcp(", .dataSource), ("@unix(", .dataSource), ("private key-----", .privateKey),
            ("private key block-----", .privateKey), ("private-lines:", .privateKey), ("arn:aws", .arn),
            ("aws:referer", .conditionKey), ("aws:useragent", .conditionKey),
        ]

    static let automaton = PatternAutomaton(all.map(\.pattern))
    static let triggers = all.map(\.trigger)
}
