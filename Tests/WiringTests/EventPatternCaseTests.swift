import Testing

@testable import Wiring

@Suite("Event patterns: letter case")
struct EventPatternCaseTests {
    static let equality: [PatternCase] = [
        .match(#"{"k":[{"equals-ignore-case":"jaVa"}]}"#, #"{"k":"JAVA"}"#),
        .match(#"{"k":[{"equals-ignore-case":""}]}"#, #"{"k":""}"#),
        .miss(#"{"k":[{"equals-ignore-case":""}]}"#, #"{"k":"x"}"#),
        .match(#"{"k":[{"equals-ignore-case":"a1-_/ b"}]}"#, #"{"k":"A1-_/ B"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"a_"}]}"#, #"{"k":"A-"}"#),
        .match(#"{"k":[{"equals-ignore-case":"straße"}]}"#, #"{"k":"STRASSE"}"#),
        .match(#"{"k":[{"equals-ignore-case":"straße"}]}"#, #"{"k":"Straße"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"strasse"}]}"#, #"{"k":"straße"}"#),
        .match(#"{"k":[{"equals-ignore-case":"привет"}]}"#, #"{"k":"ПРИВЕТ"}"#),
        .match(#"{"k":[{"equals-ignore-case":"日本"}]}"#, #"{"k":"日本"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"é"}]}"#, #"{"k":"E\u0301"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"true"}]}"#, #"{"k":true}"#),
        .miss(#"{"k":[{"equals-ignore-case":"null"}]}"#, #"{"k":null}"#),
        .match(#"{"k":[{"equals-ignore-case":"b"}]}"#, #"{"k":["A","B"]}"#),
        .match(#"{"k":[{"equals-ignore-case":"x"},{"equals-ignore-case":"y"}]}"#, #"{"k":"Y"}"#),
    ]

    @Test("equals-ignore-case admits each letter in both cases", arguments: equality)
    func equal(_ example: PatternCase) throws { try example.check() }

    static let ends: [PatternCase] = [
        .match(#"{"k":[{"prefix":{"equals-ignore-case":"EventB"}}]}"#, #"{"k":"eventbridge"}"#),
        .match(#"{"k":[{"prefix":{"equals-ignore-case":"EventB"}}]}"#, #"{"k":"EVENTB"}"#),
        .miss(#"{"k":[{"prefix":{"equals-ignore-case":"EventB"}}]}"#, #"{"k":"event"}"#),
        .miss(#"{"k":[{"prefix":{"equals-ignore-case":"EventB"}}]}"#, #"{"k":"xEventB"}"#),
        .match(#"{"k":[{"prefix":{"equals-ignore-case":""}}]}"#, #"{"k":"anything"}"#),
        .miss(#"{"k":[{"prefix":{"equals-ignore-case":""}}]}"#, #"{"k":1}"#),
        .match(#"{"k":[{"prefix":{"equals-ignore-case":"ß"}}]}"#, #"{"k":"SSx"}"#),
        .match(#"{"k":[{"suffix":{"equals-ignore-case":".PnG"}}]}"#, #"{"k":"a/b.png"}"#),
        .match(#"{"k":[{"suffix":{"equals-ignore-case":".png"}}]}"#, #"{"k":".PNG"}"#),
        .miss(#"{"k":[{"suffix":{"equals-ignore-case":".png"}}]}"#, #"{"k":".PNG "}"#),
        .match(#"{"k":[{"suffix":{"equals-ignore-case":""}}]}"#, #"{"k":""}"#),
        .match(#"{"k":[{"suffix":{"equals-ignore-case":"ñ.csv"}}]}"#, #"{"k":"AÑ.CSV"}"#),
        .match(#"{"k":[{"suffix":{"equals-ignore-case":"ß"}}]}"#, #"{"k":"gross"}"#.replacing("ss", with: "SS")),
        .miss(#"{"k":[{"suffix":{"equals-ignore-case":"x"}}]}"#, #"{"k":5}"#),
    ]

    @Test("prefix and suffix can ignore case", arguments: ends)
    func end(_ example: PatternCase) throws { try example.check() }

    static let exclusions: [PatternCase] = [
        .miss(#"{"a":[{"anything-but":{"equals-ignore-case":"initializing"}}]}"#, #"{"a":"INITIALIZING"}"#),
        .match(#"{"a":[{"anything-but":{"equals-ignore-case":"initializing"}}]}"#, #"{"a":"initialized"}"#),
        .miss(#"{"a":[{"anything-but":{"equals-ignore-case":["x","y"]}}]}"#, #"{"a":"Y"}"#),
        .match(#"{"a":[{"anything-but":{"equals-ignore-case":"5"}}]}"#, #"{"a":5}"#),
        .match(#"{"a":[{"anything-but":{"equals-ignore-case":"x"}}]}"#, #"{"a":["X","z"]}"#),
        .miss(#"{"a":[{"anything-but":{"equals-ignore-case":"x"}}]}"#, #"{"a":["X","x"]}"#),
        .match(#"{"a":[{"anything-but":{"equals-ignore-case":"x"}}]}"#, #"{"a":null}"#),
        .miss(#"{"a":[{"anything-but":{"equals-ignore-case":"x"}}]}"#, "{}"),
    ]

    @Test("anything-but can ignore case", arguments: exclusions)
    func exclusion(_ example: PatternCase) throws { try example.check() }
}
