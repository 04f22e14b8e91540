package import Foundation

/// What `terraform validate -json` says about a configuration.
///
/// Source: https://developer.hashicorp.com/terraform/cli/commands/validate#json-output-format.
package struct TerraformValidation: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable {
        case error, warning
    }

    /// One error or warning.
    package struct Diagnostic: Sendable, Hashable {
        package var severity: Severity
        package var summary: String
        /// May be empty.
        package var detail: String
        /// Of the resource, where Terraform names it: `module.a.aws_s3_bucket.raw`.
        package var address: String?
        /// Relative to the folder that was validated.
        package var file: String?
        /// Counts from 1.
        package var line: Int?
        /// Counts from 1, in characters.
        package var column: Int?
        /// The line of source.
        package var code: String?

        /// Whether it says that something is deprecated.
        package var isDeprecation: Bool { summary.lowercased().contains("deprecated") }
    }

    package var isValid: Bool
    package var diagnostics: [Diagnostic]

    /// - Throws: `DecodingError` when `json` is not what the command prints.
    package init(parsing json: Data) throws {
        let document = try JSONDecoder().decode(Document.self, from: json)
        isValid = document.valid
        diagnostics = document.diagnostics.map { diagnostic in
            // An unknown severity is taken for the graver one.
            Diagnostic(
                severity: Severity(rawValue: diagnostic.severity) ?? .error, summary: diagnostic.summary,
                detail: diagnostic.detail ?? "", address: diagnostic.address, file: diagnostic.range?.filename,
                line: diagnostic.range?.start.line, column: diagnostic.range?.start.column,
                code: diagnostic.snippet?.code)
        }
    }

    private struct Document: Decodable {
        struct Diagnostic: Decodable {
            var severity: String
            var summary: String
            var detail: String?
            var address: String?
            var range: Range?
            var snippet: Snippet?
        }

        struct Range: Decodable {
            struct Position: Decodable {
                var line: Int
                var column: Int
            }

            var filename: String
            var start: Position
        }

        struct Snippet: Decodable {
            var code: String
        }

        var valid: Bool
        var diagnostics: [Diagnostic]
    }
}
