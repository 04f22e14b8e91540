import Facts
import Foundation
import GRDB
import Testing

@testable import SnapshotStore

/// What earlier versions left, who wrote the file, and the lock on it.
@Suite struct DatabaseFileTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString).db").path

    private func clean() {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }

    @Test(arguments: ["1", "2", "3", "4"])
    func aDatabaseOfAnEarlierVersionIsTakenOver(_ migration: String) throws {
        defer { clean() }
        let queue = try DatabaseQueue(path: path)
        try SnapshotStore.migrator.migrate(queue, upTo: migration)
        try queue.close()
        #expect(throws: StoreError.outdated(path: path)) { try SnapshotStore(path: path, mode: .readOnly) }
        let store = try SnapshotStore(path: path)
        let header = try store.queue.read { database in
            try [
                Int64.fetchOne(database, sql: "PRAGMA application_id"),
                Int64.fetchOne(database, sql: "PRAGMA user_version"),
            ]
        }
        #expect(header == [0x7069_7065, Int64(SnapshotStore.migrator.migrations.count)])
        #expect(
            try store.rows("SELECT tool_version FROM written_by").compactMap { $0.text("tool_version") } == [
                toolVersion
            ])
    }

    @Test func readersNeedNoLogAfterwards() throws {
        defer { clean() }
        let store = try SnapshotStore(path: path)
        _ = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
        store.settle()
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        #expect(try DatabaseHeader(DatabaseFile(path))?.usesLog == false)
        let reader = try SnapshotStore(path: path, mode: .readOnly)
        #expect(try reader.rows("SELECT 1 FROM snapshot").count == 1)
        #expect(!FileManager.default.fileExists(atPath: path + "-shm"))
    }

    @Test func theLockIsOneForEveryNameOfTheFile() throws {
        let other = path + ".link"
        defer {
            clean()
            unlink(other)
        }
        try SnapshotStore(path: path).settle()
        let lock = try SnapshotLock(database: path)
        #expect(link(path, other) == 0)
        #expect(throws: StoreError.busy(path: other)) { try SnapshotLock(database: other) }
        #expect(throws: StoreError.busy(path: path)) { try SnapshotLock(database: path) }
        lock.release()
        let next = try SnapshotLock(database: other)
        // SQLite's own locks are of another kind and none is lost.
        let store = try SnapshotStore(path: path)
        #expect(throws: StoreError.busy(path: path)) { try SnapshotLock(database: path) }
        _ = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
        next.release()
    }

    @Test func aLockThatWroteNothingLeavesNoFile() throws {
        let lock = try SnapshotLock(database: path)
        lock.release()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func theColumnsOfATablesKeyComeFirst() throws {
        let store = try SnapshotStore()
        let tables = try store.rows("SELECT name FROM pragma_table_list WHERE wr = 1 AND schema = 'main'")
        #expect(tables.count > 20)
        for table in tables.compactMap({ $0.text("name") }) {
            let columns = try store.rows("SELECT cid, pk FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk")
            #expect(columns.map { $0.int("cid") } == Array(0..<columns.count), "\(table)")
        }
    }

    @Test(arguments: [
        "CREATE TRIGGER t AFTER INSERT ON finding BEGIN DELETE FROM finding; END", "CREATE VIEW v AS SELECT 1",
    ])
    func whatWasPutIntoTheSchemaIsNamed(_ sql: String) throws {
        defer { clean() }
        try SnapshotStore(path: path).settle()
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
        let error = #expect(throws: StoreError.self) { try SnapshotStore(path: path) }
        #expect(error?.description.contains("is not pipereport's") == true)
    }
}
