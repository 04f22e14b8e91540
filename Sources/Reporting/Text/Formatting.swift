import Foundation

/// Times, durations and sizes as reports write them, the same on every machine.
enum Format {
    /// `2025-10-30 14:03:22 UTC`.
    static func time(_ milliseconds: Int64) -> String {
        let seconds = (Double(milliseconds) / 1_000).rounded(.down)
        let text = Date(timeIntervalSince1970: seconds).formatted(.iso8601)
        return text.replacingOccurrences(of: "T", with: " ").replacingOccurrences(of: "Z", with: " UTC")
    }

    /// `412 ms`, `3.2 s`, `4 min 5 s`, `2 h 7 min`.
    static func duration(_ milliseconds: Int64) -> String {
        switch milliseconds.magnitude {
        case 0..<1_000: return "\(milliseconds) ms"
        case 1_000..<60_000:
            let tenths = (milliseconds + 50) / 100
            return "\(tenths / 10).\(abs(tenths % 10)) s"
        case 60_000..<3_600_000: return "\(milliseconds / 60_000) min \(abs(milliseconds / 1_000 % 60)) s"
        default: return "\(milliseconds / 3_600_000) h \(abs(milliseconds / 60_000 % 60)) min"
        }
    }

    /// The duration of a run. S3 gives times in whole seconds, so a difference of none is only known to be short.
    static func runDuration(_ milliseconds: Int64) -> String {
        (0..<1_000).contains(milliseconds) ? "under 1 s" : duration(milliseconds)
    }

    /// `812 B`, `1.4 kB`, `3.0 MB`, in powers of ten.
    static func size(_ bytes: Int64) -> String {
        if bytes.magnitude < 1_000 { return "\(bytes) B" }
        var tenths = bytes / 100
        for unit in ["kB", "MB", "GB"] {
            if abs(tenths) < 10_000 || unit == "GB" { return "\(tenths / 10).\(abs(tenths % 10)) \(unit)" }
            tenths /= 1_000
        }
        return "\(bytes) B"
    }

    /// `12,408`.
    static func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return value < 0 ? "-" + result : result
    }

    /// `1 finding`, `2 findings`.
    static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number(value)) \(value == 1 ? noun : plural ?? noun + "s")"
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A word for a shell: as it is where it is plain, else in single quotes.
    static func shell(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_./:@%+=,".unicodeScalars.contains(scalar))
        }
        if plain, !word.isEmpty, !word.hasPrefix("-") { return word }
        return "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
