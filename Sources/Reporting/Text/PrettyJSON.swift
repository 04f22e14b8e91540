internal import Facts
import Foundation

extension String {
    /// JSON with sorted keys and one member a line; the text itself where it is not JSON.
    var prettyJSON: String {
        guard let value = try? JSONValue(parsing: self) else { return self }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return self }
        return String(decoding: data, as: UTF8.self).escapingInvisibleInJSON
    }
}
