import AWSClient
import Facts
import SnapshotStore

/// Of which live resources the details are read: with `--scope terraform` of those that Terraform manages and, step by
/// step, of what is wired to them.
struct CollectionScope: Sendable {
    private let run: CollectionRun
    private let isEverything: Bool
    private let buckets: Set<String>
    /// Names and ARNs.
    private let functions: Set<String>
    /// `bus/name`.
    private let rules: Set<String>

    init(_ run: CollectionRun) throws {
        self.run = run
        isEverything = run.plan.scope == .account
        buckets = isEverything ? [] : try Self.managed("name FROM s3_bucket", run)
        functions = isEverything ? [] : try Self.managed("coalesce(arn, name) FROM lambda_function", run)
        rules = isEverything ? [] : try Self.managed("bus || '/' || name FROM event_rule", run)
    }

    private static func managed(_ selection: String, _ run: CollectionRun) throws -> Set<String> {
        let rows = try run.store.rows(
            "SELECT DISTINCT \(selection) WHERE snapshot_id = :snapshot AND origin <> 'aws'",
            ["snapshot": .integer(run.snapshot)])
        return Set(
            rows.compactMap { row in
                if case .text(let text) = row.values.first { return text }
                return nil
            })
    }

    func includesBucket(_ name: String) -> Bool { isEverything || buckets.contains(name) }

    func includesFunction(name: String, arn: String) -> Bool {
        isEverything || functions.contains(arn) || functions.contains(name)
    }

    func includesRule(_ rule: EventRule) -> Bool { isEverything || rules.contains("\(rule.bus)/\(rule.name)") }

    /// Takes in what is wired to the resources whose details were read.
    ///
    /// - Returns: whether anything is new, so that its details are to be read as well.
    func grow() async throws -> Bool {
        if isEverything { return false }
        var added = try await rulesByTarget()
        for select in [Self.rulesOfBuckets, Self.bucketsOfRules, Self.bucketsOfPermissions, Self.triggeredFunctions] {
            added += try run.store.addTasks(select: select, in: run.snapshot)
        }
        return added > 0
    }

    /// EventBridge rules whose pattern names a bucket in scope, or waits for S3 events of any bucket. A filter such as
    /// a prefix counts as any.
    private static let rulesOfBuckets = """
        SELECT 'rule' AS kind, r.region, r.arn AS item
        FROM event_rule e JOIN resource r ON r.id = e.resource_id
        WHERE e.snapshot_id = :snapshot AND e.origin = 'aws'
            AND EXISTS (SELECT 1 FROM json_each(e.pattern, '$.source') s WHERE s.value = 'aws.s3' OR s.type = 'object')
            AND (
                json_type(e.pattern, '$.detail.bucket.name') IS NULL
                OR EXISTS (
                    SELECT 1 FROM json_each(e.pattern, '$.detail.bucket.name') n
                    WHERE n.type = 'object' OR EXISTS (
                        SELECT 1 FROM collection_task t
                        WHERE t.snapshot_id = :snapshot AND t.kind = 'bucket' AND t.item = n.value)))
        """

    private static let bucketsOfRules = """
        SELECT 'bucket' AS kind, coalesce(r.region, '') AS region, r.name AS item
        FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
        WHERE b.snapshot_id = :snapshot AND b.origin = 'aws' AND NOT EXISTS (
            SELECT 1 FROM collection_task d WHERE d.snapshot_id = :snapshot AND d.kind = 'bucket' AND d.item = r.name)
        AND b.name IN (
            SELECT n.value FROM event_rule e
            JOIN resource er ON er.id = e.resource_id
            JOIN collection_task t ON t.snapshot_id = :snapshot AND t.kind = 'rule' AND t.item = er.arn
            JOIN json_each(e.pattern, '$.detail.bucket.name') n
            WHERE e.snapshot_id = :snapshot AND e.origin = 'aws' AND n.type = 'text')
        """

    /// Buckets that a policy of a function in scope lets invoke it.
    private static let bucketsOfPermissions = """
        SELECT 'bucket' AS kind, coalesce(r.region, '') AS region, r.name AS item
        FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
        WHERE b.snapshot_id = :snapshot AND b.origin = 'aws' AND NOT EXISTS (
            SELECT 1 FROM collection_task d WHERE d.snapshot_id = :snapshot AND d.kind = 'bucket' AND d.item = r.name)
        AND r.arn IN (
            SELECT p.source_arn FROM lambda_permission p WHERE p.snapshot_id = :snapshot AND p.origin = 'aws')
        """

    /// Functions that a rule or a notification in scope invokes. An ARN may name a version or alias behind its name.
    private static let triggeredFunctions = """
        SELECT DISTINCT 'function' AS kind, r.region, r.arn AS item
        FROM invocation i
        CROSS JOIN lambda_function f ON f.snapshot_id = i.snapshot_id AND f.origin = i.origin AND f.arn = i.function_arn
        CROSS JOIN resource r ON r.id = f.resource_id
        WHERE i.snapshot_id = :snapshot AND i.origin = 'aws'
        """

    /// Rules that invoke a function in scope. EventBridge is asked by target or by rule, whichever takes fewer calls.
    private func rulesByTarget() async throws -> Int {
        guard run.plan.wants(.targets) else { return 0 }
        var added = 0
        for region in run.regions {
            let arguments: [String: SQLValue] = ["snapshot": .integer(run.snapshot), "region": .text(region)]
            let open = try run.store.rows(Self.rulesOutside, arguments)
            let asked = try run.store.rows(Self.functionsNotAsked, arguments).compactMap { $0.text("arn") }
            if open.isEmpty || asked.isEmpty { continue }
            let buses = Set(open.compactMap { $0.text("bus") })
            if open.count <= asked.count * buses.count {
                let tasks = open.compactMap { $0.text("arn") }.map {
                    CollectionTask(kind: TaskKind.rule.rawValue, region: region, item: $0)
                }
                var batch = CollectedBatch(source: LiveFact.targets.source)
                batch.newTasks = tasks
                try await run.commit(batch)
                added += tasks.count
            } else {
                added += try await ask(asked, buses: buses.sorted(), region: region, rules: open)
            }
        }
        return added
    }

    private func ask(_ functions: [String], buses: [String], region: String, rules: [SQLRow]) async throws -> Int {
        let events = run.client.eventBridge(region: region)
        let questions = functions.flatMap { arn in buses.map { (arn: arn, bus: $0) } }
        let answers = await questions.concurrentMap { question -> Result<[String], AWSError> in
            do throws(AWSError) {
                return .success(try await events.ruleNames(targeting: question.arn, onBus: question.bus).all())
            } catch {
                return .failure(error)
            }
        }
        let arns = Dictionary(
            rules.map { ("\($0.text("bus") ?? "")/\($0.text("name") ?? "")", $0.text("arn") ?? "") },
            uniquingKeysWith: { first, _ in first })
        var batch = CollectedBatch(source: LiveFact.targets.source)
        for (question, answer) in zip(questions, answers) {
            switch answer {
            case .success(let names):
                batch.newTasks += names.compactMap { arns["\(question.bus)/\($0)"] }.map {
                    CollectionTask(kind: TaskKind.rule.rawValue, region: region, item: $0)
                }
            case .failure(let error):
                try await run.stop(at: error)
                batch.coverage.append(
                    Coverage(
                        origin: .aws, region: region, owner: "\(question.bus)/\(question.arn)",
                        fact: LiveFact.targets.rawValue, state: .unread, unread: error.unread))
            }
        }
        // Each function is asked about once, also over several rounds.
        let marks = functions.map { CollectionTask(kind: "rules-by-target", region: region, item: $0) }
        batch.newTasks += marks
        batch.doneTasks += marks
        try await run.commit(batch)
        return Set(batch.newTasks).count - marks.count
    }

    private static let rulesOutside = """
        SELECT e.bus, e.name, r.arn FROM event_rule e JOIN resource r ON r.id = e.resource_id
        WHERE e.snapshot_id = :snapshot AND e.origin = 'aws' AND r.region = :region AND NOT EXISTS (
            SELECT 1 FROM collection_task t WHERE t.snapshot_id = :snapshot AND t.kind = 'rule' AND t.item = r.arn)
        ORDER BY r.arn
        """

    private static let functionsNotAsked = """
        SELECT t.item AS arn FROM collection_task t
        WHERE t.snapshot_id = :snapshot AND t.kind = 'function' AND t.region = :region AND NOT EXISTS (
            SELECT 1 FROM collection_task a
            WHERE a.snapshot_id = :snapshot AND a.kind = 'rules-by-target' AND a.region = t.region AND a.item = t.item)
        ORDER BY t.item
        """
}
