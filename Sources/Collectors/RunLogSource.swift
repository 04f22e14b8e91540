package import Facts
import Foundation
package import SnapshotStore
import Terraform

/// A log that was read whole, before anything of it is written.
package struct RunLogSource: Sendable {
    /// Such as `log:apply.jsonl`; unique in a snapshot.
    package var label: String
    package var byteCount: Int
    package var run: RecordedRun
    /// What is to be said of it, such as that it is cut; nil when there is nothing.
    package var note: String?

    /// Writes the log into a snapshot.
    package func write(to store: SnapshotStore, in snapshot: Int64) throws {
        try store.write(run, source: label, in: snapshot)
        try store.record(
            CollectionRecord(
                source: label, status: note == nil ? .ok : .partial, receivedBytes: byteCount, errorMessage: note),
            in: snapshot)
    }
}

/// Reads Terraform's logs from files.
package struct RunLogReader {
    private let redactor: TextRedactor
    private var usedNames: Set<String> = []

    package init(redactor: TextRedactor) { self.redactor = redactor }

    /// Reads the log at `path`, piece by piece.
    ///
    /// - Throws: `RunLogError` with one sentence that names the file.
    package mutating func read(path: String) throws -> RunLogSource {
        var decoder = RunLogDecoder(redactor: redactor)
        var byteCount = 0
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            while let bytes = try file.read(upToCount: 1 << 18), !bytes.isEmpty {
                byteCount += bytes.count
                decoder.append(bytes)
            }
        } catch {
            throw RunLogError.unreadable(path: path, reason: error.localizedDescription)
        }
        decoder.finish()
        if let version = decoder.refusedVersion { throw RunLogError.uiVersion(path: path, found: version) }
        if !decoder.isRunLog { throw RunLogError.notARunLog(path: path) }
        return RunLogSource(
            label: "log:\(shortName(of: path))", byteCount: byteCount, run: decoder.recording(),
            note: Self.note(on: decoder))
    }

    private static func note(on decoder: RunLogDecoder) -> String? {
        var notes: [String] = []
        if decoder.runs.contains(where: \.isCut) { notes.append("the last line is cut") }
        if decoder.longLineCount > 0 { notes.append("\(decoder.longLineCount) lines of over 1 MB were passed over") }
        let dropped = decoder.runs.reduce(0) { $0 + $1.droppedEventCount }
        if dropped > 0 { notes.append("\(dropped) steps beyond the limit are not kept") }
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// The file's name, with as many of its folders as tell it from the others: never an absolute path.
    private mutating func shortName(of path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        for count in 1...max(1, parts.count) {
            let name = redactor.redact(parts.suffix(count).joined(separator: "/"))
            if usedNames.insert(name).inserted { return name }
        }
        return "\(parts.last ?? "log")#\(usedNames.count)"
    }
}
