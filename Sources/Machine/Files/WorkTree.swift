internal import Foundation

/// Finds git's work tree without asking git, which would read the configuration that it finds there.
package enum WorkTree {
    /// The nearest folder above, or the folder itself, that has a `.git`; nil where there is none.
    ///
    /// A bare repository is none, and neither is one that another user has put there: whoever may write to a folder above
    /// could widen what is read.
    ///
    /// - Parameter folder: a canonical path.
    package static func root(above folder: String) -> String? {
        guard let owner = owner(of: folder) else { return nil }
        var place = folder
        while true {
            let git = (place == "/" ? "" : place) + "/.git"
            if isRepository(git), Self.owner(of: git) == owner { return place }
            if place == "/" { return nil }
            let parent = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? ""
            place = parent.isEmpty ? "/" : parent
        }
    }

    /// A folder with `HEAD` and `objects`, or the file that stands for it in linked work trees and submodules.
    private static func isRepository(_ git: String) -> Bool {
        var status = stat()
        guard lstat(git, &status) == 0 else { return false }
        if status.st_mode & S_IFMT == S_IFREG { return true }
        return status.st_mode & S_IFMT == S_IFDIR && CanonicalPath.isFolder(git + "/objects")
            && lstat(git + "/HEAD", &status) == 0
    }

    private static func owner(of path: String) -> uid_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_uid : nil
    }
}
