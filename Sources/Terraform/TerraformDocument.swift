/// What a JSON document of Terraform's is, told by its own marks.
package enum TerraformDocument: Sendable, Hashable {
    /// A state file, version 4.
    case state
    /// `terraform show -json` of a state.
    case shownState
    /// `terraform show -json` of a plan.
    case plan

    /// The marks by which a document is told; each is the value or type at one path, nil where there is none.
    package struct Marks: Sendable {
        package var version: String?
        package var formatVersion: String?
        package var hasValues: Bool
        package var hasResourceChanges: Bool
        package var hasPlannedValues: Bool
        package var isEncrypted: Bool

        package init(
            version: String?, formatVersion: String?, hasValues: Bool, hasResourceChanges: Bool,
            hasPlannedValues: Bool, isEncrypted: Bool
        ) {
            self.version = version
            self.formatVersion = formatVersion
            self.hasValues = hasValues
            self.hasResourceChanges = hasResourceChanges
            self.hasPlannedValues = hasPlannedValues
            self.isEncrypted = isEncrypted
        }
    }

    /// Tells what `marks` belong to.
    ///
    /// - Throws: `TerraformError` that says why the document at `path` is refused.
    package init(_ marks: Marks, path: String) throws(TerraformError) {
        if marks.isEncrypted {
            throw .encrypted(path: path)
        } else if let format = marks.formatVersion {
            // "1.x: unknown properties are ignored, another major version is refused" is Terraform's own contract.
            guard format.hasPrefix("1.") || format == "1" else { throw .formatVersion(path: path, found: format) }
            if marks.hasResourceChanges || marks.hasPlannedValues {
                self = .plan
            } else {
                // An empty state is shown without `values`.
                self = .shownState
            }
        } else if let version = marks.version {
            guard version == "4" else { throw .stateVersion(path: path, found: version) }
            self = .state
        } else {
            throw .notTerraform(path: path)
        }
    }
}

/// Why a document of Terraform's could not be read; each case is one sentence for the user.
package enum TerraformError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case empty(path: String)
    case notJSON(path: String)
    case notTerraform(path: String)
    case stateVersion(path: String, found: String)
    case formatVersion(path: String, found: String)
    case encrypted(path: String)
    case badResource(path: String, key: String, reason: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "Cannot read \(path): \(reason)."
        case .empty(let path):
            "\(path) is empty: a Terraform state or plan was expected. An interrupted apply may have cut it; `terraform state pull` shows what the backend holds."
        case .notJSON(let path):
            "\(path) is not whole JSON: it is cut short or of another format. Make it anew with `terraform state pull` or `terraform show -json`."
        case .notTerraform(let path):
            "\(path) is JSON but neither a Terraform state nor the output of `terraform show -json`."
        case .stateVersion(let path, let found):
            "\(path) is a Terraform state of version \(found); version 4 (Terraform 0.12 and later) is read. Upgrade it with `terraform init` and `terraform apply -refresh-only`."
        case .formatVersion(let path, let found):
            "\(path) has the format version \(found); versions 1.x of `terraform show -json` are read."
        case .encrypted(let path):
            "\(path) is an encrypted OpenTofu state. Decrypt it with `tofu state pull` and pass the result with --state."
        case .badResource(let path, let key, let reason):
            "\(path): the resource at position \(key) cannot be read: \(reason)."
        }
    }
}
