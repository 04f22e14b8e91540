internal import Facts
import Foundation
internal import GRDB

extension SnapshotStore {
    /// Says in words which file could not be written and how much space it takes, where `error` is that the disk is full;
    /// any other error is given back.
    ///
    /// - Parameter path: as the user gave it.
    package static func explained(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError, let file = try? DatabaseFile(path) else { return error }
        return full(error, file) ?? error
    }

    /// The errors of SQLite that mean that no more could be written.
    static func full(_ error: DatabaseError, _ file: DatabaseFile) -> StoreError? {
        let isLimit =
            error.extendedResultCode == .SQLITE_IOERR_WRITE || error.extendedResultCode == .SQLITE_IOERR_TRUNCATE
        guard error.resultCode == .SQLITE_FULL || isLimit else { return nil }
        let written = ["", "-wal", "-journal"].reduce(0) { $0 + (file.size($1) ?? 0) }
        let folder = (file.path as NSString).deletingLastPathComponent
        // What is in the log is copied into the file at the end, so both are there for a moment.
        return .full(
            path: file.name,
            detail:
                "\(isLimit ? "the file system or a limit on file sizes refused to write" : "no space is left") in \(folder) (\(DiskSpace.free(folder)) free, \(DiskSpace.text(written)) written). A snapshot of this size needs about \(DiskSpace.text(max(written * 2, 4 << 20))). Free as much, or name a file on another disk with --db."
        )
    }
}
