internal import Facts

extension MarkdownSections {
    var verification: View.VerificationView? {
        let view = View.VerificationView(
            sources: sources, evaluations: evaluations, unread: unread, brokenRules: brokenRules,
            notAnalysed: notAnalysed)
        let tables = [view.sources, view.evaluations, view.unread, view.brokenRules, view.notAnalysed]
        return tables.allSatisfy { $0 == nil } ? nil : view
    }

    private var sources: View.Table? {
        table(
            ["Source", "Status", "Calls", "Retries", "Received", "Time", "Problem"],
            report.coverage.collections.map { source in
                let problem = [source.errorCode, source.errorMessage, source.missingAction.map { "missing: \($0)" }]
                    .compactMap { $0 }.joined(separator: "; ")
                return [
                    "\(code: source.source)", "\(source.status.rawValue)", "\(source.callCount)",
                    "\(source.retryCount)",
                    "\(Format.size(Int64(source.receivedBytes)))", "\(Format.duration(Int64(source.durationMS)))",
                    "\(problem.isEmpty ? "–" : problem)",
                ]
            },
            limit: 60, query: "SELECT source, status, error_message FROM collection WHERE \(snapshotClause)")
    }

    /// One row a rule and one column of counts an origin.
    private var evaluations: View.Table? {
        let origins = Set(report.rules.flatMap(\.evaluations).map(\.origin)).sorted()
        if origins.isEmpty { return nil }
        return table(
            ["Rule", "Severity"] + origins.map { "\($0.word): pass / fail / unknown" },
            report.rules.map { rule in
                ["\(code: rule.id)", "\(rule.severity.rawValue)"]
                    + origins.map { origin in
                        rule.evaluations.first { $0.origin == origin }
                            .map { "\($0.pass) / \($0.fail) / \($0.unknown)" } ?? "–"
                    }
            },
            limit: 150, query: "SELECT * FROM evaluation WHERE \(snapshotClause)")
    }

    private var unread: View.Table? {
        table(
            ["Fact", "Of", "Origin", "Region", "Why", "Missing action"],
            report.coverage.unread.map { fact in
                [
                    "\(code: fact.fact)", "\(fact.owner.isEmpty ? "–" : fact.owner)", "\(fact.origin.word)",
                    "\(fact.region.isEmpty ? "–" : fact.region)", "\(fact.reason)",
                    fact.missingAction.map { "\(code: $0)" } ?? "–",
                ]
            },
            limit: 60, query: "SELECT fact, owner, reason FROM coverage WHERE \(snapshotClause) AND state = 'unread'")
    }

    private var brokenRules: View.Table? {
        table(
            ["Written at", "What is wrong"],
            report.coverage.ruleProblems.map { problem in
                ["\(code: "\(problem.file):\(problem.line)")", "\(problem.message)"]
            },
            limit: 60, query: "SELECT file, line, message FROM rule_error WHERE \(snapshotClause)")
    }

    private var notAnalysed: View.Table? {
        table(
            ["Provider", "Resources", "Read from"],
            report.notAnalysed.map {
                ["\(code: $0.provider)", "\(Format.number($0.resourceCount))", "\(codes($0.sources))"]
            },
            limit: 60, query: "SELECT * FROM provider_use WHERE \(snapshotClause) AND is_analysed = 0")
    }

    var runs: View.RunsView? {
        table(
            ["Run", "Started", "Finished", "Duration", "Raw rows", "Processed rows", "Analytics rows", "Reached"],
            report.runs.map { run in
                [
                    "\(code: run.key)", "\(Format.time(run.startedAtMS))",
                    "\(run.finishedAtMS.map(Format.time) ?? "–")", "\(run.durationMS.map(Format.runDuration) ?? "–")",
                    "\(run.rows(.raw))", "\(run.rows(.processed))", "\(run.rows(.analytics))",
                    "\(run.reached.rawValue)",
                ]
            },
            limit: 20, query: "SELECT * FROM run WHERE \(snapshotClause) ORDER BY started_at_ms DESC"
        ).map { View.RunsView(table: $0, lineage: lineage) }
    }

    /// The objects of the newest run that reached the end, else of the newest.
    private var lineage: View.Lineage? {
        guard let run = report.runs.first(where: { $0.reached == .analytics }) ?? report.runs.first else { return nil }
        return table(
            ["Stage", "Object", "Made from", "Rows", "Size", "Written"],
            run.artefacts.map { artefact in
                [
                    "\(artefact.stage.rawValue)", "\(code: artefact.uri)",
                    artefact.generatedFrom.map { "\(code: $0)" } ?? "–",
                    "\(artefact.rowCount.map { Format.number(Int($0)) } ?? artefact.rowCountReason ?? "–")",
                    "\(Format.size(artefact.sizeBytes))", "\(Format.time(artefact.lastModifiedMS))",
                ]
            },
            limit: 20, query: "SELECT stage, bucket, key FROM output_object WHERE \(snapshotClause)"
        ).map { View.Lineage(key: .code(run.key), table: $0) }
    }

    var outputs: View.OutputsView? {
        table(
            ["Output", "Value", "Source"],
            report.outputs.map { output in
                [
                    "\(code: output.name)", output.value.map { "\(code: $0)" } ?? "sensitive, not stored",
                    "\(code: output.source)",
                ]
            },
            limit: 60, query: "SELECT source, name, value FROM stack_output WHERE \(snapshotClause)"
        ).map(View.OutputsView.init)
    }

    var environment: View.EnvironmentView? {
        table(
            ["Tool", "Version", "Read from"],
            report.toolVersions.map { ["\($0.tool)", "\($0.version)", "\(codes($0.sources))"] },
            limit: 60, query: "SELECT tool, version, source FROM tool_version WHERE \(snapshotClause)"
        ).map(View.EnvironmentView.init)
    }

    var fileChanges: View.FileChangesView? {
        table(
            ["File", "Change"], report.fileChanges.map { ["\(code: $0.path)", "\($0.change)"] }, limit: 80,
            query: "SELECT path, change FROM file_change WHERE \(snapshotClause)"
        ).map(View.FileChangesView.init)
    }
}
