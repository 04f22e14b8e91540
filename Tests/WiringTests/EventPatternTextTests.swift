import Testing

@testable import Wiring

@Suite("Event patterns: text operators")
struct EventPatternTextTests {
    static let ends: [PatternCase] = [
        .match(#"{"k":[{"prefix":"raw/"}]}"#, #"{"k":"raw/a.json"}"#),
        .match(#"{"k":[{"prefix":"raw/"}]}"#, #"{"k":"raw/"}"#),
        .miss(#"{"k":[{"prefix":"raw/"}]}"#, #"{"k":"raw"}"#),
        .miss(#"{"k":[{"prefix":"raw/"}]}"#, #"{"k":"RAW/a"}"#),
        .match(#"{"k":[{"prefix":""}]}"#, #"{"k":""}"#),
        .miss(#"{"k":[{"prefix":""}]}"#, #"{"k":1}"#),
        .miss(#"{"k":[{"prefix":"1"}]}"#, #"{"k":12}"#),
        .match(#"{"k":[{"suffix":".json"}]}"#, #"{"k":"a.json"}"#),
        .match(#"{"k":[{"suffix":".json"}]}"#, #"{"k":".json"}"#),
        .miss(#"{"k":[{"suffix":".json"}]}"#, #"{"k":"json"}"#),
        .miss(#"{"k":[{"suffix":".json"}]}"#, #"{"k":"a.json.gz"}"#),
        .miss(#"{"k":[{"suffix":".json"}]}"#, #"{"k":null}"#),
        .match(#"{"k":[{"prefix":"a"},{"suffix":"z"}]}"#, #"{"k":"xyz"}"#),
        .match(#"{"k":[{"prefix":{"equals-ignore-case":"RAW/"}}]}"#, #"{"k":"raw/A"}"#),
        .miss(#"{"k":[{"prefix":{"equals-ignore-case":"RAW/"}}]}"#, #"{"k":"row/A"}"#),
        .match(#"{"k":[{"suffix":{"equals-ignore-case":".png"}}]}"#, #"{"k":"a.PnG"}"#),
        .miss(#"{"k":[{"suffix":{"equals-ignore-case":".png"}}]}"#, #"{"k":"a.pngx"}"#),
        .miss(#"{"k":[{"suffix":{"equals-ignore-case":".png"}}]}"#, #"{"k":"png"}"#),
        .match(#"{"k":[{"equals-ignore-case":"Object created"}]}"#, #"{"k":"Object Created"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"abc"}]}"#, #"{"k":"abcd"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"abcd"}]}"#, #"{"k":"abc"}"#),
        .match(#"{"k":[{"equals-ignore-case":"ÄÖß"}]}"#, #"{"k":"äÖß"}"#),
        .match(#"{"k":[{"equals-ignore-case":"ΣΑΣ"}]}"#, #"{"k":"σασ"}"#),
        .miss(#"{"k":[{"equals-ignore-case":"k"}]}"#, "{\"k\":\"\u{212A}\"}"),
        .miss(#"{"k":[{"equals-ignore-case":"1"}]}"#, #"{"k":1}"#),
    ]

    @Test("prefix, suffix and their case-insensitive forms compare strings only", arguments: ends)
    func prefixAndSuffix(_ example: PatternCase) throws { try example.check() }

    static let wildcards: [PatternCase] = [
        .match(#"{"k":[{"wildcard":"*"}]}"#, #"{"k":""}"#),
        .match(#"{"k":[{"wildcard":"*"}]}"#, #"{"k":"anything"}"#),
        .miss(#"{"k":[{"wildcard":"*"}]}"#, #"{"k":1}"#),
        .match(#"{"k":[{"wildcard":"abc"}]}"#, #"{"k":"abc"}"#),
        .miss(#"{"k":[{"wildcard":"abc"}]}"#, #"{"k":"abcd"}"#),
        .match(#"{"k":[{"wildcard":"raw/*.json"}]}"#, #"{"k":"raw/a/b.json"}"#),
        .match(#"{"k":[{"wildcard":"raw/*.json"}]}"#, #"{"k":"raw/.json"}"#),
        .miss(#"{"k":[{"wildcard":"raw/*.json"}]}"#, #"{"k":"raw/a.jsonl"}"#),
        .match(#"{"k":[{"wildcard":"*/x/*"}]}"#, #"{"k":"a/x/b"}"#),
        .match(#"{"k":[{"wildcard":"*/x/*"}]}"#, #"{"k":"/x/"}"#),
        .miss(#"{"k":[{"wildcard":"*/x/*"}]}"#, #"{"k":"a/xx/b"}"#),
        .match(#"{"k":[{"wildcard":"a*bc*bcd*e"}]}"#, #"{"k":"abcbcbcde"}"#),
        .match(#"{"k":[{"wildcard":"a*aa*a"}]}"#, #"{"k":"aaaa"}"#),
        .miss(#"{"k":[{"wildcard":"a*aa*a"}]}"#, #"{"k":"aaa"}"#),
        .miss(#"{"k":[{"wildcard":"ab*ba"}]}"#, #"{"k":"aba"}"#),
        .match(#"{"k":[{"wildcard":"ab*ba"}]}"#, #"{"k":"abba"}"#),
        .match(#"{"k":[{"wildcard":"a\\*b"}]}"#, #"{"k":"a*b"}"#),
        .miss(#"{"k":[{"wildcard":"a\\*b"}]}"#, #"{"k":"axb"}"#),
        .match(#"{"k":[{"wildcard":"a\\\\*"}]}"#, #"{"k":"a\\b"}"#),
        .miss(#"{"k":[{"wildcard":"a?c"}]}"#, #"{"k":"abc"}"#),
    ]

    @Test("wildcard takes an asterisk for any characters, escaped for itself", arguments: wildcards)
    func wildcard(_ example: PatternCase) throws { try example.check() }

    static let exclusions: [PatternCase] = [
        .match(#"{"a":[{"anything-but":"x"}]}"#, #"{"a":"y"}"#),
        .miss(#"{"a":[{"anything-but":"x"}]}"#, #"{"a":"x"}"#),
        .miss(#"{"a":[{"anything-but":"x"}]}"#, "{}"),
        .match(#"{"a":[{"anything-but":"x"}]}"#, #"{"a":null}"#),
        .match(#"{"a":[{"anything-but":"1"}]}"#, #"{"a":1}"#),
        .match(#"{"a":[{"anything-but":123}]}"#, #"{"a":124}"#),
        .miss(#"{"a":[{"anything-but":123}]}"#, #"{"a":123.0}"#),
        .match(#"{"a":[{"anything-but":123}]}"#, #"{"a":"123"}"#),
        .miss(#"{"a":[{"anything-but":["x","y"]}]}"#, #"{"a":"y"}"#),
        .match(#"{"a":[{"anything-but":["x","y"]}]}"#, #"{"a":"z"}"#),
        .miss(#"{"a":[{"anything-but":[100,200]}]}"#, #"{"a":2e2}"#),
        .match(#"{"a":[{"anything-but":["x"]}]}"#, #"{"a":["x","z"]}"#),
        .miss(#"{"a":[{"anything-but":["x"]}]}"#, #"{"a":["x"]}"#),
        .miss(#"{"a":[{"anything-but":["x"]}]}"#, #"{"a":[]}"#),
        .match(#"{"a":[{"anything-but":{"prefix":"init"}}]}"#, #"{"a":"running"}"#),
        .miss(#"{"a":[{"anything-but":{"prefix":"init"}}]}"#, #"{"a":"initializing"}"#),
        .miss(#"{"a":[{"anything-but":{"prefix":["a","b"]}}]}"#, #"{"a":"bx"}"#),
        .match(#"{"a":[{"anything-but":{"suffix":".png"}}]}"#, #"{"a":"a.jpg"}"#),
        .miss(#"{"a":[{"anything-but":{"suffix":[".png",".jpg"]}}]}"#, #"{"a":"a.jpg"}"#),
        .miss(#"{"a":[{"anything-but":{"equals-ignore-case":"x"}}]}"#, #"{"a":"X"}"#),
        .match(#"{"a":[{"anything-but":{"equals-ignore-case":["x","y"]}}]}"#, #"{"a":"Z"}"#),
        .miss(#"{"a":[{"anything-but":{"wildcard":"*/lib/*"}}]}"#, #"{"a":"a/lib/b"}"#),
        .match(#"{"a":[{"anything-but":{"wildcard":["*/lib/*","*.tmp"]}}]}"#, #"{"a":"a/bin/b"}"#),
        .miss(#"{"a":[{"anything-but":{"wildcard":["*/lib/*","*.tmp"]}}]}"#, #"{"a":"b.tmp"}"#),
        .match(#"{"a":[{"anything-but":{"prefix":"x"}}]}"#, #"{"a":7}"#),
    ]

    @Test("anything-but admits any other value that is there", arguments: exclusions)
    func anythingBut(_ example: PatternCase) throws { try example.check() }

    static let keys: [PatternCase] = [
        .match(#"{"k":["a b+c%20d.json"]}"#, #"{"k":"a b+c%20d.json"}"#),
        .miss(#"{"k":["a b"]}"#, #"{"k":"a+b"}"#),
        .miss(#"{"k":["a b"]}"#, #"{"k":"a%20b"}"#),
        .match(#"{"k":[{"prefix":"año/"}]}"#, #"{"k":"año/ü.json"}"#),
        .match(#"{"k":[{"suffix":"🎵.mp3"}]}"#, #"{"k":"x/🎵.mp3"}"#),
        .match(#"{"k":["\u00e9"]}"#, #"{"k":"é"}"#),
        .miss(#"{"k":["\u00e9"]}"#, #"{"k":"e\u0301"}"#),
        .match(#"{"k":[{"prefix":"e"}]}"#, #"{"k":"e\u0301"}"#),
        .match(#"{"k":[{"suffix":"\u0301x"}]}"#, #"{"k":"e\u0301x"}"#),
        .match(#"{"k":[{"wildcard":"日*語"}]}"#, #"{"k":"日本語"}"#),
        .match(#"{"k":["a\"b\\c"]}"#, #"{"k":"a\"b\\c"}"#),
        .match(#"{"k":["\u0000"]}"#, #"{"k":"\u0000"}"#),
    ]

    @Test("keys are compared byte by byte, unencoded", arguments: keys)
    func key(_ example: PatternCase) throws { try example.check() }
}
