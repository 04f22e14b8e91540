/// Why a file or folder is not read; a clause that follows its name and holds no path of this machine.
package enum ReadRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    case missing
    case outside
    case gitFolder
    /// A symbolic link of the repository leads out of it.
    case leadsOut
    /// A file that holds credentials by its name.
    case secret
    case notRegular
    case notFolder
    case unreadable(reason: String)
    case tooLarge(limitBytes: Int)
    case tooManyBytes(limitBytes: Int)
    case tooManyFiles(limit: Int)
    case tooManyEntries(limit: Int)

    package var description: String {
        switch self {
        case .missing: "does not exist"
        case .outside: "is outside of the folder that may be read; name a folder that holds both with --root"
        case .gitFolder: "is in a .git folder, which is never read"
        case .leadsOut:
            "leads out of the repository by a symbolic link of the repository; name the place that the link leads to"
        case .secret: "holds credentials by its name, and such files are never read"
        case .notRegular: "is not a regular file"
        case .notFolder: "is not a folder"
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .tooLarge(let limit): "is larger than \(Self.megabytes(limit)), the limit of one file"
        case .tooManyBytes(let limit): "is past the limit of \(Self.megabytes(limit)) for all files together"
        case .tooManyFiles(let limit): "is past the limit of \(limit) files"
        case .tooManyEntries(let limit): "holds more than \(limit) entries, the limit of one folder"
        }
    }

    private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000) MB" }
}
