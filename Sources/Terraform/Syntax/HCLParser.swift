/// Reads HCL's native syntax: `.tf`, `.tfvars` and `.terraform.lock.hcl` files.
///
/// What cannot be read becomes a diagnostic, and reading goes on behind it. No input makes it crash, hang or nest
/// without bound.
///
/// Source: HCL Native Syntax Specification, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md (read
/// 2026-11-25).
package enum HCLParser {
    /// The tree of a file.
    ///
    /// - Parameters:
    ///   - path: The file's name as a reader finds it.
    ///   - bytes: What stands in it.
    /// - Returns: What could be read, with a diagnostic for all that could not.
    package static func parse(path: String, bytes: [UInt8]) -> HCLFile {
        var reader = fileReader(bytes, usesIndentation: false)
        var body = reader.body(of: nil)
        if reader.hasReportedEnd {
            // Somewhere a closing brace is missing and blocks stand inside others. Indent tells where, as a rule.
            var second = fileReader(bytes, usesIndentation: true)
            let secondBody = second.body(of: nil)
            if secondBody.blocks.count > body.blocks.count {
                reader = second
                body = secondBody
            }
        }
        return HCLFile(path: path, bytes: bytes, body: body, diagnostics: reader.diagnostics)
    }

    private static func fileReader(_ bytes: [UInt8], usesIndentation: Bool) -> HCLReader {
        var reader = HCLReader(bytes: bytes)
        reader.usesIndentation = usesIndentation
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.at = 3 }
        return reader
    }

    /// A template that stands alone, such as a text of JSON configuration: nothing is escaped but `$${` and `%%{`.
    ///
    /// - Parameters:
    ///   - text: The template.
    ///   - places: Where its bytes stand in their file.
    /// - Returns: The expression, `invalid` when it cannot be read, and what is wrong.
    package static func expressionTemplate(_ text: [UInt8], base: Int) -> (HCLExpression, [HCLDiagnostic]) {
        template(text, places: .shifted(base))
    }

    static func template(_ text: [UInt8], places: HCLPlaces) -> (HCLExpression, [HCLDiagnostic]) {
        var reader = HCLReader(bytes: text, places: places)
        let whole = reader.range(0, text.count)
        do {
            let pieces = try reader.pieces(until: .input)
            return (try reader.assemble(pieces, at: whole), reader.diagnostics)
        } catch {
            return (HCLExpression(.invalid, at: whole), reader.diagnostics)
        }
    }

    /// An expression that stands alone, such as a traversal in JSON configuration.
    static func expression(_ text: [UInt8], places: HCLPlaces) -> (HCLExpression, [HCLDiagnostic]) {
        var reader = HCLReader(bytes: text, places: places)
        let whole = reader.range(0, text.count)
        reader.ignoresNewlines = true
        do {
            let value = try reader.expression()
            reader.skipSpace()
            if reader.at < reader.end { throw reader.expected("The end of the expression") }
            return (value, reader.diagnostics)
        } catch {
            return (HCLExpression(.invalid, at: whole), reader.diagnostics)
        }
    }
}
