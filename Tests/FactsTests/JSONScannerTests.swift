import Facts
import Foundation
import Testing

@Suite("JSON scanner")
struct JSONScannerTests {
    @Test(
        "reads what Foundation reads",
        arguments: [
            "null", "true", " false ", "0", "-0", "12", "-3.25", "1e3", "1.5E-2", "123456789012345678", #""""#,
            #""plain text of more than eight bytes""#, #""a\"b\\c\/d\n\t\r\b\f""#, #""é 😀 \u00e9 \ud83d\ude00""#, "[]",
            "[1, 2 ,3]", "{}", #"{"a":1}"#, #"{ "a" : [ {"b":null} , [] ] , "c\n" : "d" }"#, "[[[[]]]]",
            #"{"long":"0123456789abcdef0123456789abcdef\"x","after":[true,false]}"#,
        ])
    func agreesWithFoundation(text: String) throws {
        let expected = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(try JSONValue(parsing: text) == expected)
        try JSONScanner.scan(text) { scanner in
            try scanner.skipValue()
            try scanner.finish()
        }
    }

    @Test(
        "refuses what is not JSON, whether read or skipped",
        arguments: [
            "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}",
            "{\"a\" 1}", "{a:1}", "nul", "tru", "01", "-", "1.", "1e", ".5", "+1", "\"open", "\"bad \\x\"", "\"\\u12\"",
            "\"line\nbreak\"", "[1]]", "{}{}", "]", "}",
        ])
    func refuses(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        // An escape is looked at only where the text is wanted.
        if text.contains("\\") { return }
        #expect(throws: JSONError.self) {
            try JSONScanner.scan(text) { scanner in
                try scanner.skipValue()
                try scanner.finish()
            }
        }
    }

    @Test("refuses nesting that would exhaust the stack", arguments: ["[", "{\"a\":"])
    func deepNesting(opening: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: opening, count: 100_000)) }
    }

    @Test("reads some members and skips the others")
    func members() throws {
        let text = #"{"skip":{"address":"no"},"address":"yes","n":[1,{"x":2}],"type":"t"}"#
        let found = try JSONScanner.scan(text) { scanner in
            var found: [String] = []
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                switch key {
                case "address", "type": found.append(try scanner.string())
                default: try scanner.skipValue()
                }
            }
            try scanner.finish()
            return found
        }
        #expect(found == ["yes", "t"])
    }

    @Test(
        "writes what Foundation writes",
        arguments: [
            #"{"b":[1,2.5,-3e-7,true,null],"a":{"z":"é/\"\\","y":""},"A":1,"a1":1,"a10":2,"a2":3,"_":0}"#, "[]", "{}",
            #""\n\t\r\b\f\u0001\u001f""#, "123456789012345", "1e300",
        ])
    func writes(text: String) throws {
        let value = try JSONValue(parsing: text)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(value.canonicalText == String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
