import AWSClient
import Facts
import SnapshotStore

extension AWSCollector {
    /// Which trails record the regions' events, and of which functions they record the invocations.
    ///
    /// A trail of several regions is asked about once, in the region where it was made.
    func trails() async throws {
        var trails: [String: Fact<[Trail]>] = [:]
        let unread = UnreadLog()
        for region in run.regions {
            let cloudTrail = run.client.cloudTrail(region: region)
            trails[region] = try await run.fact(.trails, region: region, owner: "", unread) { () throws(AWSError) in
                .present(try await cloudTrail.trails())
            }
        }
        var selectors: [String: JSONValue] = [:]
        for trail in Set(trails.values.flatMap { $0.value ?? [] }).sorted(by: { $0.arn < $1.arn }) {
            selectors[trail.arn] = try await selectorsText(of: trail, unread)
        }
        var batch = CollectedBatch(source: LiveFact.trails.source)
        batch.settings = run.regions.map { region in
            AccountSetting(
                name: LiveFact.trails.rawValue, region: region,
                value: (trails[region] ?? .unread(.notAsked)).map { found in
                    JSONValue.array(found.map(\.arn).sorted().compactMap { selectors[$0] }).canonicalText
                })
        }
        batch.coverage = await unread.rows
        try await run.commit(batch)
    }

    /// The selectors as CloudTrail has them, with the trail's name; `Unread` with the reason where they could not be read.
    private func selectorsText(of trail: Trail, _ unread: UnreadLog) async throws -> JSONValue {
        let cloudTrail = run.client.cloudTrail(region: trail.homeRegion)
        let found: Fact<String> = try await run.fact(.trails, region: trail.homeRegion, owner: trail.name, unread) {
            () throws(AWSError) in .present(try await cloudTrail.eventSelectors(ofTrail: trail.arn))
        }
        var members = found.value.flatMap { try? JSONValue(parsing: $0) }?.objectValue ?? [:]
        members["Trail"] = .string(trail.name)
        if let reason = found.unread { members["Unread"] = .string(reason.sentence) }
        return .object(members)
    }
}
