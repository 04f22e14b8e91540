import Facts
import SnapshotStore
import Testing

@Suite("Policies that Terraform attaches to roles")
struct AttachedPolicyTests {
    private let own = "arn:aws:iam::1:policy/own"
    private let statements = "SELECT policy, source, statement FROM iam_statement ORDER BY id"

    private func world(boundary: String? = nil) -> WrittenWorld {
        var world = WrittenWorld()
        let role = IAMRole(name: "r", permissionsBoundary: boundary.map { .present($0) } ?? .absent)
        world.add("aws_iam_role", .iamRole(role))
        let document =
            #"{"Statement":[{"Action":"s3:GetObject","Effect":"Allow"},{"Action":"s3:PutObject","Effect":"Deny"}]}"#
        world.write(.managedPolicy, of: own, .present(document), by: "aws_iam_policy")
        return world
    }

    private func text(_ arn: String) -> Fact<String> { .present(JSONValue.string(arn).canonicalText) }

    @Test("the documents of the origin's own policies and of AWS's become statements of the role, once")
    func documents() throws {
        var world = world()
        #expect(try world.rows(statements).isEmpty)
        world.write(.attachedPolicy, of: "r", text(own), "a")
        world.write(.attachedPolicy, of: "r", text(own), "b")
        world.write(.attachedPolicy, of: "other", text(own), "c")
        let rows = try world.rows(statements)
        #expect(rows.map { $0.text("policy") } == [own, own])
        #expect(rows.map { $0.text("source") } == ["attached", "attached"])
        #expect(rows[0].text("statement") == #"{"Action":"s3:GetObject","Effect":"Allow"}"#)
        let role = try #require(try world.rows("SELECT policies FROM iam_role").first)
        #expect(role.text("policies") == #"["\#(own)"]"#)
        world.write(
            .attachedPolicy, of: "r", text("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"), "d")
        let more = try world.rows(statements)
        #expect(more.contains { $0.text("statement")?.contains("logs:PutLogEvents") == true })
    }

    @Test(
        "a policy that is not there, or not known, is one statement that leaves everything open",
        arguments: [
            Fact.present(#""arn:aws:iam::1:policy/elsewhere""#), .present(#""arn:aws:iam::aws:policy/NoSuchPolicy""#),
            .unknown("aws_setting.a.count"),
        ])
    func unknownDocuments(value: Fact<String>) throws {
        var world = world()
        world.write(.attachedPolicy, of: "r", value, "a")
        let rows = try world.rows(statements)
        #expect(rows.map { $0.text("statement") } == [#"{"Effect":"${aws_setting.a.policy_arn}"}"#])
    }

    @Test(
        "a policy that a data source looks up is AWS's own of that name, or not known",
        arguments: [
            ("AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"),
            ("AWSLambdaExecute", "arn:aws:iam::aws:policy/AWSLambdaExecute"), ("NoSuchPolicy", nil), ("${var.p}", nil),
        ])
    func policiesThatAreRead(name: String, arn: String?) throws {
        var world = world()
        let symbol = "${data.aws_iam_policy.p.arn}"
        world.read("aws_iam_policy", "p", attributes: #"{"arn":"\#(symbol)","name":"\#(name)"}"#)
        world.write(.attachedPolicy, of: "r", text(symbol), "a")
        let rows = try world.rows(statements)
        #expect(Set(rows.map { $0.text("policy") }) == [arn ?? symbol])
        if arn == nil {
            #expect(rows.map { $0.text("statement") } == [#"{"Effect":"${data.aws_iam_policy.p.policy}"}"#])
        } else {
            #expect(rows.contains { $0.text("statement")?.contains("logs:") == true })
        }
        let role = try #require(try world.rows("SELECT policies FROM iam_role").first)
        #expect(role.text("policies") == #"["\#(arn ?? symbol)"]"#)
    }

    @Test("an attachment of what may be the role leaves everything open")
    func strayAttachment() throws {
        var world = world()
        world.write(.attachedPolicy, of: "${var.role}", text(own), "a")
        #expect(try world.rows(statements).map { $0.text("statement") } == [#"{"Effect":"${aws_setting.a.role}"}"#])
    }

    @Test("a boundary's statements bound, be they known or not")
    func boundaries() throws {
        let rows = try world(boundary: own).rows(statements)
        #expect(rows.map { $0.text("source") } == ["boundary", "boundary"])
        let other = try world(boundary: "arn:aws:iam::1:policy/elsewhere").rows(statements)
        #expect(
            other.map { $0.text("statement") } == [#"{"Effect":"${aws_iam_role.it.permissions_boundary}"}"#])
    }

    @Test("an inline policy that the role and a resource of its own tell counts once")
    func inlineTwice() throws {
        var world = WrittenWorld(.state)
        let inline = IAMStatement(role: "r", policy: "p", source: .inline, position: 0, statement: "{}")
        world.add("aws_iam_role", .iamRole(IAMRole(name: "r")), .iamStatement(inline))
        #expect(try world.rows(statements).count == 1)
        world.add("aws_iam_role_policy", .iamStatement(inline))
        #expect(try world.rows(statements).count == 1)
        #expect(try world.rows("SELECT policies FROM iam_role").first?.text("policies") == #"["p"]"#)
    }
}
