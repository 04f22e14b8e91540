import Collectors
import Facts
import Foundation
import Terraform
import Testing

/// A file that lives as long as the test.
private func withFile<Result>(_ text: String, name: String = "terraform.tfstate", _ body: (String) throws -> Result)
    throws -> Result
{
    let folder = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try body(path)
}

private func read(_ text: String) throws -> TerraformSource {
    try withFile(text) { path in
        var reader = TerraformReader()
        return try reader.read(path: path)
    }
}

extension TerraformSource {
    fileprivate var instances: [TerraformInstance] {
        get throws {
            guard case .document(let document) = content else { return [] }
            var found: [TerraformInstance] = []
            try document.forEachInstance { found.append($0) }
            return found
        }
    }
}

private func facts(_ source: TerraformSource, known: Set<String> = []) throws -> [TypedFact] {
    try source.instances.flatMap { TerraformFacts.collect($0, origin: source.origin, knownValues: known).facts }
}

@Test(
    "A document that is no whole state or plan is refused by name",
    arguments: [
        ("", "is empty"), ("  \n", "is empty"), (#"{"version": 4, "resources": ["#, "is not whole JSON"),
        ("not json", "is not whole JSON"), ("[]", "neither a Terraform state"), ("{}", "neither a Terraform state"),
        (#"{"version": 3, "modules": []}"#, "version 3; version 4"),
        (#"{"format_version": "2.0", "values": {}}"#, "format version 2.0"),
        (#"{"encrypted_data": "x", "meta": {}}"#, "encrypted OpenTofu"),
        (#"{"version": 4, "resources": [{"mode": "managed"}]}"#, "position 0"),
    ])
func refusedDocuments(text: String, words: String) throws {
    let error = try #require(throws: TerraformError.self) { try read(text).instances }
    #expect(error.description.contains(words), "\(error)")
    #expect(error.description.contains("terraform.tfstate"))
}

@Test("Instances of a state get their whole addresses, with module, data, index and key")
func stateAddresses() throws {
    let source = try read(
        #"""
        {"version": 4, "terraform_version": "1.11.4", "outputs": {
          "open": {"value": "x", "type": "string"}, "secret": {"value": "hidden", "type": "string", "sensitive": true}},
         "resources": [
          {"mode": "managed", "type": "aws_s3_bucket", "name": "b", "provider": "p", "module": "module.m[0]",
           "instances": [{"index_key": "k\"1", "attributes": {"bucket": "b1"}}, {"index_key": 2, "attributes": {"bucket": "b2"}},
                         {"index_key": 2, "deposed": "abc", "attributes": {"bucket": "old"}}]},
          {"mode": "data", "type": "aws_caller_identity", "name": "current", "provider": "p", "instances": [{"attributes": {}}]}]}
        """#)
    #expect(
        try source.instances.map(\.address) == [
            #"module.m[0].aws_s3_bucket.b["k\"1"]"#, "module.m[0].aws_s3_bucket.b[2]",
            "data.aws_caller_identity.current",
        ])
    #expect(source.versions == ["terraform": "1.11.4"])
}

@Test("Sensitive attributes and unknown environment values never become facts")
func secretsStayOut() throws {
    let source = try read(
        #"""
        {"version": 4, "resources": [
          {"mode": "managed", "type": "aws_lambda_function", "name": "f", "provider": "p", "instances": [{
            "attributes": {"function_name": "f", "arn": "arn:aws:lambda:us-east-1:111122223333:function:f", "handler": "hidden-handler",
              "environment": [{"variables": {"BUCKET": "raw", "TOKEN": "hunter2"}}]},
            "sensitive_attributes": [[{"type": "get_attr", "value": "handler"}]]}]}]}
        """#)
    let resource = TerraformFacts.collect(
        try #require(try source.instances.first), origin: .state, knownValues: ["raw"])
    guard case .lambdaFunction(let function)? = resource.facts.first else {
        Issue.record("no function was read")
        return
    }
    #expect(function.environment == ["BUCKET": "raw", "TOKEN": nil])
    #expect(function.handler == nil)
    #expect(!"\(resource)".contains("hunter2"))
    #expect(!"\(resource)".contains("hidden-handler"))
}

@Test(
    "A permission becomes the statement that Lambda would write",
    arguments: [
        (
            #""principal": "events.amazonaws.com", "source_arn": "arn:aws:events:us-east-1:1:rule/r""#,
            #"{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:1:rule/r"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"s"}"#
        ),
        (
            #""principal": "events.amazonaws.com", "qualifier": "", "principal_org_id": "", "source_account": """#,
            #"{"Action":"lambda:InvokeFunction","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"s"}"#
        ),
        (
            #""principal": "111122223333""#,
            #"{"Action":"lambda:InvokeFunction","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Sid":"s"}"#
        ),
        (
            #""principal": "s3.amazonaws.com", "function_url_auth_type": "NONE", "invoked_via_function_url": true"#,
            #"{"Action":"lambda:InvokeFunction","Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"},"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}},"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Sid":"s"}"#
        ),
        (
            #""principal": "s3.amazonaws.com", "event_source_token": "amzn1.ask.skill.1", "invoked_via_function_url": false"#,
            #"{"Action":"lambda:InvokeFunction","Condition":{"StringEquals":{"lambda:EventSourceToken":"${aws_lambda_permission.p.event_source_token}"}},"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Sid":"s"}"#
        ),
        (
            #""principal": "*", "source_account": "111122223333""#,
            #"{"Action":"lambda:InvokeFunction","Condition":{"StringEquals":{"AWS:SourceAccount":"111122223333"}},"Effect":"Allow","Principal":"*","Sid":"s"}"#
        ),
    ])
func permissionStatements(attributes: String, statement: String) throws {
    let source = try read(
        #"{"version": 4, "resources": [{"mode": "managed", "type": "aws_lambda_permission", "name": "p", "provider": "p", "instances": [{"attributes": {"statement_id": "s", "action": "lambda:InvokeFunction", "function_name": "f", \#(attributes)}}]}]}"#
    )
    guard case .lambdaPermission(let permission)? = try facts(source).first else {
        Issue.record("no permission was read")
        return
    }
    #expect(permission.statement == statement)
}

@Test("terraform show -json of nested modules gives every resource")
func shownModules() throws {
    let source = try read(
        #"""
        {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {
          "resources": [{"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "values": {"bucket": "a", "acl": "private"}}],
          "child_modules": [{"address": "module.m", "resources": [
            {"address": "module.m.aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b", "values": {"bucket": "b"}, "sensitive_values": {"bucket": true}}]}]}}}
        """#)
    #expect(source.origin == .state)
    #expect(try source.instances.map(\.address) == ["aws_s3_bucket.a", "module.m.aws_s3_bucket.b"])
    #expect(try facts(source) == [.s3Bucket(S3Bucket(name: "a", aclArgument: "private"))])
}

@Test(
    "A plan's buckets carry what would happen to them",
    arguments: [
        (#"["create"]"#, "create"), (#"["no-op"]"#, "no-op"), (#"["delete", "create"]"#, "replace"),
        (#"["delete"]"#, "delete"),
    ])
func plannedActions(actions: String, word: String) throws {
    let source = try read(
        #"{"format_version": "1.2", "resource_changes": [{"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "change": {"actions": \#(actions), "before": {"bucket": "a"}, "after": {"bucket": "a"}}}]}"#
    )
    #expect(source.origin == .plan)
    #expect(try facts(source) == [.s3Bucket(S3Bucket(name: "a", plannedAction: word))])
}

@Test("A deposed object of a plan or shown state does not stand beside the current one")
func deposedObjects() throws {
    let plan = try read(
        #"{"format_version": "1.2", "resource_changes": [{"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "change": {"actions": ["no-op"], "after": {"bucket": "a"}}}, {"address": "aws_s3_bucket.a", "deposed": "1a2b", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "change": {"actions": ["delete"], "before": {"bucket": "old"}}}]}"#
    )
    #expect(try facts(plan) == [.s3Bucket(S3Bucket(name: "a", plannedAction: "no-op"))])
    let shown = try read(
        #"{"format_version": "1.0", "values": {"root_module": {"resources": [{"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "values": {"bucket": "a"}}, {"address": "aws_s3_bucket.a", "deposed_key": "1a2b", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "values": {"bucket": "old"}}]}}}"#
    )
    #expect(try facts(shown) == [.s3Bucket(S3Bucket(name: "a"))])
}

@Test("Documents whose members a tool has sorted are read as Terraform's own")
func sortedMembers() throws {
    let state = try read(
        #"{"resources":[{"instances":[{"attributes":{"acl":"private","bucket":"a"},"index_key":0}],"mode":"managed","module":"module.m","name":"a","type":"aws_s3_bucket"}],"version":4}"#
    )
    #expect(try facts(state) == [.s3Bucket(S3Bucket(name: "a", aclArgument: "private"))])
    #expect(try state.instances.map(\.address) == ["module.m.aws_s3_bucket.a[0]"])
    let plan = try read(
        #"{"format_version":"1.2","resource_changes":[{"address":"aws_s3_bucket.a","change":{"actions":["create"],"after":{"bucket":"a"},"after_unknown":{}},"mode":"managed","name":"a","type":"aws_s3_bucket"}]}"#
    )
    #expect(try facts(plan) == [.s3Bucket(S3Bucket(name: "a", plannedAction: "create"))])
    let shown = try read(
        #"{"format_version":"1.0","values":{"root_module":{"resources":[{"address":"aws_s3_bucket.a","mode":"managed","name":"a","sensitive_values":{"acl":true},"type":"aws_s3_bucket","values":{"acl":"private","bucket":"a"}}]}}}"#
    )
    #expect(try facts(shown) == [.s3Bucket(S3Bucket(name: "a"))])
}

@Test("A state tells what is tainted and what was left behind, a plan what forces a replacement")
func instanceMarks() throws {
    let state = try read(
        #"{"version":4,"resources":[{"mode":"managed","type":"aws_s3_bucket","name":"a","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"status":"tainted","attributes":{}},{"deposed":"1","attributes":{}},{"deposed":"2","attributes":{}}]}]}"#
    )
    let bucket = try #require(try state.instances.first)
    #expect(try state.instances.count == 1)
    #expect(bucket.isTainted)
    #expect(bucket.deposedCount == 2)
    #expect(bucket.provider == "registry.terraform.io/hashicorp/aws")
    let plan = try read(
        #"{"format_version":"1.2","resource_changes":[{"address":"aws_s3_bucket.a","mode":"managed","type":"aws_s3_bucket","name":"a","change":{"actions":["delete","create"],"after":{},"replace_paths":[["bucket"],["rule",0,"id"]]}}]}"#
    )
    #expect(try plan.instances.first?.replacePaths == ["bucket", "rule.0.id"])
}

@Test("What a plan does not know yet becomes the symbol of its own attribute")
func unknownAttributes() throws {
    let plan = try read(
        #"{"format_version":"1.2","resource_changes":[{"address":"aws_s3_bucket_notification.n","mode":"managed","type":"aws_s3_bucket_notification","name":"n","change":{"actions":["create"],"after":{"eventbridge":true,"lambda_function":[{"events":["s3:ObjectCreated:*"]}]},"after_unknown":{"bucket":true,"lambda_function":[{"lambda_function_arn":true,"events":[false]}],"queue":[]}}}]}"#
    )
    let attributes = try #require(try plan.instances.first?.attributes)
    #expect(attributes["bucket"] == "${aws_s3_bucket_notification.n.bucket}")
    #expect(
        attributes["lambda_function"]?.arrayValue?.first?["lambda_function_arn"]
            == "${aws_s3_bucket_notification.n.lambda_function[0].lambda_function_arn}")
}

@Test("A byte order mark before a state is passed over")
func byteOrderMark() throws {
    #expect(try read("\u{FEFF}{\"version\":4,\"resources\":[]}").instances.isEmpty)
}
