import AWSClient
import Facts
import SnapshotStore

/// Reads the deployed resources of one account and writes them as facts of the origin `aws`.
///
/// First the lists, then the details of what is in scope, then what those refer to: aliases, roles, keys, metrics. A
/// call that is denied or fails leaves an unread fact and a row in `coverage`, and the rest goes on. Every step is
/// committed with its place, so that the same collector goes on after a run that was cut short.
package struct AWSCollector: Sendable {
    let run: CollectionRun

    package init(_ run: CollectionRun) { self.run = run }

    /// - Throws: `CollectionInterrupted` when the credentials are no longer accepted, or the store's errors.
    package func collect() async throws {
        let scope = try CollectionScope(run)
        try await lists(scope)
        async let others: Void = otherLists()
        var isGrowing = true
        while isGrowing {
            try await details()
            isGrowing = try await scope.grow()
        }
        try await dependents()
        try await others
    }

    /// Records what became of each source; the last step, when also the objects were read.
    package func summarize() async throws { try await CollectionSummary(run: run).record() }

    /// The lists by which resources are known, and which environment values may name.
    private func lists(_ scope: CollectionScope) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await buckets(scope) }
            for region in run.regions {
                group.addTask { try await functions(scope, region: region) }
                group.addTask { try await buses(scope, region: region) }
                if run.plan.wants(.layers) { group.addTask { try await layers(region: region) } }
            }
            try await group.waitForAll()
        }
    }

    /// What no detail waits for.
    private func otherLists() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await environment() }
            if run.plan.wants(.accountPublicAccessBlock) { group.addTask { try await accountSettings() } }
            if run.plan.wants(.trails) { group.addTask { try await trails() } }
            for region in run.regions {
                if run.plan.wants(.eventSourceMappings) {
                    group.addTask { try await eventSourceMappings(region: region) }
                }
                if run.plan.wants(.endpoints) { group.addTask { try await endpoints(region: region) } }
            }
            try await group.waitForAll()
        }
    }

    private func details() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await run.drain(
                    .bucket, source: LiveFact.buckets.source, callsPerTask: wanted(Self.bucketFacts)
                ) { try await bucketDetails($0) }
            }
            group.addTask {
                try await run.drain(
                    .function, source: LiveFact.functions.source, callsPerTask: 1 + wanted(Self.functionSettings)
                ) { try await functionDetails($0) }
            }
            group.addTask {
                try await run.drain(.rule, source: LiveFact.eventRules.source) { try await ruleTargets($0) }
            }
            try await group.waitForAll()
        }
    }

    private func wanted(_ facts: [LiveFact]) -> Int { facts.filter(run.plan.wants).count }

    /// What the details refer to.
    private func dependents() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await qualifiers() }
            group.addTask { try await roles() }
            if run.plan.wants(.keys) { group.addTask { try await keys() } }
            if run.plan.wants(.metrics) { group.addTask { try await metrics() } }
            if run.plan.wants(.subnets) { group.addTask { try await subnets() } }
            if run.plan.wants(.accessPoints) { group.addTask { try await accessPoints() } }
            if run.plan.wants(.multiRegionAccessPoints) { group.addTask { try await multiRegionAccessPoints() } }
            try await group.waitForAll()
        }
    }
}
