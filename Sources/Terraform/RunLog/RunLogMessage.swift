import Facts

/// One line of the log. The names are Terraform's own; what is not listed is not decoded: values, snippets of code,
/// the output of provisioners, the state that an emergency prints.
struct RunLogMessage: Decodable {
    var level: String?
    var message: String?
    var module: String?
    var timestamp: String?
    var type: String?
    var terraform: String?
    var tofu: String?
    var ui: String?
    var change: Change?
    var hook: Hook?
    var changes: Summary?
    var outputs: [String: Output]?
    var diagnostic: Diagnostic?

    enum CodingKeys: String, CodingKey {
        case level = "@level"
        case message = "@message"
        case module = "@module"
        case timestamp = "@timestamp"
        case type, terraform, tofu, ui, change, hook, changes, outputs, diagnostic
    }

    /// Whether Terraform or OpenTofu wrote the line.
    var isOurs: Bool { module == "terraform.ui" || module == "tofu.ui" }

    struct Resource: Decodable {
        var addr: String
    }

    struct Change: Decodable {
        var resource: Resource
        var action: String
    }

    struct Hook: Decodable {
        var resource: Resource
        var action: String?
        var elapsed_seconds: Double?
    }

    struct Summary: Decodable {
        var add: Int?
        var change: Int?
        var remove: Int?
        var `import`: Int?
        var operation: String?
    }

    struct Output: Decodable {
        var sensitive: Bool?
        var type: JSONValue?
    }

    struct Diagnostic: Decodable {
        var severity: String
        var summary: String
        var detail: String?
        var address: String?
        var range: Range?
    }

    struct Range: Decodable {
        var filename: String
        var start: Position
    }

    struct Position: Decodable {
        var line: Int
        var column: Int
    }
}
