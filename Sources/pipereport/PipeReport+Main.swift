import ArgumentParser
import Facts
import Foundation
import PipeReportKit

extension PipeReport {
    /// As ArgumentParser's own `main()`, except that its messages, which repeat the arguments, cannot steer the terminal.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error).escapingInvisible(except: ["\n", "\t"])
            if !message.isEmpty {
                let output = code == .success ? TextOutput.standardOutput : TextOutput.standardError
                output.write("\(message)\n")
            }
            Foundation.exit(code.rawValue)
        }
    }
}
