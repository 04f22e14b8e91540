/// Commands that the runners of CI systems take from what a program prints.
///
/// GitHub takes `::name::` at the start of a line, after white space, and `##[name]` anywhere in one; Azure DevOps
/// `##vso[…]` and TeamCity `##teamcity[…]` anywhere; GitLab `section_start:` and `section_end:`.
///
/// Source: actions/runner `src/Runner.Common/ActionCommand.cs` (`TryParseV2` trims the start, `TryParse` looks for `##[` with
/// `IndexOf`), https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands and
/// https://docs.gitlab.com/ci/jobs/job_logs/ (read 2026-11-30).
package enum RunnerCommands {
    /// The text with one character of each command as `\u{23}`.
    ///
    /// - Parameter isLineStart: whether the line so far has only white space; afterwards of the last line.
    package static func broken(_ text: String, isLineStart: inout Bool) -> String {
        rewritten(text, isLineStart: &isLineStart) { "\\u{\(String($0.value, radix: 16))}" }
    }

    /// The text of a JSON document with one character of each command as `\u0023`: the same value for a program.
    ///
    /// In such a text a line starts with white space, a bracket or a quote.
    package static func brokenInJSON(_ text: String) -> String {
        var isLineStart = false
        return rewritten(text, isLineStart: &isLineStart) { scalar in
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    private static func rewritten(
        _ text: String, isLineStart: inout Bool, escape: (Unicode.Scalar) -> String
    ) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var kept = 0
        for (index, scalar) in scalars.enumerated() {
            let isCommand =
                switch scalar {
                case ":": isLineStart && index + 1 < scalars.count && scalars[index + 1] == ":"
                case "#": isBracketCommand(scalars[index...])
                case "_": isSection(scalars, at: index)
                default: false
                }
            if isCommand {
                result.unicodeScalars.append(contentsOf: scalars[kept..<index])
                result += escape(scalar)
                kept = index + 1
            }
            if scalar == "\n" || scalar == "\r" {
                isLineStart = true
            } else if isLineStart, !scalar.properties.isWhitespace {
                isLineStart = false
            }
        }
        if kept == 0 { return text }
        result.unicodeScalars.append(contentsOf: scalars[kept...])
        return result
    }

    /// `##[` or `##vso[`
    private static func isBracketCommand(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let rest = scalars.dropFirst(2)
        guard scalars.count > 2, scalars[scalars.startIndex + 1] == "#" else { return false }
        return rest.drop { $0.properties.isAlphabetic }.first == "["
    }

    private static func isSection(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index >= 7, String(String.UnicodeScalarView(scalars[(index - 7)..<index])).lowercased() == "section"
        else {
            return false
        }
        let next = String(String.UnicodeScalarView(scalars[(index + 1)...].prefix(6))).lowercased()
        return next.hasPrefix("start:") || next.hasPrefix("end:")
    }
}
