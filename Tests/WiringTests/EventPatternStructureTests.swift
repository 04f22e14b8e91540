import Facts
import Testing

@testable import Wiring

@Suite("Event patterns: arrays, alternatives and refusals")
struct EventPatternStructureTests {
    static let arrays: [PatternCase] = [
        .match(#"{"t":["admin"]}"#, #"{"t":["user","admin"]}"#),
        .miss(#"{"t":["root"]}"#, #"{"t":["user","admin"]}"#),
        .match(#"{"t":[3]}"#, #"{"t":[[1,2],[3]]}"#),
        .match(#"{"t":["x"]}"#, #"{"t":[{"t":1},"x"]}"#),
        .match(#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":[{"a":1,"b":2}]}"#),
        .miss(#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":[{"a":1},{"b":2}]}"#),
        .match(#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":[{"a":1},{"b":2},{"b":2,"a":1}]}"#),
        .miss(#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":[{"a":1,"b":3},{"a":4,"b":2}]}"#),
        .match(#"{"d":{"a":[1]},"v":["1"]}"#, #"{"d":[{"a":1}],"v":"1"}"#),
        .miss(#"{"d":{"a":[1]},"v":["2"]}"#, #"{"d":[{"a":1}],"v":"1"}"#),
        .match(#"{"u":{"t":{"k":["c"],"v":["b"]}}}"#, #"{"u":[{"t":[{"k":"c","v":"b"}]}]}"#),
        .miss(#"{"u":{"t":{"k":["c"],"v":["b"]}}}"#, #"{"u":[{"t":[{"k":"c"},{"v":"b"}]}]}"#),
        .miss(#"{"u":{"t":{"k":["c"],"v":["b"]}}}"#, #"{"u":[{"t":[{"k":"c"}]},{"t":[{"v":"b"}]}]}"#),
        .miss(#"{"d":{"n":["a"],"i":{"x":[1]}}}"#, #"{"d":[{"n":"a"},{"i":{"x":1}}]}"#),
        .match(#"{"d":{"n":["a"],"i":{"x":[1]}}}"#, #"{"d":[{"n":"a","i":[{"y":0},{"x":1}]}]}"#),
        .match(#"{"a":{"x":[1]},"b":{"y":[2]}}"#, #"{"a":[{"x":0},{"x":1}],"b":[{"y":2},{"y":3}]}"#),
        .match(#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":[[{"a":1,"b":2}]]}"#),
        .miss(#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":[[{"a":1},{"b":2}]]}"#),
        .match(#"{"d":{"a":[1],"b":[{"exists":false}]}}"#, #"{"d":[{"a":1},{"b":2}]}"#),
        .miss(#"{"d":{"a":[1],"b":[{"exists":false}]}}"#, #"{"d":[{"a":1,"b":2}]}"#),
        .miss(#"{"d":{"b":[{"exists":false}]}}"#, #"{"d":[{"a":1},{"b":2}]}"#),
        .match(#"{"d":{"b":[{"exists":false}]}}"#, #"{"d":[{"a":1},{"c":2}]}"#),
        .miss(#"{"d":{"a":[{"exists":true}]}}"#, #"{"d":[]}"#),
        .match(#"{"d":{"s":[{"anything-but":"x"}],"n":["b"]}}"#, #"{"d":[{"n":"a","s":"x"},{"n":"b","s":"y"}]}"#),
        .match(#"{"d":{"p":[{"numeric":[">",0]}],"n":["w"]}}"#, #"{"d":[{"n":"w","p":5},{"n":"g","p":-1}]}"#),
        .match(#"{"d":{"t":["x","y"]}}"#, #"{"d":[{"t":["a","y"]}]}"#),
        .match(#"{"d":{"a":[1,2],"b":[3]}}"#, #"{"d":{"a":[2,9],"b":3}}"#),
    ]

    @Test("any element of an array may match, but all fields from the same one", arguments: arrays)
    func array(_ example: PatternCase) throws { try example.check() }

    static let alternatives: [PatternCase] = [
        .match(#"{"s":["x"],"$or":[{"a":[1]},{"b":[2]}]}"#, #"{"s":"x","b":2}"#),
        .miss(#"{"s":["x"],"$or":[{"a":[1]},{"b":[2]}]}"#, #"{"s":"x","b":1}"#),
        .miss(#"{"s":["x"],"$or":[{"a":[1]},{"b":[2]}]}"#, #"{"s":"y","a":1}"#),
        .match(#"{"$or":[{"a":[1]},{"b":[2],"c":[3]}]}"#, #"{"b":2,"c":3}"#),
        .miss(#"{"$or":[{"a":[1]},{"b":[2],"c":[3]}]}"#, #"{"b":2}"#),
        .match(#"{"d":{"$or":[{"a":[1]},{"b":[2]}]}}"#, #"{"d":{"b":2}}"#),
        .match(#"{"$or":[{"a":[1]},{"b":[2]}],"d":{"$or":[{"x":[1]},{"y":[2]}]}}"#, #"{"a":1,"d":{"y":2}}"#),
        .miss(#"{"$or":[{"a":[1]},{"b":[2]}],"d":{"$or":[{"x":[1]},{"y":[2]}]}}"#, #"{"d":{"y":2}}"#),
        .match(#"{"$or":[{"a":[1],"$or":[{"x":[1]},{"y":[1]}]},{"b":[2]}]}"#, #"{"a":1,"y":1}"#),
        .miss(#"{"$or":[{"a":[1],"$or":[{"x":[1]},{"y":[1]}]},{"b":[2]}]}"#, #"{"a":1}"#),
        .match(#"{"$or":[{"a":[1]},{"a":[2]}]}"#, #"{"a":2}"#),
        .match(#"{"$or":[{"d":{"a":[1]}},{"e":[1]}],"d":{"b":[2]}}"#, #"{"d":[{"a":1,"b":2}]}"#),
        .miss(#"{"$or":[{"d":{"a":[1]}},{"e":[1]}],"d":{"b":[2]}}"#, #"{"d":[{"a":1},{"b":2}]}"#),
        .match(#"{"$or":[{"d":{"a":[1]}},{"e":[1]}],"d":{"b":[2]}}"#, #"{"d":[{"a":0},{"b":2}],"e":1}"#),
        .match(#"{"$or":["x"]}"#, #"{"$or":"x"}"#),
        .match(#"{"$or":{"a":["x"]}}"#, #"{"$or":{"a":"x"}}"#),
        .match(#"{"$or":[{"prefix":"x"},{"suffix":"y"}]}"#, #"{"$or":"xz"}"#),
    ]

    @Test("$or admits either branch, and is a plain field where it cannot be the operator", arguments: alternatives)
    func alternative(_ example: PatternCase) throws { try example.check() }

    @Test(
        "an invalid pattern is refused with EventBridge's reason",
        arguments: [
            ("", "Filter is not valid JSON"), ("{", "Filter is not valid JSON"), ("[]", "Filter is not an object"),
            (#""x""#, "Filter is not an object"), ("{}", "Empty objects are not allowed"),
            (#"{"a":{}}"#, "Empty objects are not allowed"), (#"{"a":[]}"#, "Empty arrays are not allowed"),
            (#"{"a":"x"}"#, #""a" must be an object or an array"#),
            (#"{"a":1}"#, #""a" must be an object or an array"#),
            (#"{"a":null}"#, #""a" must be an object or an array"#),
            (#"{"a":[["x"]]}"#, "Match value must be String, number, true, false, or null"),
            (#"{"a":[{}]}"#, "Match expression name not found"),
            (#"{"a":[{"regex":"x"}]}"#, "Unrecognized match type regex"),
            (#"{"a":[{"Prefix":"x"}]}"#, "Unrecognized match type Prefix"),
            (#"{"a":[{"prefix":"x","suffix":"y"}]}"#, "Only one key allowed in match expression"),
            (#"{"a":[{"prefix":1}]}"#, "prefix match pattern must be a string"),
            (#"{"a":[{"prefix":["x"]}]}"#, "prefix match pattern must be a string"),
            (#"{"a":[{"prefix":{"wildcard":"x"}}]}"#, "Unsupported prefix pattern: wildcard"),
            (#"{"a":[{"prefix":{}}]}"#, "Prefix expression name not found"),
            (#"{"a":[{"suffix":null}]}"#, "suffix match pattern must be a string"),
            (#"{"a":[{"suffix":{"equals-ignore-case":1}}]}"#, "equals-ignore-case match pattern must be a string"),
            (#"{"a":[{"equals-ignore-case":["x"]}]}"#, "equals-ignore-case match pattern must be a string"),
            (#"{"a":[{"exists":"true"}]}"#, "exists match pattern must be either true or false."),
            (#"{"a":[{"wildcard":1}]}"#, "wildcard match pattern must be a string"),
            (#"{"a":[{"wildcard":"a**b"}]}"#, "Consecutive wildcard characters at pos 2"),
            (#"{"a":[{"wildcard":"a\\b"}]}"#, "Invalid escape character at pos 2"),
            (#"{"a":[{"wildcard":"a\\"}]}"#, "Invalid escape character at pos 2"),
            (#"{"a":[{"numeric":5}]}"#, "Value of numeric must be an array."),
            (#"{"a":[{"numeric":[]}]}"#, "Invalid member in numeric match: ]"),
            (#"{"a":[{"numeric":[5]}]}"#, "Invalid member in numeric match: 5"),
            (#"{"a":[{"numeric":["!=",5]}]}"#, "Unrecognized numeric range operator: !="),
            (#"{"a":[{"numeric":["="]}]}"#, "Value of equals must be numeric"),
            (#"{"a":[{"numeric":[">","5"]}]}"#, "Value of > must be numeric"),
            (#"{"a":[{"numeric":["<",5,">",0]}]}"#, "Too many elements in numeric expression"),
            (#"{"a":[{"numeric":[">",5,"=",6]}]}"#, "Bad numeric range operator: ="),
            (#"{"a":[{"numeric":[">",5,6]}]}"#, "Bad value in numeric range: 6"),
            (#"{"a":[{"numeric":[">",5,"<",4]}]}"#, "Bottom must be less than top"),
            (#"{"a":[{"numeric":[">",5,"<",6,7]}]}"#, "Too many terms in numeric range expression"),
            (#"{"a":[{"numeric":["=",5000000001]}]}"#, "Value must be between -5.0E9 and 5.0E9, inclusive"),
            (#"{"a":[{"cidr":"10.0.0.0"}]}"#, "Malformed CIDR, one '/' required"),
            (#"{"a":[{"cidr":"10.0.0.0/x"}]}"#, "Malformed CIDR, mask bits must be an integer"),
            (#"{"a":[{"cidr":"10.0.0.0/-1"}]}"#, "Malformed CIDR, mask bits must not be negative"),
            (#"{"a":[{"cidr":"10.0.0/8"}]}"#, "Nonstandard IP address: 10.0.0"),
            (#"{"a":[{"cidr":"1::2::3/8"}]}"#, "Nonstandard IP address: 1::2::3"),
            (#"{"a":[{"cidr":"10.0.0.0/33"}]}"#, "IPv4 mask bits must be < 33"),
            (
                #"{"a":[{"anything-but":true}]}"#,
                "Value of anything-but must be an array or single string/number value."
            ),
            (
                #"{"a":[{"anything-but":["x",1]}]}"#,
                "Inside anything but list, either all values are number or string, mixed type is not supported"
            ),
            (#"{"a":[{"anything-but":[null]}]}"#, "Inside anything but list, start|null|boolean is not supported."),
            (#"{"a":[{"anything-but":{"prefix":""}}]}"#, "Null prefix/suffix not allowed"),
            (#"{"a":[{"anything-but":{"numeric":["=",1]}}]}"#, "Unsupported anything-but pattern: numeric"),
            (#"{"a":[{"anything-but":{"suffix":[1]}}]}"#, "prefix/suffix match pattern must be a string"),
            (#"{"$or":[{"a":["x"]}]}"#, "Unrecognized match type a"),
            (#"{"$or":[{"a":["x"]},{}]}"#, "Empty objects are not allowed"),
            (#"{"a":["x"],"$or":[{"a":["y"]},{"b":["z"]}]}"#, "Path `a` cannot be allowed multiple times"),
            (#"{"a.b":["x"],"a":{"b":["y"]}}"#, "Path `a.b` cannot be allowed multiple times"),
        ])
    func refusal(_ pattern: String, _ reason: String) {
        do {
            _ = try EventPattern(parsing: pattern)
            Issue.record("\(pattern) was accepted")
        } catch {
            #expect(error.reason == reason, "\(pattern)")
        }
    }

    @Test("an error names the field at fault")
    func errorPath() {
        let error = #expect(throws: EventPatternError.self) {
            try EventPattern(parsing: #"{"detail":{"object":{"key":[{"like":"x"}]}}}"#)
        }
        #expect(
            error?.description
                == "Event pattern is not valid. Reason: Unrecognized match type like (at detail.object.key)")
    }

    @Test("alternatives that multiply beyond a thousand branches are refused")
    func tooManyAlternatives() {
        let branches = (0..<11).map { #"{"a\#($0)":[1]}"# }.joined(separator: ",")
        let levels = (0..<3).map { #""d\#($0)":{"$or":[\#(branches)]}"# }.joined(separator: ",")
        #expect(throws: EventPatternError.self) { try EventPattern(parsing: "{\(levels)}") }
    }

    @Test("sibling arrays cost their sum, not their product", .timeLimit(.minutes(1)))
    func siblingArrays() throws {
        let elements = JSONValue.array((0..<2000).map { .object(["x": .number(Double($0 % 2))]) })
        let event = JSONValue.object(["a": elements, "b": elements, "c": elements])
        let pattern = try EventPattern(parsing: #"{"a":{"x":[1]},"b":{"x":[1]},"c":{"x":[2]}}"#)
        #expect(!pattern.matches(event))
    }
}
