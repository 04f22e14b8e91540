import Foundation
import PackagePlugin

/// Embeds every file below `templates/` as a string in the binary, keyed by its relative path.
///
/// Not `.embedInCode`: two files of one name in two folders are an error there. Never `Bundle.module`: it aborts
/// when the binary is moved away from its build folder.
@main
struct EmbedTemplatesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = target.directoryURL
        let files = try templateFiles(below: root)
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) templates",
                executable: try context.tool(named: "EmbedTemplates").url,
                arguments: [root.path(percentEncoded: false), output.path(percentEncoded: false)]
                    + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output])
        ]
    }

    private func templateFiles(below root: URL) throws -> [URL] {
        let keys: [URLResourceKey] = [.isRegularFileKey]
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else { return [] }
        var files: [URL] = []
        for case let file as URL in walk where file.pathExtension != "swift" {
            if try file.resourceValues(forKeys: Set(keys)).isRegularFile == true { files.append(file) }
        }
        return files.sorted { $0.path(percentEncoded: false) < $1.path(percentEncoded: false) }
    }
}
