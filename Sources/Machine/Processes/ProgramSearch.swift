internal import Foundation

/// Finds a program on the PATH, but none that the audited files could have put there.
package struct ProgramSearch: Sendable {
    private let folders: [String]

    /// - Parameters:
    ///   - environment: with `PATH`; without one, where the system has its programs. `HOME` too: what the user installed
    ///     below it is found also when the home folder itself is audited.
    ///   - avoiding: folders, with all below them, from which no program is taken.
    package init(environment: [String: String], avoiding: [String]) {
        let home = environment["HOME"].flatMap(CanonicalPath.of)
        // Below the root of the file system is everything; only what lies directly in it would be somebody's.
        let avoided = avoiding.compactMap(CanonicalPath.of).filter { $0 != "/" }
        folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init).filter { folder in
            // Empty and relative entries mean the working directory, which holds what is audited.
            guard folder.hasPrefix("/"), let canonical = CanonicalPath.of(folder) else { return false }
            return !avoided.contains { place in
                let holdsHome = home.map { CanonicalPath.is($0, in: place) } ?? false
                return holdsHome ? canonical == place : CanonicalPath.is(canonical, in: place)
            }
        }
    }

    /// `PATH` for the program that is run, so that it takes none from there either.
    var variable: String { folders.joined(separator: ":") }

    /// The program's path: a name is looked up, and a path must be absolute.
    package func path(of name: String) throws(ProcessError) -> String {
        if name.contains("/") {
            guard name.hasPrefix("/") else { throw .relativePath(program: name) }
            guard Self.isProgram(name) else { throw .notFound(program: name) }
            return name
        }
        guard let found = folders.lazy.map({ "\($0)/\(name)" }).first(where: Self.isProgram) else {
            throw .notFound(program: name)
        }
        return found
    }

    private static func isProgram(_ path: String) -> Bool {
        CanonicalPath.isRegularFile(path) && access(path, X_OK) == 0
    }
}
