import Facts
import SnapshotStore
import Testing
import Wiring

@testable import Derivation

/// A function `f` of eu-west-1.
private func functionOfTheWest(_ arn: String = "arn:aws:lambda:eu-west-1:111122223333:function:f")
    -> WiringFacts.Function
{
    WiringFacts.Function(id: 1, name: "f", arn: arn, policyState: "absent", policyReason: nil)
}

@Test(
    "a permission is its function's by name only in the function's region",
    arguments: [
        ("f", "eu-west-1", SymbolicComparison.yes), ("f", "us-east-1", .no), ("f", nil, .yes),
        ("f", "${aws.other.region}", .unknown), ("g", "eu-west-1", .no), ("f:live", "eu-west-1", .yes),
        ("111122223333:function:f:live", "eu-west-1", .yes), ("111122223333:function:f", "us-east-1", .no),
        ("${var.name}", "eu-west-1", .unknown), ("${var.name}", "us-east-1", .no),
        // An ARN says its region itself.
        ("arn:aws:lambda:eu-west-1:111122223333:function:f:live", "us-east-1", .yes),
        ("arn:aws:lambda:us-east-1:111122223333:function:f", "eu-west-1", .no),
        ("arn:aws:lambda:eu-west-1:444455556666:function:f", "eu-west-1", .no),
        ("arn:${var.rest}", "eu-west-1", .unknown),
    ] as [(String, String?, SymbolicComparison)])
func referencedFunctions(written: String, region: String?, answer: SymbolicComparison) {
    #expect(FunctionReference(written, region: region).isOf(functionOfTheWest()) == answer)
}

@Test("the qualifier stands behind a name and behind an ARN")
func referencedQualifiers() {
    for written in [
        "f:live", "111122223333:function:f:live", "arn:aws:lambda:eu-west-1:111122223333:function:f:live",
    ] {
        #expect(FunctionReference(written, region: nil).qualifier == "live")
    }
    for written in ["f", "111122223333:function:f", "arn:aws:lambda:eu-west-1:111122223333:function:f"] {
        #expect(FunctionReference(written, region: nil).qualifier == nil)
    }
}

@Test("a name that functions of two regions have is that of one only where the region is told")
func nameOfTwoRegions() {
    let (west, east) = (functionOfTheWest(), functionOfTheWest("arn:aws:lambda:us-east-1:111122223333:function:f"))
    let names = FunctionNames([west, east])
    #expect(names.arn(of: FunctionReference("f", region: "us-east-1")) == east.arn)
    #expect(names.arn(of: FunctionReference("f", region: "eu-west-1")) == west.arn)
    #expect(names.arn(of: FunctionReference("f", region: "eu-west-3")) == nil)
    #expect(names.arn(of: FunctionReference("f", region: nil)) == nil)
}

/// What `delivery` says of the permission of a bucket that notifies `f` of eu-west-1.
private func deliveryPermission(origin: Origin = .config, region: String?) throws -> String? {
    var world = WrittenWorld(origin)
    world.bucket("raw")
    world.add("aws_lambda_function", .lambdaFunction(LambdaFunction(name: "f", arn: functionOfTheWest().arn)))
    world.add(
        "aws_s3_bucket_notification",
        .notificationConfiguration(
            S3NotificationConfiguration(
                bucket: "raw", isEventBridgeEnabled: .absent,
                entries: [
                    S3Notification(
                        id: "1", destination: .lambda, destinationARN: functionOfTheWest().arn,
                        events: ["s3:ObjectCreated:*"])
                ])))
    let statement =
        #"{"Action":"lambda:InvokeFunction","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Sid":"s"}"#
    world.add(
        "aws_lambda_permission", .lambdaPermission(LambdaPermission(function: "f", statement: statement)),
        region: region)
    let rows = try world.rows("SELECT permission FROM delivery")
    #expect(rows.count == 1)
    return rows.first?.text("permission")
}

@Test("a permission of another region lets nobody in, one that may be of another region is no proof")
func permissionsOfRegions() throws {
    #expect(try deliveryPermission(region: "eu-west-1") == "allowed")
    #expect(try deliveryPermission(region: nil) == "allowed")
    #expect(try deliveryPermission(region: "us-east-1") == "missing")
    #expect(try deliveryPermission(region: "${aws.other.region}") == "unknown")
    // The state tells the function's region, the plan not always that of the provider.
    #expect(try deliveryPermission(origin: .plan, region: "${aws.region}") == "allowed")
    #expect(try deliveryPermission(origin: .plan, region: "us-east-1") == "missing")
}
