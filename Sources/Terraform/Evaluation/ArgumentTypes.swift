/// The types of arguments that the AWS provider converts to: `timeout = "60"` is a number, an environment's `60` a text.
enum ArgumentTypes {
    static func convert(_ value: TerraformValue, of name: String) -> TerraformValue {
        switch value {
        case .string(let text):
            if text == "true" || text == "false", booleans.contains(name) { return .bool(text == "true") }
            if let first = text.utf8.first, first < 0x3A, numbers.contains(name),
                let number = TerraformValue.number(parsing: text)
            {
                return .number(number)
            }
            return value
        case .number, .bool:
            return texts.contains(name) ? value.asText().map(TerraformValue.string) ?? value : value
        case .object(let members, _):
            guard textMaps.contains(name) else { return value }
            return .object(
                members.mapValues { member in
                    switch member {
                    case .number, .bool: member.asText().map(TerraformValue.string) ?? member
                    default: member
                    }
                })
        default: return value
        }
    }

    /// The value of an argument to which an expression refers.
    ///
    /// Which type the provider gives it is known of the arguments that are listed here. Another one's number may have
    /// become a text, and its text a number; it keeps its symbol.
    static func asReferenced(_ value: TerraformValue, of name: String, symbol: String) -> TerraformValue {
        switch value {
        case .number: return numbers.contains(name) ? value : .unknown(symbol)
        case .bool: return booleans.contains(name) ? value : .unknown(symbol)
        case .string(let text):
            let mayBeOther = text == "true" || text == "false" || TerraformValue.number(parsing: text) != nil
            return mayBeOther && !texts.contains(name) ? .unknown(symbol) : value
        case .list(let items, _):
            return .list(
                items.enumerated().map { asReferenced($0.element, of: name, symbol: "\(symbol)[\($0.offset)]") })
        case .object(let members, _):
            guard !textMaps.contains(name) else { return .object(members) }
            return .object(
                members.reduce(into: [:]) {
                    $0[$1.key] = asReferenced($1.value, of: $1.key, symbol: symbol + "." + $1.key)
                })
        case .null, .typedNull: return .typedNull
        case .unknown: return value
        }
    }

    private static let numbers: Set<String> = [
        "memory_size", "timeout", "reserved_concurrent_executions", "message_retention_seconds", "delay_seconds",
        "visibility_timeout_seconds", "receive_wait_time_seconds", "retention_in_days", "batch_size",
        "maximum_retry_attempts", "maximum_event_age_in_seconds", "max_session_duration",
        "maximum_batching_window_in_seconds", "parallelization_factor", "max_message_size",
    ]
    private static let booleans: Set<String> = [
        "force_destroy", "eventbridge", "is_enabled", "publish", "enabled", "fifo_queue", "sqs_managed_sse_enabled",
        "content_based_deduplication", "bucket_key_enabled", "block_public_acls", "block_public_policy",
        "ignore_public_acls", "restrict_public_buckets", "skip_destroy", "force_detach_policies",
    ]
    private static let texts: Set<String> = [
        "source_account", "statement_id", "target_id", "bucket", "name", "qualifier", "function_name", "key",
        "function_version", "principal", "filter_prefix", "filter_suffix", "id", "sid", "role", "rule",
    ]
    private static let textMaps: Set<String> = ["variables", "input_paths", "tags"]
}
