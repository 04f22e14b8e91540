import Facts
import Foundation

/// What may be kept of values that rest on the text of a file.
///
/// Whatever lies in the folder can be named by `file()`, also what has no business in a report: a key, a token that a build
/// wrote there. So only what a rule judges is kept, and only where it is of the form that it has to be of: names and ARNs,
/// policies, event patterns, input templates. Everything else is as if it were known after the apply.
enum FileText {
    /// - Parameters:
    ///   - name: of the argument, or of the member of an object.
    ///   - symbol: stands for what is not kept.
    static func kept(_ value: TerraformValue, of name: String, symbol: String) -> TerraformValue {
        // Of these the values are kept only where they equal the name of a resource.
        if name == "environment" { return value }
        switch value {
        case .null, .typedNull, .bool, .number, .unknown: return value
        case .string(let text): return isKept(text, of: name) ? value : .unknown(symbol)
        case .list(let items, let type): return .list(items.map { kept($0, of: name, symbol: symbol) }, type)
        case .object(let members, _):
            guard members.keys.allSatisfy(isName) else { return .unknown(symbol) }
            return .object(
                members.reduce(into: [:]) { result, member in
                    result[member.key] = kept(member.value, of: member.key, symbol: symbol)
                })
        }
    }

    private static func isKept(_ text: String, of name: String) -> Bool {
        switch name {
        case "policy", "assume_role_policy", "access_policy": isPolicy(text)
        case "event_pattern", "pattern": isPattern(text)
        case "input", "input_template", "redrive_policy": isTemplate(text)
        case "schedule_expression": isSchedule(text)
        case "bucket": isName(text) && isBucket(text)
        default: isNamed(name) && isName(text)
        }
    }

    private static let words: Set<String> = [
        "name", "arn", "bucket", "id", "role", "rule", "prefix", "suffix", "key", "queue", "topic", "source", "target",
        "principal", "region", "handler", "runtime", "type", "action", "actions", "resources", "events", "function",
        "filename", "qualifier", "state", "status", "identifiers", "account", "identifier", "architectures", "layers",
    ]

    /// Whether an argument takes a name, an ARN or a word: `source_arn`, `function_name`, `filter_prefix`.
    private static func isNamed(_ argument: String) -> Bool {
        words.contains(argument) || argument.split(separator: "_").last.map { words.contains(String($0)) } ?? false
    }

    /// Whether a text can be the name, the ARN or an access point of a bucket, as far as it is known.
    private static func isBucket(_ text: String) -> Bool {
        if SymbolicText.hasSymbols(text) || text.hasPrefix("arn:") { return true }
        return text.wholeMatch(of: /[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]/) != nil
    }

    /// Whether a text is one that names and ARNs are made of; what is not known of it counts as one.
    static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= 512 else { return false }
        return SymbolicText.parts(of: text).allSatisfy { part in
            guard case .literal(let literal) = part else { return true }
            return literal.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "._-/:*?=+,@".utf8.contains(byte)
                }
            }
        }
    }

    // MARK: What may be made of it

    /// Functions that take a document apart or put values together, without writing any of its texts in another form or
    /// showing how it compares with another.
    private static let plainFunctions: Set<String> = [
        "jsondecode", "yamldecode", "csvdecode", "jsonencode", "trimspace", "chomp", "tostring", "tonumber", "tobool",
        "tolist", "toset", "tomap", "lookup", "merge", "concat", "element", "keys", "values", "flatten", "coalesce",
        "coalescelist", "compact", "distinct", "contains", "length", "one", "reverse", "setunion", "setproduct",
        "slice",
        "zipmap", "join", "format", "try", "max", "min", "sum", "range", "nonsensitive",
    ]

    /// Whether what a function makes of the text of a file can be told from what the file has no business to show.
    static func isPlainUse(_ function: String, _ arguments: [TerraformValue]) -> Bool {
        guard plainFunctions.contains(function) else { return false }
        // Verbs with a width or precision cut and count characters.
        guard function == "format" else { return true }
        guard case .string(let form)? = arguments.first else { return false }
        return !form.replacing(/%[sdv%]/, with: "").contains("%")
    }

    private static let documents = [".json", ".yaml", ".yml", ".csv", ".tpl", ".tftpl", ".tmpl"]

    /// Whether the text of a file is one that can be used at all: a document or template by its name, or by its form one
    /// that may be kept.
    static func isReadable(_ text: String, path: String) -> Bool {
        let path = path.lowercased()
        if documents.contains(where: path.hasSuffix) { return true }
        let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return isName(line) || isTemplate(text) || isSchedule(line) || members(text) != nil
    }

    private static func isSchedule(_ text: String) -> Bool {
        text.wholeMatch(of: /(rate|cron|at)\([A-Za-z0-9 *?,\/:\-]{1,100}\)/) != nil
    }

    /// The members of a JSON object all of whose texts are short and of one line, as names, actions and patterns are.
    private static func members(_ text: String) -> [String]? {
        guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)),
            case .object(let members) = json, isShort(json)
        else { return nil }
        return Array(members.keys)
    }

    private static func isShort(_ json: JSONValue) -> Bool {
        switch json {
        case .null, .bool, .number: true
        case .string(let text): isShort(text)
        case .array(let items): items.allSatisfy(isShort)
        case .object(let members): members.allSatisfy { isShort($0.key) && isShort($0.value) }
        }
    }

    private static func isShort(_ text: String) -> Bool {
        text.utf8.count <= 512 && !text.utf8.contains { $0 < 32 || $0 == 127 }
    }

    private static func isPolicy(_ text: String) -> Bool {
        guard let members = members(text) else { return false }
        return members.contains("Statement") && members.allSatisfy { ["Version", "Id", "Statement"].contains($0) }
    }

    private static let eventFields: Set<String> = [
        "$or", "version", "id", "source", "account", "time", "region", "resources", "detail-type", "detail",
    ]

    private static func isPattern(_ text: String) -> Bool {
        guard let members = members(text) else { return false }
        return !members.isEmpty && members.allSatisfy(eventFields.contains)
    }

    /// Whether a text has a place for a value of the event: `<bucket>`. AWS takes 8192 characters.
    private static func isTemplate(_ text: String) -> Bool {
        text.utf8.count <= 8192 && text.firstMatch(of: /<[A-Za-z0-9_.\-]{1,100}>/) != nil
    }
}

/// Follows what rests on the text of a file through everything that is evaluated once and kept.
extension ConfigurationEvaluator {
    /// Evaluates and says whether that alone rests on a file.
    func watched<Value>(
        _ evaluate: () throws(EvaluationError) -> Value
    ) throws(EvaluationError) -> (value: Value, restsOnFile: Bool) {
        let outer = restsOnFile
        restsOnFile = false
        defer { restsOnFile = restsOnFile || outer }
        let value = try evaluate()
        return (value, restsOnFile)
    }

    /// Evaluates and remembers under `key` whether the value rests on a file.
    func tracked<Value>(_ key: @autoclosure () -> String, _ evaluate: () -> Value) -> Value {
        let outer = restsOnFile
        restsOnFile = false
        let value = evaluate()
        if restsOnFile { fileDerived.insert(key()) } else { restsOnFile = outer }
        return value
    }

    /// Says the same of a value that was evaluated before.
    func recall(_ key: @autoclosure () -> String) {
        if !restsOnFile, !fileDerived.isEmpty, fileDerived.contains(key()) { restsOnFile = true }
    }

    /// An attribute; nil where it rests on the text of a file, which can be another one in each deployment.
    func valueWithoutFiles(_ name: String, of instance: ResourceInstance) -> TerraformValue? {
        let outer = restsOnFile
        restsOnFile = false
        defer { restsOnFile = outer }
        let value = value(name, of: instance, isStrict: false)
        return restsOnFile ? nil : value
    }

    /// An attribute as it may leave the evaluator.
    func kept(_ name: String, of instance: ResourceInstance, _ evaluate: () -> TerraformValue) -> TerraformValue {
        let outer = restsOnFile
        restsOnFile = false
        defer { restsOnFile = outer }
        let value = evaluate()
        return restsOnFile ? FileText.kept(value, of: name, symbol: instance.address + "." + name) : value
    }
}
