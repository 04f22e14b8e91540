/// A regular file that nothing but its size bounds: one that the user named, or that the system has.
package enum SmallFile {
    /// Reads it whole, where it is a regular file of at most that size; links are followed.
    package static func contents(_ path: String, limitBytes: Int) throws(ReadRefusal) -> [UInt8] {
        guard let canonical = CanonicalPath.of(path) else { throw .missing }
        let file = try OpenedFile(canonical: canonical)
        defer { file.close() }
        if file.size > limitBytes { throw .tooLarge(limitBytes: limitBytes) }
        return try file.contents()
    }
}
