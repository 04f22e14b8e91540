import Testing

@testable import Facts

@Test(
    "An ARN reads back as it was written",
    arguments: [
        "arn:aws:s3:::bucket/key:with:colons", "arn:aws-cn:lambda:cn-north-1:111122223333:function:f:prod",
        "arn:aws:events:us-east-1:111122223333:rule/bus/name",
    ])
func arnRoundTrip(text: String) throws {
    #expect(try #require(ARN(text)).description == text)
}

@Test("What is not an ARN is refused", arguments: ["", "bucket", "arn:aws:s3", "arn:aws:s3:::", "urn:aws:s3:::b"])
func notAnARN(text: String) {
    #expect(ARN(text) == nil)
}

@Test("A function's ARN gives up its qualifier")
func functionQualifier() throws {
    let parts = try #require(ARN("arn:aws:lambda:us-east-1:111122223333:function:f:prod")?.functionAndQualifier)
    #expect(parts.function == "arn:aws:lambda:us-east-1:111122223333:function:f")
    #expect(parts.name == "f")
    #expect(parts.qualifier == "prod")
}

@Test(
    "A rule's ARN names its bus, partner buses with their slashes",
    arguments: [
        ("rule/name", "default", "name"), ("rule/orders/name", "orders", "name"),
        ("rule/aws.partner/example.com/1/name", "aws.partner/example.com/1", "name"),
    ])
func ruleBus(resource: String, bus: String, name: String) throws {
    let arn = ARN(service: "events", region: "us-east-1", account: "111122223333", resource: resource)
    let rule = try #require(arn.eventRule)
    #expect(rule.bus == bus)
    #expect(rule.name == name)
}

@Test("Equal JSON values have equal canonical text, whole numbers without a fraction")
func canonicalJSON() throws {
    #expect(
        try JSONValue(parsing: #"{"b":[1, 2.5,true ,null],"a":"x/y"}"#).canonicalText
            == #"{"a":"x/y","b":[1,2.5,true,null]}"#)
}

@Test("Marks that join with a separator do not hide it", arguments: ["\u{301}x", "\u{E0041}\u{E0042}", "\u{200D}a"])
func marksBehindSeparators(name: String) throws {
    let arn = try #require(ARN("arn:aws:lambda:us-east-1:111122223333:function:\(name):live"))
    #expect(arn.functionAndQualifier?.name == name)
    #expect(arn.functionAndQualifier?.qualifier == "live")
    #expect(ARN("arn:aws:events:us-east-1:111122223333:rule/bus/\(name)")?.eventRule?.name == name)
}
