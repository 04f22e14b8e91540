/// A point in time as conditions write it: ISO 8601, or seconds since 1970.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", date operators: a date of the W3C profile of
/// ISO 8601 (`2020-04-01`, `2020-04-01T00:00:00Z`, with an offset, with a fraction) or epoch time, read 2026-11-25.
enum PolicyDate {
    /// Seconds since 1970; nil when `text` is no date.
    static func seconds(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        let isNumber = !bytes.isEmpty && bytes.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
        // A year alone has four digits; no policy means the first hours of 1970.
        if isNumber, bytes.count > 4 { return Double(text) }
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = halves.first, let days = days(first) else { return nil }
        guard halves.count == 2 else { return days * 86_400 }
        guard let time = time(halves[1]) else { return nil }
        return days * 86_400 + time
    }

    private static func days(_ text: Substring) -> Double? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4, let year = number(parts[0]) else { return nil }
        guard parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let month = parts.count > 1 ? number(parts[1]) : 1
        let day = parts.count > 2 ? number(parts[2]) : 1
        guard let month, let day, (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from the civil calendar, with the year beginning in March so that a leap day comes last.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Double(era * 146_097 + dayOfEra - 719_468)
    }

    /// Seconds of a day, `hh:mm[:ss[.s]]` and the zone, which is needed.
    private static func time(_ text: Substring) -> Double? {
        guard let zone = text.lastIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return nil }
        let parts = text[..<zone].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0]), let minute = number(parts[1]), hour < 25,
            minute < 60
        else { return nil }
        var seconds = Double(hour * 3600 + minute * 60)
        if parts.count == 3 {
            guard let value = Double(parts[2]), value >= 0, value < 61 else { return nil }
            seconds += value
        }
        guard let offset = offset(text[zone...]) else { return nil }
        return seconds - offset
    }

    private static func offset(_ text: Substring) -> Double? {
        if text == "Z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.utf8.count == 4, let value = number(digits[...]) else { return nil }
        let seconds = Double(value / 100 * 3600 + value % 100 * 60)
        return text.first == "-" ? -seconds : seconds
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy(isDigit) ? Int(text) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
