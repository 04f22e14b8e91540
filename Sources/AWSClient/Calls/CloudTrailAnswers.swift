/// CloudTrail's JSON answers, with the members' names as CloudTrail writes them.
enum CloudTrailAnswers {
    struct Trails: Decodable {
        struct Description: Decodable {
            var Name: String
            var TrailARN: String
            var HomeRegion: String

            var fact: Trail { Trail(name: Name, arn: TrailARN, homeRegion: HomeRegion) }
        }

        var trailList: [Description]
    }

    struct Selectors: Decodable {
        /// Every answer has it.
        var TrailARN: String
        var EventSelectors: [EventSelector]?
        var AdvancedEventSelectors: [AdvancedSelector]?

        var kept: Kept { Kept(EventSelectors: EventSelectors, AdvancedEventSelectors: AdvancedEventSelectors) }
    }

    /// Kept as JSON: what is not named here is left out of it.
    struct Kept: Encodable {
        var EventSelectors: [EventSelector]?
        var AdvancedEventSelectors: [AdvancedSelector]?
    }

    struct EventSelector: Codable {
        struct Resource: Codable {
            var `Type`: String?
            var Values: [String]?
        }
        var ReadWriteType: String?
        var DataResources: [Resource]?
    }

    struct AdvancedSelector: Codable {
        struct FieldSelector: Codable {
            var Field: String
            var Equals: [String]?
            var StartsWith: [String]?
            var EndsWith: [String]?
            var NotEquals: [String]?
            var NotStartsWith: [String]?
            var NotEndsWith: [String]?
        }
        var Name: String?
        var FieldSelectors: [FieldSelector]?
    }
}
