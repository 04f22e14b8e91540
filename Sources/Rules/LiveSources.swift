/// Where the rows of live facts come from, as those who collect and derive them declare it. Rules know neither.
package struct LiveSources: Sendable, Hashable {
    package struct Fact: Sendable, Hashable {
        /// As `coverage` calls it.
        package var name: String
        /// `table.column` of what it fills.
        package var fills: [String]
        package var makesRowsIn: [String]
        /// The types of the resources that it lists.
        package var resourceTypes: [String]
        /// Names of the facts without which it is asked of less.
        package var askedThrough: [String]

        package init(
            name: String, fills: [String], makesRowsIn: [String], resourceTypes: [String], askedThrough: [String]
        ) {
            self.name = name
            self.fills = fills
            self.makesRowsIn = makesRowsIn
            self.resourceTypes = resourceTypes
            self.askedThrough = askedThrough
        }
    }

    package var facts: [Fact]
    /// Derived table, `table.column` or `table.column=value` → the tables and columns of which its rows are made.
    package var derivedRows: [String: [String]]

    /// - Parameters:
    ///   - facts: none where nothing live is judged; a rule's scope then rests on nothing that could be unread.
    ///   - derivedRows: none where `facts` are none.
    package init(facts: [Fact] = [], derivedRows: [String: [String]] = [:]) {
        self.facts = facts
        self.derivedRows = derivedRows
    }
}
