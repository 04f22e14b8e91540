package import SnapshotStore

/// Reads a `Report` from the store.
package struct ReportBuilder: Sendable {
    let store: SnapshotStore
    let snapshot: Int64

    package init(store: SnapshotStore, snapshot: Int64) {
        self.store = store
        self.snapshot = snapshot
    }

    package func build() throws -> Report {
        let findings = try store.findings(of: snapshot)
        let bad = findings.filter { $0.verdict == .fail && $0.severity >= .high }
        return Report(
            findings: findings,
            headline: bad.isEmpty
                ? "No finding of severity high or above" : "\(bad.count) findings of severity high or above")
    }
}
