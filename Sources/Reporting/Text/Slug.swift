internal import SnapshotStore

/// Names for files and anchors made of names that anybody may have chosen.
enum Slug {
    /// Windows keeps these for devices, and `index` is a page of ours.
    private static let reserved: Set<String> = ["index", "con", "prn", "aux", "nul"]

    /// A file name without ending: `name` itself where it is a plain word in lower case, else its plain letters with
    /// a part of its hash, so that two names never share a file, on file systems that ignore case neither.
    static func fileName(_ name: String) -> String {
        let plain = plainLetters(name, limit: 60)
        if plain == name, !plain.isEmpty, !reserved.contains(plain) { return plain }
        let hash = stableHash(name).prefix(8)
        return plain.isEmpty ? "x-\(hash)" : "\(plain)-\(hash)"
    }

    /// An id for a heading or a row.
    static func anchor(_ text: String) -> String {
        let plain = plainLetters(text, limit: 80)
        return plain.isEmpty ? "section" : plain
    }

    private static func plainLetters(_ text: String, limit: Int) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else if !result.hasSuffix("-"), !result.isEmpty {
                result += "-"
            }
            if result.utf8.count >= limit { break }
        }
        while result.hasSuffix("-") { result.removeLast() }
        return result
    }
}
