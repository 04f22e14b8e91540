internal import Foundation

/// Asks the person at the terminal, whatever standard input and output are.
package enum TerminalPrompt {
    /// The line that was typed; nil where there is no terminal, and at its end.
    package static func ask(_ prompt: String) -> String? {
        guard let terminal = fopen("/dev/tty", "r+") else { return nil }
        defer { fclose(terminal) }
        fputs(prompt, terminal)
        fflush(terminal)
        var line: [CChar] = Array(repeating: 0, count: 256)
        guard fgets(&line, Int32(line.count), terminal) != nil else { return nil }
        let bytes = line.prefix { $0 != 0 && $0 != 10 && $0 != 13 }
        return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
