import Facts
import SnapshotStore

extension WrittenSettings {
    /// Every function gets a row; its status is live only.
    func addFunctions(to rows: inout WrittenRows) {
        let owners = functions.map { row in
            let (name, arn) = (row.text("name") ?? "", row.text("arn"))
            return SettingWriters.Owner(
                resource: row.int64("resource_id") ?? 0, source: row.text("source") ?? "",
                names: [name] + (arn.map { [$0] } ?? []))
        }
        let concurrency = writers(.reservedConcurrency, of: owners)
        let recursion = writers(.recursiveLoop, of: owners)
        let invocation = writers(.eventInvokeConfig, of: owners)
        let urls = writers(.urlConfig, of: owners)
        for (row, owner) in zip(functions, owners) {
            let function = row.text("arn") ?? owner.names[0]
            let settings = LambdaFunctionSettings(
                function: function, reservedConcurrency: Self.number(concurrency.value(of: owner)),
                recursiveLoop: Self.word(recursion.value(of: owner)),
                eventInvokeConfigs: Self.list(invocation, of: owner, function, unqualified: ":$LATEST"),
                urlConfigs: Self.list(urls, of: owner, function, unqualified: ""))
            rows.owned.append(
                WrittenRows.Owned(
                    resource: owner.resource, origin: origin, facts: [.lambdaFunctionSettings(settings)]))
        }
    }

    private static func number(_ value: Fact<String>?) -> Fact<Int> {
        guard let value else { return .absent }
        switch value {
        case .present(let text): return Int(text).map { .present($0) } ?? .absent
        default: return value.map { _ in 0 }
        }
    }

    private static func word(_ value: Fact<String>?) -> Fact<String> {
        guard let value else { return .absent }
        guard let text = value.value else { return value }
        guard let word = (try? JSONValue(parsing: text))?.stringValue, word == "Allow" || word == "Terminate" else {
            return .unread(Unread(code: "Malformed", message: "\(text) is neither Allow nor Terminate"))
        }
        return .present(word)
    }

    /// The configurations of all of a function's qualifiers, as Lambda lists them.
    ///
    /// - Parameter unqualified: what Lambda puts behind the ARN where no qualifier is written.
    private static func list(
        _ writers: SettingWriters, of owner: SettingWriters.Owner, _ function: String, unqualified: String
    ) -> Fact<String> {
        var byARN: [String: JSONValue] = [:]
        let own = writers.writers(of: owner)
        for writer in own {
            guard let text = writer.value.value else {
                if writer.value == .absent { continue }
                return writer.value
            }
            var members = (try? JSONValue(parsing: text))?.objectValue ?? [:]
            let qualifier = members.removeValue(forKey: "Qualifier")?.stringValue.map { ":" + $0 }
            let arn = function + (qualifier ?? unqualified)
            members["FunctionArn"] = .string(arn)
            let config = JSONValue.object(members)
            if let other = byARN[arn], other != config {
                return .unknown("which of \(own.map(\.address).sorted().joined(separator: " and ")) applies last")
            }
            byARN[arn] = config
        }
        if let stray = writers.stray(of: owner) { return .unknown(SettingWriters.doubt(stray)) }
        if byARN.isEmpty { return .absent }
        return .present(JSONValue.array(byARN.sorted { $0.key < $1.key }.map(\.value)).canonicalText)
    }
}
