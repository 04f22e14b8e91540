import ArgumentParser
import Facts
import Foundation

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
                let output = code == .success ? FileHandle.standardOutput : FileHandle.standardError
                output.write(Data("\(message)\n".utf8))
            }
            Foundation.exit(code.rawValue)
        }
    }
}
