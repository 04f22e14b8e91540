import Facts
internal import GRDB

/// The store's door: every value that is written passes here, and what has the form of a secret is masked in it.
///
/// Nothing in this module calls `execute` with arguments in another way; a test holds it. The same text is masked the
/// same in every column, so that joins on names, addresses and ARNs still meet.
enum MaskedArguments {
    /// The value as it is stored.
    ///
    /// - Returns: an existential, since GRDB takes arrays of one concrete type through key paths that it builds for each
    ///   call: as much time as the masking itself.
    static func value(_ value: (any DatabaseValueConvertible)?) -> (any DatabaseValueConvertible)? {
        guard let value else { return nil }
        let plain = value.databaseValue
        guard case .string(let text) = plain.storage, type(of: value) != Verbatim.self else { return plain }
        let masked = SecretMatcher.mask(text)
        return masked == text ? plain : masked.databaseValue
    }
}

/// A text that is stored as it is: what a run needs to go on, until the snapshot is complete, and what is masked already.
struct Verbatim: DatabaseValueConvertible {
    let text: String?

    init(_ text: String?) { self.text = text }

    var databaseValue: DatabaseValue { text?.databaseValue ?? .null }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Verbatim? {
        String.fromDatabaseValue(value).map { Verbatim($0) }
    }
}

extension Statement {
    /// Executes the statement with values from outside.
    func execute(masking values: [(any DatabaseValueConvertible)?]) throws {
        try execute(arguments: StatementArguments(values.map(MaskedArguments.value)))
    }
}

extension Statement {
    /// Executes the statement with named values from outside.
    func execute(masking values: [String: (any DatabaseValueConvertible)?]) throws {
        try execute(arguments: StatementArguments(values.mapValues(MaskedArguments.value)))
    }
}

extension Database {
    /// Executes one statement with values from outside.
    func execute(sql: String, masking values: [(any DatabaseValueConvertible)?]) throws {
        try execute(sql: sql, arguments: StatementArguments(values.map(MaskedArguments.value)))
    }

    /// Executes one statement with named values.
    func execute(sql: String, masking values: [String: (any DatabaseValueConvertible)?]) throws {
        try execute(sql: sql, arguments: StatementArguments(values.mapValues(MaskedArguments.value)))
    }
}
