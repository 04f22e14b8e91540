internal import Foundation

/// The symbolic links of a checkout, on paths that the user names.
///
/// Whoever writes a repository can replace a folder by a link of the same name. A path that the user names may lead
/// anywhere, but where a link of the checkout is a part of it, it must stay in that checkout.
package struct CheckoutLinks: Sendable {
    private let here: String
    /// What the user named, else the work tree of the working directory; nil where there is none.
    private let root: String?

    /// - Parameters:
    ///   - here: the working directory, from which relative paths are seen.
    ///   - root: what `--root` names.
    package init(here: String, root: String? = nil) {
        self.here = CanonicalPath.of(here) ?? here
        self.root = root.map { CanonicalPath.of($0) ?? $0 } ?? WorkTree.root(above: self.here)
    }

    /// Follows a path step by step.
    ///
    /// - Throws: where a link of a checkout leads out of it, or into a `.git` folder. A path that leads nowhere is not
    ///   refused.
    package func check(_ path: String) throws(ReadRefusal) {
        let full = path.hasPrefix("/") ? path : "\(here)/\(path)"
        var place = "/"
        var checkouts: Set<String> = []
        for step in full.split(separator: "/") where step != "." {
            let next = (place == "/" ? "" : place) + "/" + step
            if step != "..", Self.isLink(next), let checkout = checkout(of: place) { checkouts.insert(checkout) }
            guard let canonical = CanonicalPath.of(next) else {
                // What lies outside is not even said to be missing.
                if checkouts.contains(where: { CanonicalPath.leads(next, outOf: $0) }) { throw .leadsOut }
                return
            }
            place = canonical
        }
        for checkout in checkouts {
            do throws(ReadRefusal) {
                _ = try ReadBoundary(root: checkout).canonical(place)
            } catch {
                throw error == .outside ? .leadsOut : error
            }
        }
    }

    /// The checkout that a folder is in; nil for one outside of all.
    private func checkout(of folder: String) -> String? {
        if let root, CanonicalPath.is(folder, in: root) { return root }
        return WorkTree.root(above: folder) ?? (CanonicalPath.is(folder, in: here) ? here : nil)
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
