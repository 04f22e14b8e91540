/// What is the same for all rows of one transaction, so that it is made once.
final class InsertTemplates {
    struct Template {
        /// In the order of the statement's parameters.
        let columns: [String]
        let sql: String
    }

    private var templates: [String: Template] = [:]
    /// The hash of an empty set of attributes, once it is in the database.
    var emptyHash: String?
    /// How many resources were told apart by a number, since their names are masked.
    var maskedRepeats = 0

    /// The statement that writes a row of a typed fact.
    ///
    /// A resource that a list repeats (its pages shift while they are read) replaces itself.
    ///
    /// - Parameter columns: those of the fact, without `resource_id`, `snapshot_id` and `origin`; the same for every row.
    func insert(into table: String, columns: some Collection<String>) -> Template {
        if let template = templates[table] { return template }
        let names = columns.sorted()
        let sql = """
            INSERT OR REPLACE INTO \(table) (resource_id, snapshot_id, origin, \(names.joined(separator: ", ")))
            VALUES (?, ?, ?\(String(repeating: ", ?", count: names.count)))
            """
        let template = Template(columns: names, sql: sql)
        templates[table] = template
        return template
    }
}
