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
        // event-ruler's own example: the members and files of songs, in arrays within arrays.
        .match(
            #"{"employees":{"firstName":["Anna"],"address":{"city":["Rome"]}}}"#,
            #"{"employees":[{"firstName":"Anna","address":[{"city":"Oslo"},{"city":"Rome"}]},{"firstName":"Bo"}]}"#),
        .miss(
            #"{"employees":{"firstName":["Bo"],"address":{"city":["Rome"]}}}"#,
            #"{"employees":[{"firstName":"Anna","address":[{"city":"Rome"}]},{"firstName":"Bo"}]}"#),
        .miss(#"{"d":{"a":[1],"b":[2],"c":[3]}}"#, #"{"d":[{"a":1,"b":2},{"b":2,"c":3},{"a":1,"c":3}]}"#),
        .match(#"{"d":{"a":[1],"b":[2],"c":[3]}}"#, #"{"d":[{"a":1,"b":2},{"c":3,"b":2,"a":1}]}"#),
        .match(#"{"d":{"a":[1],"b":[2]},"e":[5]}"#, #"{"e":[4,5],"d":[{"a":1,"b":2}]}"#),
        .miss(#"{"d":{"a":[1],"b":[2]},"e":[6]}"#, #"{"e":[4,5],"d":[{"a":1,"b":2}]}"#),
        .match(#"{"d":{"a":[{"prefix":"x"}],"b":[{"suffix":"y"}]}}"#, #"{"d":[{"a":"xx","b":"n"},{"a":"x","b":"y"}]}"#),
        .miss(#"{"d":{"a":[{"anything-but":"x"}],"b":["n"]}}"#, #"{"d":[{"a":"x","b":"n"},{"a":"y","b":"m"}]}"#),
        .match(#"{"d":{"a":[{"exists":true}],"b":["n"]}}"#, #"{"d":[{"a":null,"b":"n"}]}"#),
        .match(#"{"d":{"a":[1]}}"#, #"{"d":["text",{"a":1}]}"#),
        .match(#"{"d":["text"]}"#, #"{"d":["text",{"a":1}]}"#),
        .miss(#"{"d":{"a":{"b":[1]}}}"#, #"{"d":[{"a":[]},{"a":[{"b":2}]}]}"#),
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
        .match(#"{"$or":["x","y"]}"#, #"{"$or":"y"}"#),
        .match(#"{"a":{"$or":{"b":["x"]}}}"#, #"{"a":{"$or":{"b":"x"}}}"#),
        .match(#"{"$or":[{"numeric":["=",1]},{"exists":false}]}"#, "{}"),
        .match(#"{"$or":[{"a":[{"exists":false}]},{"b":[1]}]}"#, #"{"b":2}"#),
        .miss(#"{"$or":[{"a":[{"exists":false}]},{"b":[1]}]}"#, #"{"a":0,"b":2}"#),
        .match(#"{"$or":[{"a":[1]},{"b":[2]},{"c":[3]}]}"#, #"{"c":3}"#),
        .match(#"{"d":{"x":[0],"$or":[{"a":[1]},{"e":{"b":[2]}}]}}"#, #"{"d":{"x":0,"e":{"b":2}}}"#),
        .miss(#"{"d":{"x":[0],"$or":[{"a":[1]},{"e":{"b":[2]}}]}}"#, #"{"d":{"x":1,"e":{"b":2}}}"#),
        .match(#"{"$or":{"a":["x"]}}"#, #"{"$or":{"a":"x"}}"#),
        .match(#"{"$or":[{"prefix":"x"},{"suffix":"y"}]}"#, #"{"$or":"xz"}"#),
    ]

    @Test("$or admits either branch, and is a plain field where it cannot be the operator", arguments: alternatives)
    func alternative(_ example: PatternCase) throws { try example.check() }

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
