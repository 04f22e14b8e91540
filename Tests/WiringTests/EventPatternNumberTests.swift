import Testing

@testable import Wiring

@Suite("Event patterns: numbers in all spellings")
struct EventPatternNumberTests {
    static let equal: [PatternCase] = [
        .match(#"{"a":[300]}"#, #"{"a":3e2}"#),
        .match(#"{"a":[300]}"#, #"{"a":3E2}"#),
        .match(#"{"a":[300]}"#, #"{"a":3.00E+2}"#),
        .match(#"{"a":[300]}"#, #"{"a":30000e-2}"#),
        .match(#"{"a":[300.000]}"#, #"{"a":300}"#),
        .miss(#"{"a":[300]}"#, #"{"a":301}"#),
        .miss(#"{"a":[300]}"#, #"{"a":-300}"#),
        .miss(#"{"a":[300]}"#, #"{"a":30}"#),
        .match(#"{"a":[-0]}"#, #"{"a":0}"#),
        .match(#"{"a":[0e10]}"#, #"{"a":0.000}"#),
        .match(#"{"a":[0.1]}"#, #"{"a":1e-1}"#),
        .match(#"{"a":[0.30]}"#, #"{"a":0.3}"#),
        .miss(#"{"a":[0.3]}"#, #"{"a":0.30000000000000004}"#),
        .match(#"{"a":[0.000001]}"#, #"{"a":1e-6}"#),
        .miss(#"{"a":[0.000001]}"#, #"{"a":0.0000011}"#),
        .match(#"{"a":[4999999999.999999]}"#, #"{"a":4.999999999999999e9}"#),
        .miss(#"{"a":[4999999999.999999]}"#, #"{"a":4999999999.999998}"#),
        .miss(#"{"a":[1.000001]}"#, #"{"a":1.000002}"#),
        .match(#"{"a":[123456789012]}"#, #"{"a":123456789012.0}"#),
        .match(#"{"a":[9007199254740992]}"#, #"{"a":9.007199254740992e15}"#),
        .miss(#"{"a":[9007199254740992]}"#, #"{"a":9007199254740993}"#),
        // What no double holds is compared by its spelling.
        .match(#"{"a":[9007199254740993]}"#, #"{"a":9007199254740993}"#),
        .miss(#"{"a":[9007199254740993]}"#, #"{"a":9007199254740993.0}"#),
        .miss(#"{"a":[9007199254740993]}"#, #"{"a":9007199254740992}"#),
        .match(#"{"a":[1e400]}"#, #"{"a":1e400}"#),
        .miss(#"{"a":[1e400]}"#, #"{"a":1E400}"#),
        .miss(#"{"a":[1e400]}"#, #"{"a":1e401}"#),
        .miss(#"{"a":[0]}"#, #"{"a":1e-400}"#),
        .match(#"{"a":[1e300]}"#, #"{"a":10e299}"#),
        .miss(#"{"a":[0.1]}"#, #"{"a":0.1000000000000000055511151231257827}"#),
        .match(#"{"a":[5e-324]}"#, #"{"a":0.5e-323}"#),
        .miss(#"{"a":[1]}"#, #"{"a":true}"#),
        .miss(#"{"a":["1"]}"#, #"{"a":1}"#),
        .match(#"{"a":[1,2,3]}"#, #"{"a":[9,3]}"#),
        .match(#"{"a":[1.0]}"#, #"{"a":[[0],[1]]}"#),
    ]

    @Test("numbers are equal by value, or by spelling where a double would change them", arguments: equal)
    func equality(_ example: PatternCase) throws { try example.check() }

    static let ranges: [PatternCase] = [
        .match(#"{"a":[{"numeric":["=",300]}]}"#, #"{"a":3.0e2}"#),
        .miss(#"{"a":[{"numeric":["=",300]}]}"#, #"{"a":300.0000001}"#),
        .match(#"{"a":[{"numeric":["=",-0.0]}]}"#, #"{"a":0}"#),
        .match(#"{"a":[{"numeric":[">",-1,"<",1]}]}"#, #"{"a":-0.999999}"#),
        .miss(#"{"a":[{"numeric":[">",-1,"<",1]}]}"#, #"{"a":-1}"#),
        .match(#"{"a":[{"numeric":[">=",-1,"<=",1]}]}"#, #"{"a":-1.0}"#),
        .match(#"{"a":[{"numeric":[">=",-1,"<=",1]}]}"#, #"{"a":1e0}"#),
        .match(#"{"a":[{"numeric":[">=",-1,"<",1]}]}"#, #"{"a":0}"#),
        .miss(#"{"a":[{"numeric":[">=",-1,"<",1]}]}"#, #"{"a":1}"#),
        .match(#"{"a":[{"numeric":["<",0]}]}"#, #"{"a":-1e-6}"#),
        .miss(#"{"a":[{"numeric":["<",0]}]}"#, #"{"a":-0}"#),
        .match(#"{"a":[{"numeric":[">",1.000001]}]}"#, #"{"a":1.000002}"#),
        .miss(#"{"a":[{"numeric":[">",1.000001]}]}"#, #"{"a":1.000001}"#),
        .match(#"{"size":[{"numeric":[">",5000000000]}]}"#, #"{"size":5497558138880}"#),
        .miss(#"{"size":[{"numeric":["<=",5000000000]}]}"#, #"{"size":5000000001}"#),
        .match(#"{"size":[{"numeric":[">",0]}]}"#, #"{"size":1}"#),
        .miss(#"{"size":[{"numeric":[">",0]}]}"#, #"{"size":0}"#),
        .miss(#"{"a":[{"numeric":[">",0]}]}"#, #"{"a":9007199254740993}"#),
        .miss(#"{"a":[{"numeric":[">",0]}]}"#, #"{"a":"5"}"#),
        .miss(#"{"a":[{"numeric":[">",0]}]}"#, #"{"a":true}"#),
        .miss(#"{"a":[{"numeric":[">",0]}]}"#, #"{"a":{"b":5}}"#),
        .miss(#"{"a":[{"numeric":[">",0]}]}"#, #"{}"#),
        .match(#"{"a":[{"numeric":[">",0]}]}"#, #"{"a":["x",null,5]}"#),
        .match(#"{"a":[{"numeric":["<",0]},"none"]}"#, #"{"a":"none"}"#),
        .match(#"{"a":[{"numeric":["<",0]},{"numeric":[">",10]}]}"#, #"{"a":-1}"#),
        .miss(#"{"a":[{"numeric":["<",0]},{"numeric":[">",10]}]}"#, #"{"a":5}"#),
        .match(
            #"{"detail":{"c-count":[{"numeric":[">",0,"<=",5]}],"d-count":[{"numeric":["<",10]}],"x-limit":[{"numeric":["=",3.018e2]}]}}"#,
            #"{"detail":{"c-count":5,"d-count":3,"x-limit":301.8}}"#),
    ]

    @Test("numeric compares numbers only, at its bounds exactly", arguments: ranges)
    func range(_ example: PatternCase) throws { try example.check() }

    static let exclusions: [PatternCase] = [
        .miss(#"{"a":[{"anything-but":300}]}"#, #"{"a":3e2}"#),
        .match(#"{"a":[{"anything-but":300}]}"#, #"{"a":300.000001}"#),
        .match(#"{"a":[{"anything-but":[1,2]}]}"#, #"{"a":3}"#),
        .miss(#"{"a":[{"anything-but":[1,2]}]}"#, #"{"a":2.0}"#),
        .match(#"{"a":[{"anything-but":[1,2]}]}"#, #"{"a":[2,3]}"#),
        .miss(#"{"a":[{"anything-but":[1,2]}]}"#, #"{"a":[2,1]}"#),
        .match(#"{"a":[{"anything-but":0}]}"#, #"{"a":false}"#),
        .match(#"{"a":[{"anything-but":0}]}"#, #"{"a":null}"#),
        .match(#"{"a":[{"anything-but":0}]}"#, #"{"a":9007199254740993}"#),
        .miss(#"{"a":[{"anything-but":0}]}"#, #"{"a":{"b":1}}"#),
        .miss(#"{"a":[{"anything-but":0}]}"#, "{}"),
    ]

    @Test("anything-but of numbers admits everything else that is a leaf", arguments: exclusions)
    func exclusion(_ example: PatternCase) throws { try example.check() }
}
