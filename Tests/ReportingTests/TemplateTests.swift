import Foundation
import Testing

@testable import Reporting

/// A template that asks for what is not there is an error before anything is rendered.
@Suite struct TemplateTests {
    struct View: Decodable {
        let title: String
        let note: String?
        let body: Fragment
        let isOpen: Bool
        let rows: [Row]

        struct Row: Decodable {
            let name: String
        }
    }

    static let view = View(
        title: "<t>", note: nil, body: Fragment("<b>x</b>"), isOpen: true, rows: [.init(name: "a"), .init(name: "b")])

    private func library(_ text: String, _ partials: [String: String] = [:]) throws -> TemplateLibrary {
        var files = partials
        files["page.mustache"] = "{{% CONTENT_TYPE: HTML}}\n" + text
        return try TemplateLibrary(files: files, roots: [.init("page", View.self)])
    }

    @Test func aTemplateThatFitsItsViewIsRendered() throws {
        let text =
            "{{title}} {{{body}}}{{#note}}{{note}}{{/note}}{{^note}}-{{/note}}{{#rows}} {{name}}/{{title}}{{/rows}}"
        #expect(try library(text).render("page", Self.view) == "&lt;t&gt; <b>x</b>- a/&lt;t&gt; b/&lt;t&gt;")
    }

    @Test(arguments: [
        ("{{titel}}", "there is no variable “titel” here; there are: body, isOpen, note, rows, title"),
        ("\n{{#rows}}{{nam}}{{/rows}}", "line 3: there is no variable “nam” here"),
        ("{{^rows}}{{nam}}{{/rows}}", "there is no variable “nam” here"),
        ("{{#nobody}}{{/nobody}}", "there is no variable “nobody” here"),
        ("{{>footer}}", "there is no partial “footer”"), ("{{>page}}", "“page” includes itself"),
        ("{{note}}", "“note” may be missing: put it into {{#note}}…{{/note}}"),
        ("{{{title}}}", "“title” is text: write {{title}}, which escapes it"),
        ("{{& title}}", "“title” is text: write {{title}}, which escapes it"),
        ("{{body}}", "“body” is already escaped: write {{{body}}}"), ("{{rows}}", "“rows” is not text"),
        ("{{#rows}}", "the section “rows” is not closed"), ("{{/rows}}", "“/rows” closes no open section"),
        ("{{title", "a tag is not closed"), ("{{uppercased(title)}}", "is not a plain name"),
        ("{{=<% %>=}}", "“=” tags are not supported"), ("{{title.length}}", "“title.length” has no member “length”"),
    ])
    func aTemplateThatDoesNotFitIsRefused(_ text: String, _ message: String) {
        let error = #expect(throws: RenderError.self) { try library(text) }
        #expect(error?.step == .loadTemplates)
        #expect(error?.description.contains(message) == true, "\(error.map(\.description) ?? "no error")")
    }

    @Test func aTemplateThatDoesNotSayHowToEscapeIsRefused() {
        let partials = ["p.mustache": "{{title}}"]
        let error = #expect(throws: RenderError.self) { try library("{{>p}}", partials) }
        #expect(error?.message.contains("begin it with {{% CONTENT_TYPE: HTML}}") == true)
    }

    @Test func aFolderReplacesSingleTemplates() throws {
        let folder = try TemporaryFolder()
        try folder.write("{{% CONTENT_TYPE: HTML}}\n<footer>ours</footer>\n", "site/foot.mustache")
        try folder.write("body { color: red }\n", "assets/site.css")
        let (store, snapshot) = try Fixture.pipeline()
        let site = try Rendering(store: store, snapshot: snapshot, templatesDirectory: folder.path).site()
        #expect(site["index.html"]?.hasSuffix("<footer>ours</footer>\n") == true)
        #expect(site["assets/site.css"] == "body { color: red }\n")
    }

    @Test func aFolderWithABadTemplateIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("{{% CONTENT_TYPE: HTML}}\n{{toolVersoin}}\n", "site/foot.mustache")
        let (store, snapshot) = try Fixture.pipeline()
        let error = #expect(throws: RenderError.self) {
            try Rendering(store: store, snapshot: snapshot, templatesDirectory: folder.path)
        }
        #expect(error?.path == "site/foot.mustache")
        #expect(error?.message.hasPrefix("line 2: there is no variable “toolVersoin” here") == true)
    }

    @Test func aFolderThatIsNotThereIsAnError() throws {
        let (store, snapshot) = try Fixture.pipeline()
        let error = #expect(throws: RenderError.self) {
            try Rendering(store: store, snapshot: snapshot, templatesDirectory: "/nowhere/templates")
        }
        #expect(error?.message == "there is no such folder; name one with --templates")
    }
}
