/// A time in a JSON answer, which is written on as the AWS CLI prints it.
///
/// Source: AWS SDK for Java, `TimestampFormatTrait`, read 2026-11-25: in the body of a JSON protocol it is seconds since
/// 1970 with a fraction. moto writes some of Lambda's as ISO 8601, which botocore reads as well.
struct JSONTime: Codable {
    var time: UTCTime

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let seconds = try? container.decode(Double.self), let whole = Int64(exactly: seconds.rounded(.down)),
            UTCTime.writable.contains(whole)
        {
            time = UTCTime(epochSeconds: whole)
        } else if let milliseconds = UTCTime.epochMS(iso8601: try container.decode(String.self)) {
            time = UTCTime(epochMS: milliseconds)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(time.offsetText)
    }
}
