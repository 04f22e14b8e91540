import Foundation

/// How much space a file takes and a disk has, in words.
package enum DiskSpace {
    /// `512 bytes`, `14.2 kB` or `3.0 MB`.
    package static func text(_ bytes: Int64) -> String {
        if bytes < 1000 { return "\(bytes) bytes" }
        let (value, unit) = bytes < 1_000_000 ? (Double(bytes) / 1e3, "kB") : (Double(bytes) / 1e6, "MB")
        return String(format: "%.1f \(unit)", value)
    }

    /// What a process without privileges can still write into `folder`; `an unknown amount` where the system does not say.
    package static func free(_ folder: String) -> String {
        var system = statvfs()
        guard statvfs(folder.isEmpty ? "." : folder, &system) == 0 else { return "an unknown amount" }
        return text(Int64(clamping: UInt64(system.f_bavail) &* UInt64(system.f_frsize)))
    }
}
