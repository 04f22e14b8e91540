import Facts

/// A `check` block, precondition or postcondition, and what became of it.
package struct TerraformCheck: Sendable, Hashable {
    package var address: String
    /// `check`, `resource`, `output_value` or `var`.
    package var kind: String
    /// `pass`, `fail`, `error` or `unknown`.
    package var status: String
}

extension TerraformDocument {
    /// The results of checks that a state or plan holds; their messages may quote values and are not read.
    package var checks: [TerraformCheck] {
        if let results = value(of: "check_results")?.arrayValue {
            return results.compactMap { Self.check(kind: $0["object_kind"], $0["config_addr"], status: $0["status"]) }
        }
        return (value(of: "checks")?.arrayValue ?? []).compactMap { check in
            Self.check(kind: check["address"]?["kind"], check["address"]?["to_display"], status: check["status"])
        }
    }

    private static func check(kind: JSONValue?, _ address: JSONValue?, status: JSONValue?) -> TerraformCheck? {
        guard let address = address?.stringValue, let status = status?.stringValue else { return nil }
        return TerraformCheck(address: address, kind: kind?.stringValue ?? "", status: status)
    }
}
