import Facts
import Testing

@testable import AWSClient

@Suite struct XMLValueTests {
    static let table = XMLValue(kinds: [
        "Count": .integer, "Flag": .boolean, "Date": .time, "Empty": .structure, "Old": .renamed("New"),
        "Item": .element(of: "Items"), "Single/Item": .structure, "Wrapped": .list,
        "Wrapped/Part": .element(of: "Parts"),
    ])

    private static func json(_ content: String) throws -> String {
        let members = try table.members(of: Array("<Root>\(content)</Root>".utf8), root: ["Root"])
        return JSONValue.object(members).canonicalText
    }

    @Test(arguments: [
        ("", "{}"), ("<Text/>", #"{"Text":""}"#), ("<Text> a &amp; b </Text>", #"{"Text":" a & b "}"#),
        ("<Text>7</Text><Count>7</Count>", #"{"Count":7,"Text":"7"}"#), ("<Flag>false</Flag>", #"{"Flag":false}"#),
        ("<Date>2027-01-01T00:00:00.000Z</Date>", #"{"Date":"2027-01-01T00:00:00+00:00"}"#),
        ("<Empty/>", #"{"Empty":{}}"#), ("<Empty>\n <Text>a</Text>\n</Empty>", #"{"Empty":{"Text":"a"}}"#),
        ("<Old>a</Old>", #"{"New":"a"}"#), ("<Item>a</Item>", #"{"Items":["a"]}"#),
        ("<Item><Item>a</Item></Item><Item>b</Item>", #"{"Items":[{"Items":["a"]},"b"]}"#),
        ("<Single><Item><Text>a</Text></Item></Single>", #"{"Single":{"Item":{"Text":"a"}}}"#),
        ("<Wrapped/>", #"{"Wrapped":[]}"#),
        ("<Wrapped>\n<Part>a</Part>\n<Part>b</Part></Wrapped>", #"{"Wrapped":["a","b"]}"#),
        ("<Unheard><Of>a</Of></Unheard>", #"{"Unheard":{"Of":"a"}}"#),
        ("<A><B><Text>a</Text></B></A><C/>", #"{"A":{"B":{"Text":"a"}},"C":""}"#),
        (#"<A xmlns:xsi="x" xsi:type="T"><Text/></A>"#, #"{"A":{"Text":"","Type":"T"}}"#),
    ])
    func elementsBecomeMembers(_ content: String, _ expected: String) throws {
        #expect(try Self.json(content) == expected)
    }

    @Test(arguments: [
        "<Count/>", "<Count>1.5</Count>", "<Count>many</Count>", "<Flag>TRUE</Flag>", "<Flag/>", "<Date>today</Date>",
        "<Empty>", "</Root><Root>",
    ])
    func otherContentIsMalformed(_ content: String) {
        #expect(throws: MalformedAnswer.self) { try Self.json(content) }
    }
}
