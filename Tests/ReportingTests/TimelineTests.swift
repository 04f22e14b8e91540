import Facts
import SnapshotStore
import Testing

@testable import Reporting

@Suite struct TimelineTests {
    private func report(_ runs: [RecordedRun]) throws -> (Report, String) {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 9_000, asOfMS: 0, toolVersion: "0.1.0"))
        for (index, run) in runs.enumerated() { try store.write(run, source: "record:\(index)", in: snapshot) }
        try store.complete(snapshot)
        let rendering = try Rendering(store: store, snapshot: snapshot)
        return (rendering.report, try rendering.markdownReport())
    }

    private func apply(at time: Int64, error: String? = nil) -> RecordedRun {
        RecordedRun(
            actions: [
                RecordedAction(
                    position: 0, kind: .command, atMS: time, action: "apply", exitCode: error == nil ? 0 : 1,
                    command: "terraform apply")
            ],
            diagnostics: error.map { [RecordedDiagnostic(position: 1, severity: .error, summary: $0)] } ?? [])
    }

    @Test func aFailureStandsInTheWayUntilALaterApplyGoesWell() throws {
        let (failed, text) = try report([apply(at: 1, error: "ExpiredToken")])
        #expect(failed.timeline.blockingKinds == [.expiredCredentials])
        #expect(text.contains("#### The credentials are expired or not valid"))
        #expect(text.contains("aws sts get-caller-identity"))
        #expect(text.contains("What still needs your action: the credentials are expired or not valid"))
        let (mended, later) = try report([apply(at: 1, error: "ExpiredToken"), apply(at: 2)])
        #expect(mended.timeline.blockingKinds.isEmpty)
        #expect(later.contains("## Timeline") && !later.contains("What stands in the way"))
        #expect(later.contains("What still needs your action: nothing urgent."))
    }

    @Test func commandsAreInTheOrderInWhichTheyRan() throws {
        let (report, _) = try report([apply(at: 300), apply(at: 100), apply(at: 200)])
        #expect(report.timeline.commands.map(\.startedAtMS) == [100, 200, 300])
    }

    @Test func eachRunOfALogHasItsOwnErrors() throws {
        var run = apply(at: 1)
        run.actions.append(
            RecordedAction(position: 5, kind: .command, atMS: 2, action: "apply", command: "terraform apply"))
        run.diagnostics = [RecordedDiagnostic(position: 7, severity: .error, summary: "second")]
        let (report, _) = try report([run])
        #expect(report.timeline.commands.map(\.errors.count) == [0, 1])
    }

    @Test func aThousandErrorsAreOneStepOfBoundedLength() throws {
        var run = apply(at: 1)
        run.diagnostics = (1...1_000).map {
            RecordedDiagnostic(position: $0, severity: .error, summary: "AccessDenied number \($0)")
        }
        let (_, text) = try report([run])
        #expect(text.contains("- and 990 more") && text.utf8.count < 20_000)
    }

    @Test func oneVersionOfAToolIsOneRow() throws {
        var (first, second) = (apply(at: 1), apply(at: 2))
        first.toolVersions = ["terraform": "1.11.4"]
        second.toolVersions = ["terraform": "1.11.4"]
        #expect(try report([first, second]).1.contains("| terraform | 1.11.4 | `record:0`, `record:1` |"))
    }
}
