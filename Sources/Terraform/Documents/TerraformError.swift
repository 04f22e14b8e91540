package import Facts

/// Why a document of Terraform's could not be read; each case is one sentence for the user.
package enum TerraformError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case empty(path: String)
    case notJSON(path: String, offset: Int)
    case beyondLimit(path: String, offset: Int, JSONError.Limit)
    case notTerraform(path: String)
    case stateVersion(path: String, found: String)
    case formatVersion(path: String, found: String)
    case encrypted(path: String)
    case badResource(path: String, position: Int, reason: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "Cannot read \(path): \(reason)."
        case .empty(let path):
            "\(path) is empty: a Terraform state or plan was expected. An interrupted apply may have cut it; `terraform state pull` shows what the backend holds."
        case .notJSON(let path, let offset):
            "\(path) is not whole JSON (byte \(offset)): it is cut short or of another format. Make it anew with `terraform state pull` or `terraform show -json`."
        case .beyondLimit(let path, let offset, let limit): "\(path): at byte \(offset) \(limit.clause)."
        case .notTerraform(let path):
            "\(path) is JSON but neither a Terraform state nor the output of `terraform show -json`."
        case .stateVersion(let path, let found):
            "\(path) is a Terraform state of version \(found); version 4 (Terraform 0.12 and later) is read. Upgrade it with `terraform init` and `terraform apply -refresh-only`."
        case .formatVersion(let path, let found):
            "\(path) has the format version \(found); versions 1.x of `terraform show -json` are read."
        case .encrypted(let path):
            "\(path) is an encrypted OpenTofu state. Decrypt it with `tofu state pull` and pass the result with --state."
        case .badResource(let path, let position, let reason):
            "\(path): the resource at position \(position) cannot be read: \(reason)."
        }
    }
}
