/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", read 2026-11-25.
extension PolicyCase {
    static let conditions: [PolicyCase] = numbers + dates + addresses + simpleOperators + texts

    private static let keys = ["s3:max-keys": ["10"], "s3:TlsVersion": ["1.2"], "x:absent": []]

    static let numbers: [PolicyCase] = [
        condition(#"{"NumericEquals":{"s3:max-keys":"10"}}"#, keys, .allowed),
        condition(#"{"NumericEquals":{"s3:max-keys":10}}"#, keys, .allowed),
        condition(#"{"NumericEquals":{"s3:max-keys":"10.0"}}"#, keys, .allowed),
        condition(#"{"NumericEquals":{"s3:max-keys":"11"}}"#, keys, .implicit),
        condition(#"{"NumericEquals":{"s3:max-keys":["9","10"]}}"#, keys, .allowed),
        condition(#"{"NumericNotEquals":{"s3:max-keys":"10"}}"#, keys, .implicit),
        condition(#"{"NumericNotEquals":{"s3:max-keys":["9","11"]}}"#, keys, .allowed),
        condition(#"{"NumericNotEquals":{"x:absent":"10"}}"#, keys, .allowed),
        condition(#"{"NumericLessThan":{"s3:max-keys":"10"}}"#, keys, .implicit),
        condition(#"{"NumericLessThan":{"s3:max-keys":"11"}}"#, keys, .allowed),
        condition(#"{"NumericLessThan":{"s3:TlsVersion":"1.2"}}"#, keys, .implicit),
        condition(#"{"NumericLessThan":{"s3:TlsVersion":"1.3"}}"#, keys, .allowed),
        condition(#"{"NumericLessThanEquals":{"s3:max-keys":"10"}}"#, keys, .allowed),
        condition(#"{"NumericLessThanEquals":{"s3:max-keys":"9"}}"#, keys, .implicit),
        condition(#"{"NumericGreaterThan":{"s3:max-keys":"9"}}"#, keys, .allowed),
        condition(#"{"NumericGreaterThan":{"s3:max-keys":"10"}}"#, keys, .implicit),
        condition(#"{"NumericGreaterThanEquals":{"s3:max-keys":"10"}}"#, keys, .allowed),
        condition(#"{"NumericGreaterThanEquals":{"s3:max-keys":"10.5"}}"#, keys, .implicit),
        condition(#"{"NumericGreaterThanEquals":{"x:absent":"1"}}"#, keys, .implicit),
        condition(#"{"NumericGreaterThanEqualsIfExists":{"x:absent":"1"}}"#, keys, .allowed),
        condition(#"{"NumericLessThan":{"x:unknown":"1"}}"#, keys, .unknown),
        condition(#"{"NumericLessThanIfExists":{"x:unknown":"1"}}"#, keys, .unknown),
        condition(#"{"NumericLessThan":{"s3:max-keys":"many"}}"#, keys, .unknown),
        condition(#"{"NumericLessThan":{"s3:max-keys":"10"}}"#, ["s3:max-keys": ["few"]], .implicit),
    ]

    private static let time = ["aws:CurrentTime": ["2026-11-25T12:00:00Z"], "aws:EpochTime": ["1795608000"]]

    static let dates: [PolicyCase] = [
        condition(#"{"DateGreaterThan":{"aws:CurrentTime":"2026-11-25T11:59:59Z"}}"#, time, .allowed),
        condition(#"{"DateGreaterThan":{"aws:CurrentTime":"2026-11-25T12:00:00Z"}}"#, time, .implicit),
        condition(#"{"DateGreaterThanEquals":{"aws:CurrentTime":"2026-11-25T12:00:00Z"}}"#, time, .allowed),
        condition(#"{"DateLessThan":{"aws:CurrentTime":"2026-11-26"}}"#, time, .allowed),
        condition(#"{"DateLessThan":{"aws:CurrentTime":"2026-11-25"}}"#, time, .implicit),
        condition(#"{"DateLessThanEquals":{"aws:CurrentTime":"2026-11-25T12:00:00.000Z"}}"#, time, .allowed),
        condition(#"{"DateLessThanEquals":{"aws:CurrentTime":"2026-11-25T11:59:59.999Z"}}"#, time, .implicit),
        condition(#"{"DateEquals":{"aws:CurrentTime":"2026-11-25T13:00:00+01:00"}}"#, time, .allowed),
        condition(#"{"DateEquals":{"aws:CurrentTime":"2026-11-25T12:00:00-05:00"}}"#, time, .implicit),
        condition(#"{"DateEquals":{"aws:CurrentTime":"1795608000"}}"#, time, .allowed),
        condition(#"{"DateNotEquals":{"aws:CurrentTime":"2026-11-25T12:00:00Z"}}"#, time, .implicit),
        condition(#"{"DateNotEquals":{"aws:CurrentTime":"2026-11-24T12:00:00Z"}}"#, time, .allowed),
        condition(#"{"DateLessThan":{"aws:EpochTime":"2026-12-01T00:00:00Z"}}"#, time, .allowed),
        condition(#"{"DateGreaterThan":{"aws:EpochTime":1795607999}}"#, time, .allowed),
        condition(#"{"DateGreaterThan":{"aws:CurrentTime":"2026"}}"#, time, .allowed),
        condition(#"{"DateGreaterThan":{"aws:CurrentTime":"2026-12"}}"#, time, .implicit),
        condition(#"{"DateGreaterThan":{"aws:CurrentTime":"tomorrow"}}"#, time, .unknown),
        condition(#"{"DateGreaterThan":{"aws:TokenIssueTime":"2026-01-01"}}"#, time, .unknown),
        condition(#"{"DateLessThan":{"aws:TokenIssueTime":"2026-01-01"}}"#, ["aws:TokenIssueTime": []], .implicit),
    ]

    private static let address = ["aws:SourceIp": ["203.0.113.25"], "x:absent": []]
    private static let version6 = ["aws:SourceIp": ["2001:db8:1234:5678::1"]]

    static let addresses: [PolicyCase] = [
        condition(#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, address, .allowed),
        condition(#"{"IpAddress":{"aws:SourceIp":"203.0.114.0/24"}}"#, address, .implicit),
        condition(#"{"IpAddress":{"aws:SourceIp":"203.0.113.25"}}"#, address, .allowed),
        condition(#"{"IpAddress":{"aws:SourceIp":"203.0.113.26"}}"#, address, .implicit),
        condition(#"{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","203.0.113.0/24"]}}"#, address, .allowed),
        condition(#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#, address, .allowed),
        condition(#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#, version6, .implicit),
        condition(#"{"IpAddress":{"aws:SourceIp":"2001:DB8:1234:5678::/64"}}"#, version6, .allowed),
        condition(#"{"IpAddress":{"aws:SourceIp":"2001:DB8:1234:5679::/64"}}"#, version6, .implicit),
        condition(#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, address, .implicit),
        condition(#"{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","203.0.113.0/24"]}}"#, address, .implicit),
        condition(#"{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#, address, .allowed),
        condition(#"{"NotIpAddress":{"x:absent":"10.0.0.0/8"}}"#, address, .allowed),
        condition(#"{"IpAddress":{"x:absent":"10.0.0.0/8"}}"#, address, .implicit),
        condition(#"{"IpAddressIfExists":{"x:absent":"10.0.0.0/8"}}"#, address, .allowed),
        condition(#"{"IpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}}"#, address, .unknown),
        condition(#"{"NotIpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}}"#, address, .unknown),
        condition(#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/33"}}"#, address, .unknown),
    ]

    static let simpleOperators: [PolicyCase] = [
        condition(#"{"BinaryEquals":{"x:key":"QmluYXJ5"}}"#, ["x:key": ["QmluYXJ5"]], .allowed),
        condition(#"{"BinaryEquals":{"x:key":"qmluYXJ5"}}"#, ["x:key": ["QmluYXJ5"]], .implicit),
        condition(#"{"BinaryEquals":{"x:key":"QmluYXJ5"}}"#, ["x:key": []], .implicit),
        condition(#"{"BinaryEqualsIfExists":{"x:key":"QmluYXJ5"}}"#, ["x:key": []], .allowed),
        condition(#"{"Bool":{"aws:SecureTransport":"true"}}"#, ["aws:SecureTransport": ["true"]], .allowed),
        condition(#"{"Bool":{"aws:SecureTransport":"True"}}"#, ["aws:SecureTransport": ["true"]], .allowed),
        condition(#"{"Bool":{"aws:SecureTransport":false}}"#, ["aws:SecureTransport": ["true"]], .implicit),
        condition(#"{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#, ["aws:MultiFactorAuthPresent": []], .implicit),
        condition(
            #"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}"#, ["aws:MultiFactorAuthPresent": []], .allowed),
        condition(#"{"Bool":{"aws:ViaAWSService":"false"}}"#, ["aws:ViaAWSService": ["${aws:username}"]], .implicit),
        condition(#"{"Null":{"aws:TokenIssueTime":"true"}}"#, ["aws:TokenIssueTime": []], .allowed),
        condition(#"{"Null":{"aws:TokenIssueTime":"false"}}"#, ["aws:TokenIssueTime": []], .implicit),
        condition(#"{"Null":{"aws:TokenIssueTime":"false"}}"#, ["aws:TokenIssueTime": ["1"]], .allowed),
        condition(#"{"Null":{"aws:TokenIssueTime":true}}"#, ["aws:TokenIssueTime": ["1"]], .implicit),
        condition(#"{"Null":{"aws:TokenIssueTime":"true"}}"#, [:], .unknown),
    ]
}
