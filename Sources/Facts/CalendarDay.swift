/// A day of the calendar, in UTC.
package struct CalendarDay: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    package let number: Int

    /// Reads `YYYY-MM-DD`; nil for another form and for a day that no calendar has.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0
        else { return nil }
        let number = Self.number(year: year, month: month, day: day)
        // What is no date (2027-02-30) is counted as another day, and reads differently.
        guard (1...12).contains(month), (1...31).contains(day), Self.text(of: number) == text else { return nil }
        self.number = number
    }

    /// The day of a moment.
    ///
    /// - Parameter milliseconds: since 1970, UTC.
    package init(milliseconds: Int64) {
        let day = Int64(86_400_000)
        number = Int((milliseconds - (milliseconds % day + day) % day) / day)
    }

    /// The first moment after the day, in milliseconds since 1970, UTC.
    package var endMS: Int64 { Int64(number + 1) * 86_400_000 }

    /// `2027-01-31`
    package var text: String { Self.text(of: number) }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    /// Years begin in March here, so that the leap day is the last of its year.
    ///
    /// Source: "chrono-Compatible Low-Level Date Algorithms", https://howardhinnant.github.io/date_algorithms.html.
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func text(of number: Int) -> String {
        let days = number + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted + (shifted < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let padded = { (value: Int, width: Int) in
            String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * shifted + 2) / 5 + 1, 2))"
    }
}
