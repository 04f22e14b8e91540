import Testing

@testable import Wiring

@Suite("Event patterns: refusals")
struct EventPatternRefusalTests {
    /// Patterns and the beginning, or a part, of EventBridge's reason against them.
    static let refusals: [(pattern: String, reason: String)] = [
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
        (#"{"a":[{"numeric":["=",9007199254740993]}]}"#, "Cannot compare number : 9007199254740993"),
        (#"{"a":[{"cidr":"10.0.0.0"}]}"#, "Malformed CIDR, one '/' required"),
        (#"{"a":[{"cidr":"10.0.0.0/x"}]}"#, "Malformed CIDR, mask bits must be an integer"),
        (#"{"a":[{"cidr":"10.0.0.0/-1"}]}"#, "Malformed CIDR, mask bits must not be negative"),
        (#"{"a":[{"cidr":"10.0.0/8"}]}"#, "Nonstandard IP address: 10.0.0"),
        (#"{"a":[{"cidr":"1::2::3/8"}]}"#, "Invalid IP address: 1::2::3"),
        (#"{"a":[{"cidr":"10.0.0.0/32"}]}"#, "IPv4 mask bits must be < 32"),
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
        (#"{"$or":[{"a":["x"]}]}"#, "There must have at least 2 Objects in $or relationship."),
        (#"{"$or":[{"a":["x"]},{}]}"#, "Empty objects are not allowed"),
        (#"{"a":["x"],"$or":[{"a":["y"]},{"b":["z"]}]}"#, "Path `a` cannot be allowed multiple times"),
        (#"{"a.b":["x"],"a":{"b":["y"]}}"#, "Path `a.b` cannot be allowed multiple times"),
        // A number that a double would change is not compared.
        (#"{"a":[{"numeric":[">",1e400]}]}"#, "Cannot compare number : 1e400"),
        (#"{"a":[{"numeric":[">",0,"<",0.1000000000000000055511151231257827]}]}"#, "Cannot compare number"),
        (#"{"a":[{"anything-but":9007199254740993}]}"#, "Cannot compare number : 9007199254740993"),
        (#"{"a":[{"anything-but":[1,9007199254740993]}]}"#, "Cannot compare number : 9007199254740993"),
        (#"{"a":[{"numeric":[">",5,"<",5]}]}"#, "Bottom must be less than top"),
        (#"{"a":[{"numeric":[">=",5,"<=",5.0]}]}"#, "Bottom must be less than top"),
        (#"{"a":[{"numeric":["=",1,2]}]}"#, "Too many elements in numeric expression"),
        (#"{"a":[{"numeric":["<=",1,">",0]}]}"#, "Too many elements in numeric expression"),
        (#"{"a":[{"numeric":[">",1,"<"]}]}"#, "Value of < must be numeric"),
        (#"{"a":[{"numeric":[">=",1,"<=","2"]}]}"#, "Value of <= must be numeric"),
        (#"{"a":[{"numeric":[">=",null]}]}"#, "Value of >= must be numeric"),
        (#"{"a":[{"numeric":[null]}]}"#, "Invalid member in numeric match: null"),
        (#"{"a":[{"numeric":[[">",1]]}]}"#, "Invalid member in numeric match: ["),
        (#"{"a":[{"numeric":[">",1,{}]}]}"#, "Bad value in numeric range: {"),
        (#"{"a":[{"numeric":["==",1]}]}"#, "Unrecognized numeric range operator: =="),
        (#"{"a":[{"numeric":{"=":1}}]}"#, "Value of numeric must be an array."),
        (#"{"a":[{"numeric":["=",1],"prefix":"x"}]}"#, "Too many elements in numeric expression"),
        // The first member's operand is read before a second member is seen.
        (#"{"a":[{"exists":true,"prefix":"x"}]}"#, "Only one key allowed in match expression"),
        (#"{"a":[{"exists":1,"prefix":"x"}]}"#, "exists match pattern must be either true or false."),
        (#"{"a":[{"cidr":"10.0.0.0/8","exists":true}]}"#, "Only one key allowed in match expression"),
        (#"{"a":[{"prefix":{"equals-ignore-case":"x","suffix":"y"}}]}"#, "Only one key allowed in match expression"),
        (#"{"a":[{"exists":null}]}"#, "exists match pattern must be either true or false."),
        (#"{"a":[{"exactly":1}]}"#, "exact match pattern must be a string"),
        (#"{"a":[{"prefix":null}]}"#, "prefix match pattern must be a string"),
        (#"{"a":[{"suffix":5}]}"#, "suffix match pattern must be a string"),
        (#"{"a":[{"suffix":{"prefix":"x"}}]}"#, "Unsupported suffix pattern: prefix"),
        (#"{"a":[{"suffix":{}}]}"#, "Suffix expression name not found"),
        (#"{"a":[{"prefix":{"equals-ignore-case":null}}]}"#, "equals-ignore-case match pattern must be a string"),
        (#"{"a":[{"equals-ignore-case":null}]}"#, "equals-ignore-case match pattern must be a string"),
        (#"{"a":[{"wildcard":["a*"]}]}"#, "wildcard match pattern must be a string"),
        (#"{"a":[{"wildcard":"**"}]}"#, "Consecutive wildcard characters at pos 1"),
        (#"{"a":[{"wildcard":"é**"}]}"#, "Consecutive wildcard characters at pos 3"),
        (#"{"a":[{"wildcard":"\\"}]}"#, "Invalid escape character at pos 1"),
        (#"{"a":[{"wildcard":"\\n*"}]}"#, "Invalid escape character at pos 1"),
        (#"{"a":[{"wildcard":"*\\?"}]}"#, "Invalid escape character at pos 2"),
        (#"{"a":[{"cidr":1}]}"#, "prefix match pattern must be a string"),
        (#"{"a":[{"cidr":""}]}"#, "Malformed CIDR, one '/' required"),
        (#"{"a":[{"cidr":"10.0.0.0/"}]}"#, "Malformed CIDR, one '/' required"),
        (#"{"a":[{"cidr":"10.0.0.0/8/8"}]}"#, "Malformed CIDR, one '/' required"),
        (#"{"a":[{"cidr":"10.0.0.0/8.0"}]}"#, "Malformed CIDR, mask bits must be an integer"),
        (#"{"a":[{"cidr":"10.0.0.0/99999999999"}]}"#, "Malformed CIDR, mask bits must be an integer"),
        (#"{"a":[{"cidr":"10.0.0.256/8"}]}"#, "Invalid IP address: 10.0.0.256"),
        (#"{"a":[{"cidr":"example.com/8"}]}"#, "Nonstandard IP address: example.com"),
        (#"{"a":[{"cidr":"::ffff:10.0.0.1/8"}]}"#, "Nonstandard IP address: ::ffff:10.0.0.1"),
        (#"{"a":[{"cidr":"2001:db8::/128"}]}"#, "IPv6 mask bits must be < 128"),
        (#"{"a":[{"anything-but":null}]}"#, "Value of anything-but must be an array or single string/number value."),
        (#"{"a":[{"anything-but":[]}]}"#, "either all values are number or string"),
        (#"{"a":[{"anything-but":[[1]]}]}"#, "Inside anything but list, start|null|boolean is not supported."),
        (#"{"a":[{"anything-but":["x",true]}]}"#, "Inside anything but list, start|null|boolean is not supported."),
        (#"{"a":[{"anything-but":[{"wildcard":"*x"}]}]}"#, "Inside anything but list, start|null|boolean"),
        (#"{"a":[{"anything-but":{}}]}"#, "Anything-But expression name not found"),
        (#"{"a":[{"anything-but":{"exists":true}}]}"#, "Unsupported anything-but pattern: exists"),
        (#"{"a":[{"anything-but":{"anything-but":"x"}}]}"#, "Unsupported anything-but pattern: anything-but"),
        (#"{"a":[{"anything-but":{"suffix":""}}]}"#, "Null prefix/suffix not allowed"),
        (#"{"a":[{"anything-but":{"prefix":["a",""]}}]}"#, "Null prefix/suffix not allowed"),
        (#"{"a":[{"anything-but":{"prefix":1}}]}"#, "prefix/suffix match pattern must be a string"),
        (#"{"a":[{"anything-but":{"prefix":[]}}]}"#, "Empty arrays are not allowed"),
        (
            #"{"a":[{"anything-but":{"prefix":true}}]}"#,
            "Value of anything-but must be an array or single string/number value."
        ),
        (
            #"{"a":[{"anything-but":{"prefix":{"equals-ignore-case":"x"}}}]}"#,
            "Value of anything-but must be an array or single string/number value."
        ),
        (
            #"{"a":[{"anything-but":{"equals-ignore-case":["x",1]}}]}"#,
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
        ),
        (#"{"a":[{"anything-but":{"wildcard":[1]}}]}"#, "wildcard match pattern must be a string"),
        (#"{"a":[{"anything-but":{"wildcard":["a*","b**"]}}]}"#, "Consecutive wildcard characters at pos 2"),
        (#"{"a":[{"anything-but":"x","prefix":"y"}]}"#, "Too many elements in numeric expression"),
        (
            #"{"a":[{"anything-but":{"prefix":"x","suffix":"y"}}]}"#,
            "Too many elements in numeric expression"
        ),
        (#"{"a":{"b":{}}}"#, "Empty objects are not allowed"),
        (#"{"a":true}"#, #""a" must be an object or an array"#),
        (#"{"a":{"b":"x"}}"#, #""b" must be an object or an array"#),
        (#"{"a":["x"]} {}"#, "Filter is not valid JSON"), (#"{"a":['x']}"#, "Filter is not valid JSON"),
        (#"{"a":["x"],}"#, "Filter is not valid JSON"), (#"{"a":[01]}"#, "Filter is not valid JSON"),
        ("null", "Filter is not an object"), ("5", "Filter is not an object"),
        // A name that is given twice.
        (#"{"a":["x"],"a":["y"]}"#, "Path `a` cannot be allowed multiple times"),
        (#"{"a":{"b":["x"]},"a":{"b":["y"]}}"#, "Path `a.b` cannot be allowed multiple times"),
        (#"{"$or":[{"a":[1],"a":[2]},{"b":[1]}]}"#, "Path `a` cannot be allowed multiple times"),
        // $or that is neither an operator nor a field.
        (#"{"$or":[]}"#, "There must have at least 2 Objects in $or relationship."),
        (#"{"$or":"x"}"#, "It must be an Array followed with $or."),
        (#"{"$or":[{"a":["x"]},"y"]}"#, "Only JSON object is allowed in array of $or relationship."),
        (
            #"{"$or":[{"a":{"prefix":["x"]}},{"b":["y"]}]}"#,
            "prefix is Ruler reserved fieldName which cannot be used inside $or."
        ),
        (#"{"$or":[{"a":["x"]},{"b":[{"like":"y"}]}]}"#, "Unrecognized match type like"),

    ]

    @Test("an invalid pattern is refused with EventBridge's reason", arguments: refusals)
    func refusal(_ pattern: String, _ reason: String) {
        do {
            _ = try EventPattern(parsing: pattern)
            Issue.record("\(pattern) was accepted")
        } catch {
            #expect(error.reason.contains(reason), "\(pattern): \(error.reason)")
        }
    }
}
