import Facts
import SnapshotStore
import Testing

@testable import Derivation

/// Resources of one origin, with what the derivation makes of them.
struct WrittenWorld {
    var origin = Origin.config
    private(set) var resources: [CollectedResource] = []

    init(_ origin: Origin = .config) { self.origin = origin }

    mutating func add(
        _ type: String, attributes: String = "{}", _ facts: TypedFact..., name: String = "it", region: String? = nil
    ) {
        let resource = Resource(
            origin: origin, type: type, address: "\(type).\(name)", name: name, region: region, attributes: attributes)
        resources.append(CollectedResource(resource, facts))
    }

    /// A data source.
    mutating func read(_ type: String, _ name: String, attributes: String) {
        resources.append(
            CollectedResource(
                Resource(
                    origin: origin, type: type, address: "data.\(type).\(name)", name: name, attributes: attributes)))
    }

    mutating func bucket(_ name: String, _ action: String? = nil, own: WrittenSetting...) {
        let facts = [.s3Bucket(S3Bucket(name: name, plannedAction: action))] + own.map(TypedFact.writtenSetting)
        resources.append(
            CollectedResource(
                Resource(origin: origin, type: "aws_s3_bucket", address: "aws_s3_bucket.\(name)", name: name), facts))
    }

    mutating func write(
        _ kind: WrittenSetting.Kind, of owner: String, _ value: Fact<String>, by type: String = "aws_setting",
        _ name: String = "it"
    ) {
        add(type, .writtenSetting(WrittenSetting(kind, owner: owner, value: value)), name: name)
    }

    /// The rows of a query after the derivation has run twice, which must give the same.
    func rows(_ sql: String) throws -> [SQLRow] {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "test"))
        try store.write(resources, source: "test", in: snapshot)
        try Derivation(store: store).derive(snapshot)
        let first = try store.rows(sql)
        try Derivation(store: store).derive(snapshot)
        #expect(try store.rows(sql) == first)
        return first
    }

    /// State and value, or reason, of one column of the only bucket's settings.
    func setting(_ column: String) throws -> [String?] {
        let rows = try rows("SELECT * FROM s3_bucket_settings")
        #expect(rows.count == 1)
        let row = try #require(rows.first)
        return [row.text("\(column)_state"), row.text(column) ?? row.text("\(column)_reason")]
    }
}
