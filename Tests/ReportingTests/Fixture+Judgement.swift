import Facts
import SnapshotStore

extension Fixture {
    static let remedy = """
        Give the function a statement that admits `events.amazonaws.com`, with the rule as its source:

        ```hcl
        resource "aws_lambda_permission" "events" {
          action        = "lambda:InvokeFunction"
          function_name = module.processing.function_name
          principal     = "events.amazonaws.com"
          source_arn    = aws_cloudwatch_event_rule.raw_to_processing.arn
        }
        ```
        """

    static func rule(
        _ id: String, _ title: String, _ severity: Severity, _ category: RuleCategory, remedy: String = remedy
    ) -> Judgement.RuleRow {
        let description = JSONValue.object([
            "id": .string(id), "title": .string(title), "severity": .string(severity.rawValue),
            "category": .string(category.rawValue),
            "rationale": .string(
                "EventBridge asks the function's own policy; without a statement the event is dropped."),
            "remedy": .string(remedy),
            "sources": .array([
                .object([
                    "title": .string("Using resource-based policies for Amazon EventBridge"),
                    "url": .string(
                        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"),
                    "read": .string("2025-10-28"),
                ]),
                .object([
                    "title": .string("Not a link"), "url": .string("javascript:alert(1)"),
                    "read": .string("2025-10-28"),
                ]),
            ]),
            "facts": .array([
                .object(["name": .string("lambda_function.policy"), "action": .string("lambda:GetPolicy")]),
                .object(["name": .string("event_target"), "action": .null]),
            ]),
            "aliases": .array([.string("CKV_AWS_364")]),
            "examples": .array([
                .object(["name": .string("a policy with the rule as source"), "verdict": .string("pass")]),
                .object(["name": .string("no policy at all"), "verdict": .string("fail")]),
            ]),
        ])
        return Judgement.RuleRow(
            id: id, title: title, severity: severity, category: category, description: description.canonicalText)
    }

    static func finding(
        _ rule: String, _ resource: Int64, _ logical: String, _ severity: Severity, _ message: String,
        verdict: Verdict = .fail, subject: String = "", evidence: [EvidenceItem] = [], file: String? = nil,
        fingerprint: String
    ) -> Judgement.FindingRow {
        Judgement.FindingRow(
            rule: rule, resourceID: resource, logicalID: logical, subject: subject, verdict: verdict,
            severity: severity, message: message, evidence: evidence, address: "module.processing.this", file: file,
            line: file == nil ? nil : 42, fingerprint: fingerprint,
            origins: [Judgement.OriginRow(origin: .aws, verdict: verdict, resourceID: resource, message: message)])
    }

    static func judgement(_ names: Names, _ ids: [String: Int64]) -> Judgement {
        var counts = Judgement.Counts()
        counts.pass = 1
        counts.fail = 1
        var passes = Judgement.Counts()
        passes.pass = 3
        let processing = ids["processing"] ?? 1
        return Judgement(
            rules: [
                rule("missing-events-permission", "Rules may invoke their targets", .high, .wiring),
                rule("eventbridge-not-enabled", "Buckets send their events to EventBridge", .high, .wiring),
                rule(
                    "deprecated-acl-argument", "Buckets have no inline ACL", .medium, .deprecations,
                    remedy: "Remove `acl`; buckets made since April 2023 are private anyway."),
            ],
            counts: [
                "missing-events-permission": [.aws: counts, .state: passes],
                "eventbridge-not-enabled": [.aws: passes], "deprecated-acl-argument": [.state: counts],
            ],
            findings: [
                finding(
                    "missing-events-permission", processing, arn + names.processing, .high, names.message,
                    subject: names.rule,
                    evidence: [
                        EvidenceItem(name: "rule", value: "arn:aws:events:eu-west-1:\(account):rule/\(names.rule)"),
                        EvidenceItem(name: "policy", value: #"{"Statement":[],"Version":"2012-10-17"}"#),
                    ], file: names.path, fingerprint: "5c1f0a9b77e2d431"),
                finding(
                    "missing-events-permission", ids["analytics"] ?? 1, arn + "ingestion", .high,
                    "The policy of ingestion could not be read", verdict: .unknown,
                    evidence: [EvidenceItem(name: "missing action", value: "lambda:GetPolicy")],
                    fingerprint: "77aa0a9b77e2d431"),
                finding(
                    "deprecated-acl-argument", ids["raw"] ?? 1, "arn:aws:s3:::\(names.raw)", .medium,
                    "The bucket has the deprecated argument acl = \"private\"",
                    evidence: [EvidenceItem(name: "acl", value: "private")], file: names.path,
                    fingerprint: "9e0b0a9b77e2d431"),
            ])
    }
}
