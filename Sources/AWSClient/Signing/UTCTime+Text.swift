extension UTCTime {
    /// `2026-11-24T01:02:03Z`.
    var iso8601: String { "\(dateAndTime)Z" }

    /// `2026-11-24T01:02:03+00:00`, the form in which the AWS CLI prints every time.
    var offsetText: String { "\(dateAndTime)+00:00" }

    /// The AWS CLI's form of `2026-11-24T01:02:03.456Z`; nil for other text.
    static func offsetText(iso8601 text: String) -> String? {
        epochMS(iso8601: text).map { UTCTime(epochMS: $0).offsetText }
    }

    private var dateAndTime: String {
        let digits = Array(basic)
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))"
    }
}
