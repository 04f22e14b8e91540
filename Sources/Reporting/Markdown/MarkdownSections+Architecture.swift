internal import Facts

extension MarkdownSections {
    var architecture: View.ArchitectureView? {
        let parts = report.architecture
        if parts.buckets.isEmpty, parts.functions.isEmpty, report.hops.isEmpty { return nil }
        var others: MarkdownText?
        if parts.otherBucketCount + parts.otherFunctionCount > 0 {
            others =
                "The account has \(Format.count(parts.otherBucketCount, "other bucket")) and \(Format.count(parts.otherFunctionCount, "other function")) that take no part."
        }
        return View.ArchitectureView(
            buckets: buckets, functions: functions, rules: eventRules, layers: layers, others: others?.fragment,
            wiring: wiring, unfollowed: unfollowed,
            diagram: MermaidDiagram.text(report, limit: cut(60)).map { Fragment($0.markdownFence(language: "mermaid")) }
        )
    }

    private func seen(_ place: Architecture.Place) -> MarkdownText {
        "\(Format.list(place.origins.map(\.word)))"
    }

    private func written(_ place: Architecture.Place) -> MarkdownText {
        if let file = place.file { return "\(code: place.line.map { "\(file):\($0)" } ?? file)" }
        return place.address.map { "\(code: $0)" } ?? "–"
    }

    private var buckets: View.Table? {
        table(
            ["Bucket", "Stage", "Region", "EventBridge", "Seen in", "Written at"],
            report.architecture.buckets.map { bucket in
                [
                    "\(code: bucket.name)", "\(bucket.stage?.rawValue ?? "–")", "\(bucket.region ?? "–")",
                    "\(bucket.eventBridge)", seen(bucket.place), written(bucket.place),
                ]
            },
            limit: 60, query: "SELECT origin, name FROM s3_bucket WHERE \(snapshotClause)")
    }

    private var functions: View.Table? {
        table(
            ["Function", "Runtime", "Memory", "Time-out", "Layers", "Triggered by", "Seen in", "Written at"],
            report.architecture.functions.map { function in
                let triggers = report.hops.filter { $0.function == function.name }.map(\.rule)
                return [
                    "\(code: function.name)", "\(function.runtime ?? "–")",
                    "\(function.memoryMB.map { "\($0) MB" } ?? "–")",
                    "\(function.timeoutSeconds.map { "\($0) s" } ?? "–")",
                    codes(function.layerARNs.map(ReportBuilder.layerName)), codes(triggers), seen(function.place),
                    written(function.place),
                ]
            },
            limit: 60, query: "SELECT origin, name, runtime FROM lambda_function WHERE \(snapshotClause)")
    }

    private var eventRules: View.Table? {
        table(
            ["Rule", "Bus", "State", "Pattern or schedule", "Targets", "Seen in"],
            report.architecture.eventRules.map { rule in
                [
                    "\(code: rule.name)", "\(code: rule.bus)", "\(rule.state)", "\(code: rule.trigger)",
                    codes(rule.targets), seen(rule.place),
                ]
            },
            limit: 60, query: "SELECT origin, bus, name, state, pattern FROM event_rule WHERE \(snapshotClause)")
    }

    private var layers: View.Table? {
        table(
            ["Layer", "Version", "Runtimes", "Size"],
            report.architecture.layers.map { layer in
                [
                    "\(code: layer.name)", "\(layer.version)", "\(layer.runtimes.joined(separator: ", "))",
                    "\(layer.sizeBytes.map(Format.size) ?? "–")",
                ]
            },
            limit: 30, query: "SELECT name, version FROM layer_version WHERE \(snapshotClause)")
    }

    private var wiring: View.Table? {
        table(
            ["Bucket", "Keys", "Via", "Function", "Arrives", "What decides"],
            report.hops.map { hop in
                let via: MarkdownText =
                    hop.via == .eventBridge ? "rule \(code: hop.rule)" : "notification \(code: hop.rule)"
                return [
                    "\(code: hop.bucketWord)", hop.filter.isEmpty ? "all" : "\(code: hop.filter)", via,
                    "\(code: hop.function)", arrives(hop), "\(hop.decides)",
                ]
            },
            limit: 60, query: "SELECT origin, bucket, rule, function_arn, arrives FROM delivery WHERE \(snapshotClause)"
        )
    }

    private var unfollowed: View.Table? {
        table(
            ["Way", "Bucket", "From", "To"],
            report.unfollowedWays.map { way in
                [
                    "\(way.kind)", way.bucket.isEmpty ? "any" : "\(code: way.bucket)", "\(code: way.holder)",
                    way.target.isEmpty ? "–" : "\(code: way.target)",
                ]
            },
            limit: 30, query: "SELECT origin, kind, bucket, target FROM unanalysed_hop WHERE \(snapshotClause)")
    }

    /// `yes (live, state)`, or each origin by itself where they disagree.
    private func arrives(_ hop: Hop) -> MarkdownText {
        if !hop.isDisputed {
            return "**\(hop.arrives.rawValue)** (\(hop.sightings.map(\.origin.word).joined(separator: ", ")))"
        }
        let parts = hop.sightings.map { MarkdownText("\($0.origin.word) **\($0.arrives.rawValue)**").text }
        return MarkdownText(stringLiteral: parts.joined(separator: ", "))
    }

    /// At most `limit` names as code, and how many more there are.
    func codes(_ names: [String], limit: Int = 5) -> MarkdownText {
        if names.isEmpty { return "–" }
        let shown = names.prefix(limit).map(\.markdownCode).joined(separator: ", ")
        return MarkdownText(
            stringLiteral: names.count > limit ? shown + " and \(Format.number(names.count - limit)) more" : shown)
    }

    var troubleshooting: View.Items? {
        let items = report.hops.prefix(cut(20)).map { hop -> Fragment in
            let intro: MarkdownText = "If objects in \(code: hop.bucketWord) do not reach \(code: hop.function):"
            return Fragment("\(intro.text)\n\n" + commands(hop).joined(separator: "\n").markdownFence(language: "bash"))
        }
        return items.isEmpty ? nil : View.Items(items: items)
    }

    /// What shows each part of the way, in the order in which an event meets them.
    private func commands(_ hop: Hop) -> [String] {
        var lines: [String] = []
        let bucket = hop.bucket.isEmpty ? "BUCKET" : hop.bucket
        lines.append("aws s3api get-bucket-notification-configuration --bucket \(Format.shell(bucket))")
        if hop.via == .eventBridge {
            let parts = hop.rule.split(separator: "/", maxSplits: 1).map(String.init)
            let (bus, rule) = parts.count == 2 ? (parts[0], parts[1]) : ("default", hop.rule)
            let arguments = "--event-bus-name \(Format.shell(bus)) --name \(Format.shell(rule))"
            lines.append("aws events describe-rule \(arguments)")
            lines.append("aws events list-targets-by-rule \(arguments.replacing("--name", with: "--rule"))")
        }
        lines.append("aws lambda get-policy --function-name \(Format.shell(hop.function))")
        return lines
    }

    var appendix: View.AppendixView? {
        var statements: [View.Statement] = []
        for hop in report.hops.prefix(cut(40)) {
            for sighting in hop.sightings {
                guard let statement = sighting.statement else { continue }
                statements.append(
                    View.Statement(
                        title: "\(hop.rule) to \(hop.function) (\(sighting.origin.word))",
                        body: Fragment(statement.prettyJSON.markdownFence(language: "json"))))
            }
        }
        let capped = Capped(statements, limit: cut(30), bytes: 40_000 / divisor) { $0.body.text.pageCost }
        return statements.isEmpty ? nil : View.AppendixView(statements: Array(capped.shown))
    }
}
