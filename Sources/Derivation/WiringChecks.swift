import Facts

/// Every check of one origin, kind by kind.
struct WiringChecks {
    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        var all = try PatternChecks(input: input).checks()
        all += try ObjectChecks(input: input).checks()
        all += try NotificationOverlapChecks(input: input).checks()
        all += try NotificationOrderChecks(input: input).checks()
        all += DeliveredOnceChecks(input: input).checks()
        all += try EventLoopChecks(input: input).checks()
        all += try TransformerChecks(input: input).checks()
        all += try StatementChecks(input: input).checks()
        all += try RoleTrustChecks(input: input).checks()
        return Self.apart(all)
    }

    /// Gives checks of one kind, resource and subject subjects of their own: `name`, `name (2)`.
    private static func apart(_ checks: [WiringCheck]) -> [WiringCheck] {
        struct Key: Hashable {
            var kind: WiringCheck.Kind
            var resourceID: Int64
            var subject: String
        }
        var taken: Set<Key> = []
        var numbers: [Key: Int] = [:]
        return checks.map { check in
            var check = check
            let subject = check.subject
            let own = Key(kind: check.kind, resourceID: check.resourceID, subject: subject)
            // Where the last of the same name left off, so that thousands of them are not counted anew.
            var number = numbers[own] ?? 1
            while !taken.insert(Key(kind: check.kind, resourceID: check.resourceID, subject: check.subject)).inserted {
                number += 1
                check.subject = "\(subject) (\(number))"
            }
            numbers[own] = number
            return check
        }
    }
}
