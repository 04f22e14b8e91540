import Testing

@testable import Facts

@Suite("Texts with symbols")
struct SymbolicTextTests {
    @Test(
        "a symbol ends at the brace behind its keys, also in JSON that has been quoted again",
        arguments: [
            #"module.a["x"].y"#, #"module.a["}"].y"#, #"module.a["q\"}"].y"#, #"module.a["b\\"].y"#,
            #"module.a[\"x\"].y"#, #"module.a[\"q\\\"}\"].y"#, #"module.a[\"b\\\\\"].y"#, #"module.a[\\\"}\\\"].y"#,
        ])
    func keys(symbol: String) {
        #expect(SymbolicText.parts(of: "a${\(symbol)}b") == [.literal("a"), .symbol(symbol), .literal("b")])
        #expect(SymbolicText.hasSymbols("a${\(symbol)}b"))
    }

    @Test(
        "what has no closing brace is no symbol", arguments: ["${a.b", #"${a["x}"#, #"${a.b["x}"#, "${aws:username}"])
    func noSymbol(text: String) {
        #expect(!SymbolicText.hasSymbols(text))
    }
}
