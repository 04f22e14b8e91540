/// The times of log lines.
enum RunLogTime {
    /// `2021-05-25T13:32:41.275359-04:00` → milliseconds since 1970, UTC; nil when it is not a time of RFC 3339.
    ///
    /// Read by hand: each line has one, and a regular expression took longer than all the rest of the line.
    static func milliseconds(_ text: String) -> Int64? {
        var reader = Reader(bytes: Array(text.utf8))
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), reader.skip("T"), let hour = reader.number(2), reader.skip(":"),
            let minute = reader.number(2), reader.skip(":"), let second = reader.number(2),
            (1...12).contains(month)
        else { return nil }
        var fraction: Int64 = 0
        if reader.skip(".") {
            guard let milliseconds = reader.milliseconds() else { return nil }
            fraction = milliseconds
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        let minutes = days(year: year, month: month, day: day) * 1_440 + hour * 60 + minute - offset
        return (minutes * 60 + second) * 1_000 + fraction
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        var isAtEnd: Bool { place == bytes.count }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
            place += 1
            return true
        }

        mutating func digit() -> Int64? {
            guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else { return nil }
            place += 1
            return Int64(bytes[place - 1] - 0x30)
        }

        mutating func number(_ count: Int) -> Int64? {
            var value: Int64 = 0
            for _ in 0..<count {
                guard let digit = digit() else { return nil }
                value = value * 10 + digit
            }
            return value
        }

        /// A fraction of any length; what is under a millisecond is left out.
        mutating func milliseconds() -> Int64? {
            var (value, count): (Int64, Int) = (0, 0)
            while let digit = digit() {
                if count < 3 { value = value * 10 + digit }
                count += 1
            }
            if count == 0 { return nil }
            while count < 3 {
                value *= 10
                count += 1
            }
            return value
        }

        /// Minutes east of UTC.
        mutating func offset() -> Int64? {
            if skip("Z") { return 0 }
            let isWest = skip("-")
            guard isWest || skip("+"), let hours = number(2), skip(":"), let minutes = number(2) else { return nil }
            return (hours * 60 + minutes) * (isWest ? -1 : 1)
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar. A year begins in March here, so that the leap day is its last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let leapDays = shifted / 4 - shifted / 100 + shifted / 400
        return shifted * 365 + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468
    }
}
