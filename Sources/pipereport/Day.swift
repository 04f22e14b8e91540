import ArgumentParser
import Facts

/// A day that an option names, in UTC.
struct Day {
    let day: CalendarDay

    /// Reads `YYYY-MM-DD`.
    ///
    /// - Throws: `ValidationError` that says what is taken, for another form, and for a day that no calendar has.
    init(text: String) throws {
        guard let day = CalendarDay(text), let first = CalendarDay("1970-01-01"), day >= first else {
            throw ValidationError("A day from 1970-01-01 to 9999-12-31 is expected, as YYYY-MM-DD.")
        }
        self.day = day
    }

    /// Midnight, in milliseconds since 1970.
    var startMS: Int64 { day.endMS - 86_400_000 }
}
