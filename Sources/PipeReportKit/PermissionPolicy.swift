/// The statements of a read-only policy.
struct PermissionPolicy {
    struct Statement {
        var sid: String
        var actions: [String]
        var resources: [String]
    }

    var statements: [Statement]

    /// - Parameters:
    ///   - probesNames: whether `s3:ListBucket` is also needed on buckets of other names.
    ///   - stages: `s3://bucket/prefix` of the buckets whose objects are read; empty when these are not known yet.
    init(actions: Set<String>, probesNames: Bool, stages: [String], partition: String) {
        let places = stages.map { uri -> (bucket: String, prefix: String) in
            let parts = uri.dropFirst("s3://".count).split(separator: "/", maxSplits: 1).map(String.init)
            return (parts.first ?? "*", parts.count > 1 ? parts[1] : "")
        }
        let arn = "arn:\(partition):s3:::"
        let ofObjects: Set = ["s3:ListBucket", "s3:GetObject"]
        var statements = [
            Statement(sid: "ReadSettings", actions: actions.subtracting(ofObjects).sorted(), resources: ["*"])
        ]
        if actions.contains("s3:ListBucket") {
            let everywhere = probesNames || places.isEmpty
            statements.append(
                Statement(
                    sid: "ListObjects", actions: ["s3:ListBucket"],
                    resources: everywhere ? [arn + "*"] : Set(places.map { arn + $0.bucket }).sorted()))
        }
        if actions.contains("s3:GetObject") {
            statements.append(
                Statement(
                    sid: "ReadObjects", actions: ["s3:GetObject"],
                    resources: places.isEmpty
                        ? [arn + "*/*"] : Set(places.map { "\(arn)\($0.bucket)/\($0.prefix)*" }).sorted()))
        }
        self.statements = statements.filter { !$0.actions.isEmpty }
    }

    /// The policy document, as IAM takes it.
    var json: String {
        func list(_ words: [String]) -> String {
            words.map { "                \"\($0)\"" }.joined(separator: ",\n")
        }
        let parts = statements.map { statement in
            """
                    {
                        "Sid": "\(statement.sid)",
                        "Effect": "Allow",
                        "Action": [
            \(list(statement.actions))
                        ],
                        "Resource": [
            \(list(statement.resources))
                        ]
                    }
            """
        }
        return """
            {
                "Version": "2012-10-17",
                "Statement": [
            \(parts.joined(separator: ",\n"))
                ]
            }
            """
    }

    /// The policy as Terraform configuration.
    var terraform: String {
        func list(_ words: [String]) -> String { words.map { "      \"\($0)\",\n" }.joined() }
        let parts = statements.map { statement in
            """
              statement {
                sid    = "\(statement.sid)"
                effect = "Allow"
                actions = [
            \(list(statement.actions))    ]
                resources = [
            \(list(statement.resources))    ]
              }

            """
        }
        return """
            data "aws_iam_policy_document" "pipereport" {
            \(parts.joined(separator: "\n"))}

            resource "aws_iam_policy" "pipereport" {
              name        = "pipereport"
              description = "What pipereport reads"
              policy      = data.aws_iam_policy_document.pipereport.json
            }

            """
    }
}
