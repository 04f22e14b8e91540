import Foundation
import Wiring

/// Decides pattern against event, over and over on one core, and prints how many decisions a second of processor time
/// that makes.
@main
enum WiringBench {
    /// Fewer decisions a second than this in any row is a failure.
    static let promise = 1_000_000.0

    static func main() throws {
        var events = try PipelineEvents.matching.map { try EventDocument(parsing: $0) }
        events += try PipelineEvents.others.map { try EventDocument(parsing: $0) }
        print("| Pattern | Matching | Decisions a second | ns a decision |")
        print("|---|---|---|---|")
        var isKept = true
        var (decisions, seconds) = (0, 0.0)
        for row in PipelineEvents.patterns {
            let pattern = try EventPattern(parsing: row.pattern)
            let result = measure(pattern, events)
            decisions += result.decisions
            seconds += result.seconds
            isKept = isKept && Double(result.decisions) / result.seconds >= promise
            print(line(row.name, "\(result.matches) of \(events.count)", result.decisions, result.seconds))
        }
        print(line("all", "", decisions, seconds))
        let lines = measureLines()
        print(line("lines of rule and event, parsed each time", "", lines.decisions, lines.seconds))
        if !isKept {
            FileHandle.standardError.write(Data("a pattern makes fewer than \(Int(promise)) decisions a second\n".utf8))
            exit(1)
        }
    }

    private static func measure(
        _ pattern: EventPattern, _ events: [EventDocument]
    ) -> (decisions: Int, seconds: Double, matches: Int) {
        let rounds = 20_000
        // The first round is not counted: it fills the caches.
        let matches = events.count { pattern.matches($0) }
        var (decisions, seen) = (0, 0)
        let start = processorSeconds()
        for _ in 0..<rounds {
            for event in events where pattern.matches(event) { seen += 1 }
            decisions += events.count
        }
        let seconds = processorSeconds() - start
        // What is not looked at may be left out by the compiler.
        precondition(seen == matches * rounds)
        return (decisions, seconds, matches)
    }

    /// The work of `pipereport match --ndjson`, without reading and writing.
    private static func measureLines() -> (decisions: Int, seconds: Double) {
        var text: [UInt8] = []
        let events = PipelineEvents.matching + PipelineEvents.others
        for event in events {
            for row in PipelineEvents.patterns { text += "{\"rule\":\(row.pattern),\"event\":\(event)}\n".utf8 }
        }
        var stream = PatternMatchStream()
        var decisions = 0
        let start = processorSeconds()
        for _ in 0..<500 {
            let verdicts = text.withUnsafeBufferPointer { stream.feed($0) }
            precondition(!verdicts.contains("invalid"))
            decisions += events.count * PipelineEvents.patterns.count
        }
        return (decisions, processorSeconds() - start)
    }

    /// What this process has used of its core, so that a busy machine does not count.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func line(_ name: String, _ matches: String, _ decisions: Int, _ seconds: Double) -> String {
        let rate = Int(Double(decisions) / seconds)
        return "| \(name) | \(matches) | \(grouped(rate)) | \(Int((seconds * 1e9 / Double(decisions)).rounded())) |"
    }

    private static func grouped(_ number: Int) -> String {
        var digits = Array("\(number)")
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return String(digits)
    }
}
