import Facts
import PipeReportKit

/// What a fuzzer's input is for `pipereport.yml`: the file.
///
/// `scripts/fuzz` builds this file into libFuzzer's program, and the tests run it on every seed.
enum ConfigurationFuzz {
    /// Reads the file; what is refused is refused in one sentence.
    static func run(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        do {
            let configuration = try Configuration(yaml: text, name: "pipereport.yml")
            precondition(configuration.ruleTimeLimitSeconds > 0, "a time limit is none")
            precondition((configuration.maxRate ?? 1) > 0, "a rate is none")
            precondition(configuration.suppressions.allSatisfy { $0.reason != nil }, "a suppression has no reason")
        } catch let error as CommandError {
            precondition(!error.description.isEmpty, "an error says nothing")
        } catch {
            preconditionFailure("an error is no sentence: \(error)")
        }
    }
}
