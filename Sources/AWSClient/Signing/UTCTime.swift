/// A moment in UTC, to the second, in the three spellings that AWS uses.
///
/// Plain integer arithmetic: a formatter of Foundation costs more than the whole signature.
package struct UTCTime: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var epochSeconds: Int64

    /// - Parameter epochSeconds: is brought into the years 1 to 9999, which alone can be written.
    package init(epochSeconds: Int64) {
        self.epochSeconds = min(max(epochSeconds, Self.writable.lowerBound), Self.writable.upperBound)
    }

    /// The years 1 to 9999.
    static let writable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// From milliseconds since 1970.
    package init(epochMS: Int64) {
        // Rounded down, also before 1970, and without leaving the range of the type.
        self.init(epochSeconds: epochMS >= 0 ? epochMS / 1000 : (epochMS + 1) / 1000 - 1)
    }

    /// From a calendar date and a time of day in UTC; nil when a part is out of its range.
    init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second), (1...9999).contains(year)
        else { return nil }
        // Days from civil, http://howardhinnant.github.io/date_algorithms.html: years start in March.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = Int64(era * 146_097 + dayOfEra - 719_468)
        self.init(epochSeconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }

    /// `20261124T010203Z`, the form of `x-amz-date`.
    package var basic: String {
        let (year, month, day) = civil
        let second = Int(secondOfDay)
        return Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(day, 2) + "T"
            + Self.padded(second / 3600, 2) + Self.padded(second / 60 % 60, 2) + Self.padded(second % 60, 2) + "Z"
    }

    /// Milliseconds since 1970 of `2026-11-24T01:02:03.456Z`, the form of S3's and IAM's XML; nil for other text.
    package static func epochMS(iso8601 text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]),
            let time = UTCTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        var milliseconds = 0
        if bytes[19] == UInt8(ascii: ".") {
            let fraction = bytes[20..<(bytes.count - 1)].prefix(3)
            guard let value = number(fraction), !fraction.isEmpty else { return nil }
            milliseconds = value * [100, 10, 1][fraction.count - 1]
        } else if bytes.count != 20 {
            return nil
        }
        return time.epochSeconds * 1000 + Int64(milliseconds)
    }

    /// From `Tue, 24 Nov 2026 01:02:03 GMT`, the form of HTTP's `Date` and `Retry-After`; nil for other text.
    package init?(httpDate text: String) {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" })
        guard parts.count == 8, parts[7] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
            let month = Self.months.firstIndex(of: String(parts[2])), let hour = Int(parts[4]),
            let minute = Int(parts[5]), let second = Int(parts[6])
        else { return nil }
        self.init(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private var secondOfDay: Int64 { epochSeconds - dayNumber * 86_400 }

    private var dayNumber: Int64 { (epochSeconds >= 0 ? epochSeconds : epochSeconds - 86_399) / 86_400 }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
