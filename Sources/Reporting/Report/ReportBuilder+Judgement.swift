internal import Facts
internal import SnapshotStore

extension ReportBuilder {
    func rules() throws -> [ReportedRule] {
        let evaluations = Dictionary(
            grouping: try rows(
                "SELECT * FROM evaluation WHERE snapshot_id = :snapshot ORDER BY rule_id, \(Self.originRank)"),
            by: { $0.text("rule_id") ?? "" })
        return try rows("SELECT * FROM rule WHERE snapshot_id = :snapshot ORDER BY position, id").map { row in
            let id = row.text("id") ?? ""
            let description = row.text("description").flatMap { try? JSONValue(parsing: $0) } ?? .null
            return rule(row, id: id, description, evaluations[id] ?? [])
        }
    }

    private func rule(_ row: SQLRow, id: String, _ json: JSONValue, _ evaluations: [SQLRow]) -> ReportedRule {
        let text = { (value: JSONValue, key: String) in (value[key]?.stringValue ?? "").clipped(to: 300) }
        let items = { (key: String) in (json[key]?.arrayValue ?? []).prefix(50) }
        return ReportedRule(
            id: id, title: row.string("title"), severity: row.text("severity").flatMap(Severity.init) ?? .high,
            category: row.text("category").flatMap(RuleCategory.init) ?? .user,
            rationale: (json["rationale"]?.stringValue ?? "").clipped(to: 8_000),
            remedy: (json["remedy"]?.stringValue ?? "").clipped(to: 8_000),
            sources: items("sources").map {
                .init(title: text($0, "title"), url: text($0, "url"), read: text($0, "read"))
            },
            facts: items("facts").map {
                .init(name: text($0, "name"), action: $0["action"]?.stringValue?.clipped(to: 300))
            },
            aliases: json["aliases"]?.oneOrManyStrings.map { $0.clipped(to: 200) } ?? [],
            examples: items("examples").map { .init(name: text($0, "name"), verdict: text($0, "verdict")) },
            evaluations: evaluations.map { row in
                ReportedRule.Evaluation(
                    origin: row.text("origin").flatMap(Origin.init) ?? .aws, pass: row.int("pass_count") ?? 0,
                    fail: row.int("fail_count") ?? 0, unknown: row.int("unknown_count") ?? 0)
            })
    }

    func coverage() throws -> ReportedCoverage {
        let collections = try rows("SELECT * FROM collection WHERE snapshot_id = :snapshot ORDER BY source").map {
            row in
            CollectionRecord(
                source: row.string("source"),
                status: row.text("status").flatMap(CollectionRecord.Status.init) ?? .failed,
                callCount: row.int("call_count") ?? 0, retryCount: row.int("retry_count") ?? 0,
                receivedBytes: row.int("received_bytes") ?? 0, durationMS: row.int("duration_ms") ?? 0,
                errorCode: row.optional("error_code"), errorMessage: row.optional("error_message"),
                requestID: row.optional("request_id"), missingAction: row.optional("missing_action"))
        }
        let unread = try rows(
            """
            SELECT * FROM coverage WHERE snapshot_id = :snapshot AND state = 'unread'
            ORDER BY \(Self.originRank), fact, region, owner
            """
        ).map { row in
            ReportedCoverage.UnreadFact(
                origin: row.text("origin").flatMap(Origin.init) ?? .aws, region: row.string("region"),
                owner: row.string("owner"), fact: row.string("fact"), reason: row.string("reason"),
                missingAction: row.optional("missing_action"))
        }
        let counts = try rows(
            "SELECT state, count(*) AS n FROM coverage WHERE snapshot_id = :snapshot GROUP BY state ORDER BY state")
        let count = { (state: String) in counts.first { $0.text("state") == state }?.int("n") ?? 0 }
        return ReportedCoverage(
            collections: collections, unread: unread, readCount: count("read"), notAskedCount: count("not_asked"),
            ruleProblems: try ruleProblems())
    }

    private func ruleProblems() throws -> [RuleProblem] {
        try rows("SELECT * FROM rule_error WHERE snapshot_id = :snapshot ORDER BY file, line, message").map { row in
            RuleProblem(
                file: row.string("file"), line: row.int("line") ?? 1, message: row.string("message"),
                rule: row.optional("rule_id"))
        }
    }

    func runs() throws -> [ReportedRun] {
        let artefacts = Dictionary(
            grouping: try rows(
                """
                SELECT run_artifact.run_id, o.* FROM run_artifact JOIN output_object o ON o.id = run_artifact.object_id
                WHERE run_artifact.run_id IN (
                    SELECT id FROM run WHERE snapshot_id = :snapshot
                    ORDER BY started_at_ms DESC, run_key DESC LIMIT \(Self.runLimit))
                ORDER BY CASE o.stage WHEN 'raw' THEN 0 WHEN 'processed' THEN 1 ELSE 2 END, o.bucket, o.key
                """),
            by: { $0.int64("run_id") ?? 0 })
        return try rows(
            """
            SELECT * FROM run WHERE snapshot_id = :snapshot ORDER BY started_at_ms DESC, run_key DESC
            LIMIT \(Self.runLimit)
            """
        ).map { row in
            ReportedRun(
                key: row.string("run_key"), startedAtMS: row.int64("started_at_ms") ?? 0,
                finishedAtMS: row.int64("finished_at_ms"), durationMS: row.int64("duration_ms"),
                reached: row.text("reached").flatMap(Stage.init) ?? .raw,
                artefacts: (artefacts[row.int64("id") ?? 0] ?? []).prefix(10).map(artefact))
        }
    }

    private func artefact(_ row: SQLRow) -> ReportedRun.Artefact {
        ReportedRun.Artefact(
            stage: row.text("stage").flatMap(Stage.init) ?? .raw,
            uri: "s3://\(row.string("bucket"))/\(row.string("key"))", sizeBytes: row.int64("size_bytes") ?? 0,
            lastModifiedMS: row.int64("last_modified_ms") ?? 0, rowCount: row.int64("row_count"),
            rowCountReason: row.optional("row_count_reason"),
            generatedFrom: row.optional("generated_from")?.clipped(to: 1_100))
    }
}
