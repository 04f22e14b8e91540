import Testing

@testable import AWSClient

@Suite struct XMLReaderTests {
    static let document =
        #"<?xml version="1.0"?><List xmlns="http://x/"><A k:t="v">1 &amp; 2</A><B><A/><A> x </A></B></List>"#

    private func read(
        _ text: String, requiring required: Set<String> = []
    ) throws -> [String] {
        var seen: [String] = []
        try XMLReader.read(Array(text.utf8), root: ["List"], requiring: required) { element in
            seen.append("\(element.depth) \(element.parent)/\(element.name)=\(element.text)")
            if let value = element.attributes["k:t"] { seen.append("k:t=\(value)") }
        }
        return seen
    }

    @Test func visitsEachElementWhenItCloses() throws {
        #expect(
            try read(Self.document) == [
                "2 List/A=1 & 2", "k:t=v", "3 B/A=", "3 B/A= x ", "2 List/B=", "1 /List=",
            ])
    }

    @Test func everyCutIsAnError() {
        for count in 0..<Self.document.utf8.count {
            #expect(throws: MalformedAnswer.self) { try read(String(Self.document.prefix(count))) }
        }
    }

    @Test(arguments: [
        "<Other/>", "<List/><List/>", "<List></Lost>", "not XML", "{}", "<List>&unknown;</List>",
        "<!DOCTYPE List><List/>",
        #"<!DOCTYPE List [<!ENTITY a "b">]><List>&a;</List>"#,
        #"<!DOCTYPE List [<!ENTITY a SYSTEM "file:///etc/passwd">]><List>&a;</List>"#,
    ])
    func refuses(_ text: String) {
        #expect(throws: MalformedAnswer.self) { try read(text) }
    }

    @Test func refusesDeepNesting() {
        let text = "<List>" + String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100) + "</List>"
        #expect(throws: MalformedAnswer(description: "the XML answer is nested too deep")) { try read(text) }
    }

    @Test func missingContainerIsAnError() {
        #expect(throws: MalformedAnswer(description: "the XML answer lacks <Items>")) {
            try read("<List/>", requiring: ["Items"])
        }
    }

    @Test func otherRootIsNamed() {
        #expect(throws: MalformedAnswer(description: "the XML answer is <html>, not <List>")) {
            try read("<html></html>")
        }
    }
}
