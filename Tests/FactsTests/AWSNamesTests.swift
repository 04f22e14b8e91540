import Testing

@testable import Facts

@Suite("Names of AWS that become parts of hosts")
struct AWSNamesTests {
    static let hostile = [
        "", " ", "x.attacker.example/?", "eu-west-1.attacker.example", "eu-west-1/", "eu-west-1?", "eu-west-1#",
        "eu-west-1@attacker.example", "eu-west-1:443", "eu-west-1.", ".eu-west-1", "EU-WEST-1", "eu_west_1",
        "eu-west-1\n",
        "eu-west-1\u{0}", "eu-wést-1", "eu-west-１", "%65u-west-1", "eu-west-1%2e", "xn--eu-west-1", "eu--1", "-west-1",
        "eu-west-", "eu-west-01", "eu-west-123", "eu-west", "eu", "us-east-1-us-east-1", "aws-global", "auto",
        "e-west-1",
        "eu-west1", "eu-west-1 us-east-1", "${aws_region}", "eu-west-1\\", "us-gov-1", "us-iso-1", "cn-cn-north-1",
        "us-gov-west-1-evil", String(repeating: "a", count: 100) + "-west-1",
    ]

    @Test(arguments: hostile) func otherTextsAreNoRegions(_ text: String) {
        #expect(AWSRegion(text) == nil)
    }

    @Test(arguments: [
        ("us-east-1", Partition.aws), ("eu-west-1", .aws), ("ap-southeast-7", .aws), ("il-central-1", .aws),
        ("mx-central-1", .aws), ("ca-west-1", .aws), ("me-south-1", .aws), ("cn-north-1", .china),
        ("cn-northwest-1", .china), ("us-gov-east-1", .governmentUS), ("us-iso-west-1", .iso),
        ("us-isob-east-1", .isoB),
        ("eu-isoe-west-1", .isoE), ("us-isof-south-1", .isoF), ("eusc-de-east-1", .sovereignEU),
        // Yet to come.
        ("nz-north-12", .aws), ("cn-south-1", .china), ("eusc-fr-west-2", .sovereignEU),
    ])
    func regionsHaveTheFormOfTheirPartition(_ code: String, _ partition: Partition) {
        #expect(AWSRegion(code)?.code == code)
        #expect(AWSRegion(code)?.partition == partition)
    }

    @Test func thePartitionsOwnRegionsAreRegions() {
        for partition in Partition.allCases {
            #expect(AWSRegion(partition.globalRegion.code) == partition.globalRegion)
            #expect(partition.globalRegion.partition == partition)
        }
    }

    @Test(arguments: [
        "", "12345678901", "1234567890123", "12345678901a", "12345678901.", "１23456789012", " 12345678901",
    ])
    func otherTextsAreNoAccounts(_ text: String) {
        #expect(AWSAccountID(text) == nil)
    }

    @Test func accountsHaveTwelveDigits() {
        #expect(AWSAccountID("012345678901")?.digits == "012345678901")
    }

    @Test(arguments: [
        "", "ab", "..", "....", "a/b", "a?b", "a#b", "a@b.c", "a:b", "a b", "bücket", "a\nb", "a\\b", "a%2fb",
        "${var.x}",
        String(repeating: "a", count: 256),
    ])
    func otherTextsAreNoBuckets(_ text: String) {
        #expect(BucketName(text) == nil)
    }

    @Test(arguments: [
        ("my-bucket", true), ("abc", true), ("my.bucket", false), ("My_Bucket", false), ("-bucket", false),
        (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), false),
    ])
    func bucketsAreHostLabelsWhereTheCertificateCoversThem(_ text: String, _ isLabel: Bool) {
        #expect(BucketName(text)?.isHostLabel == isLabel)
    }
}
