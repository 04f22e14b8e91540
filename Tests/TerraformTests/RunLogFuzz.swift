import Facts
import Foundation
import Terraform

/// What a fuzzer's input is for run logs: the log.
///
/// `scripts/fuzz` builds this file into libFuzzer's program, and the tests run it on every seed.
enum RunLogFuzz {
    /// Reads a log whole and in pieces.
    static func run(_ bytes: [UInt8]) {
        var whole = RunLogDecoder(redactor: TextRedactor(secrets: ["Hunter2-Hunter2"]))
        whole.append(Data(bytes))
        whole.finish()
        for run in whole.runs { _ = run.recording() }
        var pieces = RunLogDecoder(redactor: TextRedactor(secrets: ["Hunter2-Hunter2"]))
        for start in stride(from: 0, to: bytes.count, by: 7) {
            pieces.append(Data(bytes[start..<min(bytes.count, start + 7)]))
        }
        pieces.finish()
        precondition(whole.runs.count == pieces.runs.count, "the pieces of a log are read as another log")
    }
}
