import Facts

package enum CloudTrailOperation: String, ServiceOperation {
    case describeTrails = "DescribeTrails"
    case getEventSelectors = "GetEventSelectors"

    package static var service: AWSServiceName { .cloudTrail }
    package var method: HTTPRequest.Method { .post }
}

/// A trail that records a region's events.
package struct Trail: Sendable, Hashable {
    package var name: String
    package var arn: String
    /// Where it was made: there alone its selectors are asked for.
    package var homeRegion: String

    package init(name: String, arn: String, homeRegion: String) {
        self.name = name
        self.arn = arn
        self.homeRegion = homeRegion
    }
}

/// AWS CloudTrail, in one region.
package struct CloudTrailCalls: Sendable {
    let service: AWSService

    /// DescribeTrails: every trail that records the region's events, those of other regions and of the organization too.
    package func trails() async throws(AWSError) -> [Trail] {
        struct Input: Encodable {
            var includeShadowTrails = true
        }
        return try await call(.describeTrails, Input(), CloudTrailAnswers.Trails.self) { $0.trailList.map(\.fact) }
    }

    /// GetEventSelectors of a trail of this region: `{"EventSelectors": […], "AdvancedEventSelectors": […]}`; what the
    /// trail has none of is left out.
    package func eventSelectors(ofTrail arn: String) async throws(AWSError) -> String {
        struct Input: Encodable {
            var TrailName: String
        }
        return try await call(.getEventSelectors, Input(TrailName: arn), CloudTrailAnswers.Selectors.self) {
            try JSONAnswer.text($0.kept)
        }
    }

    private func call<Answer: Decodable, Value: Sendable>(
        _ operation: CloudTrailOperation, _ input: some Encodable, _ answer: Answer.Type,
        _ value: (Answer) throws -> Value
    ) async throws(AWSError) -> Value {
        let target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"
        return try await service.call(try ServiceRequest.json(operation, target: target, input: input)) {
            try value(JSONAnswer.decode(answer, from: $0))
        }
    }
}
