internal import Facts

/// The answers that are kept as JSON: what a struct does not name is left out of it.
extension LambdaAnswers {
    struct Status: Codable {
        var State: String?
        var StateReason: String?
        var StateReasonCode: String?
        var LastUpdateStatus: String?
        var LastUpdateStatusReason: String?
        var LastUpdateStatusReasonCode: String?
    }

    /// A configuration of which only the status is read.
    struct ConfigurationStatus: Decodable {
        private enum Key: CodingKey {
            case FunctionArn
        }

        var status: Status

        init(from decoder: any Decoder) throws {
            // Every configuration has an ARN; a status may lack each of its members.
            _ = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .FunctionArn)
            status = try Status(from: decoder)
        }
    }

    struct Concurrency: Decodable {
        var ReservedConcurrentExecutions: Int?
    }

    struct Recursion: Decodable {
        var RecursiveLoop: String
    }

    struct EventInvokeConfigs: LambdaPage {
        struct Config: Codable {
            struct Destinations: Codable {
                struct Destination: Codable {
                    var Destination: String?
                }
                var OnSuccess: Destination?
                var OnFailure: Destination?
            }
            var FunctionArn: String
            var LastModified: JSONTime?
            var MaximumRetryAttempts: Int?
            var MaximumEventAgeInSeconds: Int?
            var DestinationConfig: Destinations?
        }

        var NextMarker: String?
        var FunctionEventInvokeConfigs: [Config]
        var elements: [Config] { FunctionEventInvokeConfigs }
    }

    struct URLConfigs: LambdaPage {
        struct Config: Codable {
            struct CORS: Codable {
                var AllowCredentials: Bool?
                var AllowHeaders: [String]?
                var AllowMethods: [String]?
                var AllowOrigins: [String]?
                var ExposeHeaders: [String]?
                var MaxAge: Int?
            }
            var FunctionUrl: String
            var FunctionArn: String
            var CreationTime: String?
            var LastModifiedTime: String?
            var Cors: CORS?
            var AuthType: String
            var InvokeMode: String?
        }

        var NextMarker: String?
        var FunctionUrlConfigs: [Config]
        var elements: [Config] { FunctionUrlConfigs }
    }

    struct EventSourceMappings: LambdaPage {
        struct Mapping: Decodable {
            var UUID: String
            var FunctionArn: String
            var EventSourceArn: String?
            var State: String?
        }

        var NextMarker: String?
        var EventSourceMappings: [Mapping]
        var elements: [EventSourceMapping] {
            EventSourceMappings.map {
                EventSourceMapping(
                    uuid: $0.UUID, functionARN: $0.FunctionArn, eventSourceARN: $0.EventSourceArn, state: $0.State)
            }
        }
    }
}
