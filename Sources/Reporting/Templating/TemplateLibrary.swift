import Foundation
internal import Mustache
internal import Templates

/// The templates of one rendering: the built-in ones, singly replaced by a user's, all checked before use.
struct TemplateLibrary: Sendable {
    /// A template that is rendered by itself, with the view that it is rendered from.
    struct Root: Sendable {
        let name: String
        let shape: Result<TemplateShape, any Error>

        init<View: Decodable>(_ name: String, _ view: View.Type) {
            self.name = name
            shape = Result { try TemplateShape.of(View.self) }
        }
    }

    private static let roots: [Root] = [
        Root("markdown/comment", CommentView.self),
        Root("markdown/report", MarkdownReportView.self),
        Root("site/coverage", CoveragePage.self),
        Root("site/findings", FindingPage.self),
        Root("site/findings-index", FindingIndexPage.self),
        Root("site/index", IndexPage.self),
        Root("site/report", ReportPage.self),
        Root("site/rule", RulePage.self),
        Root("site/rules-index", RuleIndexPage.self),
        Root("site/runs", RunPage.self),
    ]

    private let library: MustacheLibrary
    /// Assets: path below `assets/` → text.
    let assets: [String: String]

    /// Loads and checks all templates.
    ///
    /// - Parameter directory: a folder laid out as `templates/`; nil for the built-in ones only.
    /// - Throws: `RenderError` for a folder that is not there, a bad tag, a missing partial or variable.
    init(directory: String? = nil) throws {
        var files = Templates.all
        if let directory { files.merge(try Self.files(below: directory)) { _, own in own } }
        try self.init(files: files, roots: Self.roots)
    }

    /// Loads `files` (path → text) and checks those named in `roots`; for tests.
    init(files: [String: String], roots: [Root]) throws {
        MustacheContentTypes.register(HTMLContentType(), named: "HTML")
        MustacheContentTypes.register(MarkdownContentType(), named: "MARKDOWN")
        var parsed: [String: MustacheTemplate] = [:]
        var tags: [String: TemplateTags] = [:]
        var assets: [String: String] = [:]
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            if path.hasPrefix("assets/") { assets[path] = text }
            guard path.hasSuffix(".mustache") else { continue }
            let name = String(path.dropLast(".mustache".count))
            tags[name] = try TemplateTags(text, template: path)
            do {
                parsed[name] = try MustacheTemplate(string: text)
            } catch let error as MustacheTemplate.ParserError {
                throw RenderError(
                    step: .loadTemplates, path: path, message: "line \(error.context.lineNumber) is not Mustache",
                    cause: error.error)
            }
        }
        let checker = TemplateChecker(templates: tags)
        for root in roots { try checker.check(root.name, against: root.shape.get()) }
        self.assets = assets
        library = MustacheLibrary(templates: parsed)
    }

    /// Renders `view` with the template `name`.
    func render(_ name: String, _ view: any Decodable) throws -> String {
        guard let text = library.render(view, withTemplate: name) else {
            throw RenderError(step: .renderPage, path: name, message: "there is no such template")
        }
        return text
    }

    private static func files(below directory: String) throws -> [String: String] {
        var files: [String: String] = [:]
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: directory, isDirectory: &isFolder), isFolder.boolValue,
            let walk = manager.enumerator(atPath: directory)
        else {
            throw RenderError(
                step: .loadTemplates, path: directory, message: "there is no such folder; name one with --templates")
        }
        for case let path as String in walk where path.hasSuffix(".mustache") || path.hasPrefix("assets/") {
            let file = "\(directory)/\(path)"
            guard manager.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            // What a template holds is published.
            guard Self.resolved(file).hasPrefix(Self.resolved(directory) + "/") else {
                throw RenderError(
                    step: .loadTemplates, path: path, message: "it is a symbolic link to a file outside of the folder")
            }
            do {
                files[path] = try String(contentsOfFile: file, encoding: .utf8)
            } catch {
                throw RenderError(step: .loadTemplates, path: path, message: "it is not readable UTF-8", cause: error)
            }
        }
        return files
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
}
