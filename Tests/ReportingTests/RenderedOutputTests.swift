import Facts
import SnapshotStore
import Testing

@testable import Reporting

/// What a reader gets of a whole snapshot, byte for byte.
@Suite struct RenderedOutputTests {
    private func rendering(_ names: Fixture.Names = .init()) throws -> Rendering {
        let (store, snapshot) = try Fixture.pipeline(names)
        return try Rendering(store: store, snapshot: snapshot, baseURL: "https://reports.example.org/chinook/")
    }

    @Test func theSessionReportIsAsItsGolden() throws {
        try Golden.expect(try rendering().markdownReport(), "session-report.md")
    }

    @Test func thePullRequestCommentIsAsItsGolden() throws {
        try Golden.expect(try rendering().pullRequestComment(), "comment.md")
    }

    @Test(arguments: [
        "index.html", "report.html", "findings/index.html", "findings/wiring.html", "findings/deprecations.html",
        "rules/index.html", "rules/missing-events-permission.html", "runs.html", "coverage.html",
    ])
    func thePageIsAsItsGolden(_ path: String) throws {
        let page = try #require(try rendering().site()[path])
        try Golden.expect(page, "site/\(path)")
    }

    @Test func twoRenderingsHaveTheSameBytes() throws {
        let (first, second) = (try rendering(), try rendering())
        #expect(try first.markdownReport() == second.markdownReport())
        #expect(try first.site() == second.site())
        #expect(try first.pullRequestComment() == second.pullRequestComment())
    }

    @Test func theOrderOfWritingDoesNotMatter() throws {
        let (store, snapshot) = try Fixture.pipeline()
        let report = try ReportBuilder(store: store, snapshot: snapshot).build()
        #expect(report.hops.map(\.bucket) == ["my-pipeline-raw-data-bdbdeadb", "my-pipeline-processed-data-bdbdeadb"])
        #expect(report.architecture.buckets.map(\.stage) == [.raw, .processed, .analytics])
        #expect(report.architecture.otherBucketCount == 1)
        #expect(report.nextSteps.map(\.rule) == ["missing-events-permission", "deprecated-acl-argument"])
    }

    @Test func aSnapshotWithoutFactsHasNoEmptySections() throws {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "0.1.0"))
        try store.complete(snapshot)
        let rendering = try Rendering(store: store, snapshot: snapshot)
        let headings = try rendering.markdownReport().split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(headings == ["## Executive summary", "## Short completion summary"])
        #expect(try rendering.markdownReport().contains("**No finding of severity high or above.**"))
        #expect(try rendering.site()["runs.html"]?.contains("No object of a run was found.") == true)
    }

    @Test func aSnapshotThatIsNotThereIsAnError() throws {
        let store = try SnapshotStore()
        let error = #expect(throws: RenderError.self) { try Rendering(store: store, snapshot: 7) }
        #expect(
            error?.description.contains("there is no such snapshot; name one by its number, latest or latest~N") == true
        )
    }

    @Test func anIncompleteSnapshotIsNotCalledClean() throws {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "0.1.0"))
        let verdict = try Rendering(store: store, snapshot: snapshot).report.verdict
        #expect(verdict.tone == .warning)
        #expect(verdict.caveat == "But the snapshot was not completed.")
    }
}
