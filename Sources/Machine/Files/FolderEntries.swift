internal import Foundation

/// What lies in a folder.
enum FolderEntries {
    /// All names but `.` and `..`; those that are no UTF-8 are left out, as no configuration can name them.
    static func names(in folder: String) throws(ReadRefusal) -> [String] {
        guard let directory = opendir(folder) else {
            throw errno == ENOTDIR ? .notFolder : .unreadable(reason: String(cString: strerror(errno)))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    String(validatingCString: $0)
                }
            }
            guard let name, name != ".", name != ".." else { continue }
            if names.count >= ReadLimits.folderEntries { throw .tooManyEntries(limit: ReadLimits.folderEntries) }
            names.append(name)
        }
        return names
    }
}
