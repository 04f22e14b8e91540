/// Reads JSON configuration (`.tf.json`) and values (`.tfvars.json`) into the tree of the native syntax.
///
/// JSON cannot tell an argument from a nested block. Inside blocks every member is an argument; `nestedBlocks` gives
/// those that are blocks, and does so for native syntax too.
///
/// Source: https://developer.hashicorp.com/terraform/language/syntax/json (read 2026-11-25).
package enum HCLJSONParser {
    /// The tree of a file.
    ///
    /// - Parameters:
    ///   - path: The file's name; one that ends in `.tfvars.json` holds values and no blocks.
    ///   - bytes: What stands in it.
    /// - Returns: What could be read, with a diagnostic for all that could not.
    package static func parse(path: String, bytes: [UInt8]) -> HCLFile {
        var reader = HCLJSONReader(bytes: bytes)
        let document = reader.document()
        var mapper = HCLJSONMapper(diagnostics: reader.diagnostics)
        let body = mapper.fileBody(document, holdsValues: path.hasSuffix(".tfvars.json"))
        return HCLFile(path: path, bytes: bytes, body: body, diagnostics: mapper.diagnostics)
    }
}
