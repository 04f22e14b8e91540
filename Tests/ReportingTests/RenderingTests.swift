import Testing

@testable import Reporting

@Test func tryout() throws {
    let (store, snapshot) = try Fixture.pipeline()
    let r = try Rendering(store: store, snapshot: snapshot)
    let md = try r.markdownReport()
    try md.write(toFile: "/tmp/r.md", atomically: true, encoding: .utf8)
    try MarkdownHTML.render(md).write(toFile: "/tmp/r.html", atomically: true, encoding: .utf8)
}
