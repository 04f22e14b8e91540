package import Facts
package import Foundation

/// A state or plan in memory, told apart and found to be whole; its resources are read one after the other, so that a
/// plan of 500 MB needs no more than itself.
///
/// Source: "JSON Output Format", https://developer.hashicorp.com/terraform/internals/json-format, read 2026-11-25.
package final class TerraformDocument: Sendable {
    package enum Kind: Sendable, Hashable {
        /// A state file, version 4.
        case state
        /// `terraform show -json` of a state.
        case shownState
        /// `terraform show -json` of a plan.
        case plan
    }

    package let kind: Kind
    /// As the user named it.
    package let path: String
    package let terraformVersion: String?
    package var byteCount: Int { data.count }

    private let data: Data
    /// Top-level member → the byte at which its value begins.
    private let sections: [String: Int]

    /// Checks the whole document, without reading its resources.
    ///
    /// - Throws: `TerraformError`, one sentence that names `path`.
    package init(_ data: Data, path: String) throws(TerraformError) {
        self.path = path
        // Some editors begin a file with a byte order mark.
        let data = data.starts(with: [0xEF, 0xBB, 0xBF]) ? Data(data.dropFirst(3)) : data
        self.data = data
        if data.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) { throw .empty(path: path) }
        do {
            sections = try data.withUnsafeBytes { bytes in
                try Self.sections(of: bytes.bindMemory(to: UInt8.self))
            }
        } catch let error as JSONError {
            if let limit = error.limit { throw .beyondLimit(path: path, offset: error.offset, limit) }
            // Whole JSON of another kind than an object is just not Terraform's.
            if Self.isWholeJSON(data) { throw .notTerraform(path: path) }
            throw .notJSON(path: path, offset: error.offset)
        } catch {
            throw .notJSON(path: path, offset: 0)
        }
        let marks = sections
        func text(_ name: String) -> String? {
            guard let start = marks[name], let value = try? Self.value(data, at: start) else { return nil }
            return value.stringValue ?? value.intValue.map(String.init)
        }
        terraformVersion = text("terraform_version")
        if marks["encrypted_data"] != nil {
            throw .encrypted(path: path)
        } else if let format = text("format_version") {
            // "1.x: unknown properties are ignored, another major version is refused" is Terraform's own contract.
            guard format.hasPrefix("1.") || format == "1" else { throw .formatVersion(path: path, found: format) }
            // An empty state is shown without `values`.
            kind = marks["resource_changes"] != nil || marks["planned_values"] != nil ? .plan : .shownState
        } else if let version = text("version") {
            guard version == "4" else { throw .stateVersion(path: path, found: version) }
            kind = .state
        } else {
            throw .notTerraform(path: path)
        }
    }

    /// Members that are read into memory as they are.
    private static let wholeSections: Set = ["outputs", "check_results", "checks", "variables"]

    private static func sections(of bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> [String: Int] {
        var scanner = JSONScanner(bytes)
        var sections: [String: Int] = [:]
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            let name = key.text
            // The kind of the value is peeked at, so that the offset stands on it and not on the space before it.
            _ = scanner.peek()
            let start = scanner.index
            sections[name] = start
            try scanner.skipValue()
            if Self.wholeSections.contains(name), scanner.index - start > JSONScanner.maximalValue {
                throw JSONError(at: start, limit: .size)
            }
        }
        try scanner.finish()
        return sections
    }

    private static func isWholeJSON(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes.bindMemory(to: UInt8.self))
            return (try? scanner.skipValue()) != nil && (try? scanner.finish()) != nil
        }
    }

    private static func value(_ data: Data, at start: Int) throws -> JSONValue {
        try data.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes.bindMemory(to: UInt8.self), at: start)
            return try scanner.value()
        }
    }

    /// The value of a member of a top-level object, of which the other members are skipped; nil when there is none.
    package func value(of member: StaticString, in section: String) -> JSONValue? {
        var found: JSONValue?
        try? read(section) { scanner in
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                if member ~= key { found = try scanner.value() } else { try scanner.skipValue() }
            }
        }
        return found
    }

    /// The value of a small top-level member; nil when there is none.
    package func value(of section: String) -> JSONValue? {
        sections[section].flatMap { try? Self.value(data, at: $0) }
    }

    /// Lets `body` read the value of a top-level member; does nothing where there is none.
    func read(_ section: String, _ body: (inout JSONScanner) throws -> Void) throws {
        guard let start = sections[section] else { return }
        try data.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes.bindMemory(to: UInt8.self), at: start)
            try body(&scanner)
        }
    }
}

// MARK: - Resources

extension TerraformDocument {
    /// Hands every resource instance to `body`, in the order of the document.
    ///
    /// - Throws: `TerraformError.badResource` at the first that is not what Terraform writes; what `body` throws.
    package func forEachInstance(_ body: (TerraformInstance) throws -> Void) throws {
        var position = 0
        func each(
            _ scanner: inout JSONScanner, _ decode: (inout JSONScanner) throws -> [TerraformInstance]
        ) throws {
            guard scanner.peek() == .array else {
                throw TerraformError.badResource(path: path, position: position, reason: "a list was expected")
            }
            try scanner.enterArray()
            while try scanner.nextElement() {
                let instances: [TerraformInstance]
                do {
                    instances = try decode(&scanner)
                } catch let error as InstanceError {
                    throw TerraformError.badResource(path: path, position: position, reason: error.reason)
                } catch let error as JSONError {
                    if let limit = error.limit {
                        throw TerraformError.beyondLimit(path: path, offset: error.offset, limit)
                    }
                    let reason = "it is not of the shape that Terraform writes"
                    throw TerraformError.badResource(path: path, position: position, reason: reason)
                }
                for instance in instances { try body(instance) }
                position += 1
            }
        }
        switch kind {
        case .state: try read("resources") { try each(&$0) { try TerraformInstance.fromState(&$0) } }
        case .plan: try read("resource_changes") { try each(&$0) { try TerraformInstance.fromChange(&$0) } }
        case .shownState:
            try read("values") { scanner in
                try Self.modules(&scanner) { try each(&$0) { try TerraformInstance.fromShown(&$0) } }
            }
        }
    }

    /// Resources that were changed outside of Terraform, as a plan tells them; their action says how.
    package func drift() throws -> [TerraformInstance] {
        var found: [TerraformInstance] = []
        guard kind == .plan else { return [] }
        try read("resource_drift") { scanner in
            try scanner.enterArray()
            while try scanner.nextElement() { found += try TerraformInstance.fromChange(&scanner) }
        }
        return found
    }

    /// What the plan's prior state says of data sources, such as the caller's account.
    package func priorData() throws -> [TerraformInstance] {
        var found: [TerraformInstance] = []
        try read("prior_state") { scanner in
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                guard case "values" = key else {
                    try scanner.skipValue()
                    continue
                }
                try Self.modules(&scanner) { scanner in
                    try scanner.enterArray()
                    while try scanner.nextElement() {
                        found += try TerraformInstance.fromShown(&scanner).filter(\.isData)
                    }
                }
            }
        }
        return found
    }

    /// Lets `body` read the list `resources` of the root module and of all modules below it.
    static func modules(
        _ scanner: inout JSONScanner, _ body: (inout JSONScanner) throws -> Void
    ) throws {
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "resources": try body(&scanner)
            case "root_module": try modules(&scanner, body)
            case "child_modules":
                try scanner.enterArray()
                while try scanner.nextElement() { try modules(&scanner, body) }
            default: try scanner.skipValue()
            }
        }
    }
}

/// What a resource lacks.
struct InstanceError: Error {
    var reason: String
}
