/// A text with wildcards: `*` for any characters, `?` for one. Every other character is itself.
package struct Glob: Sendable, Hashable {
    package let pattern: String
    private let scalars: [Unicode.Scalar]

    package init(_ pattern: String) {
        self.pattern = pattern
        scalars = Array(pattern.unicodeScalars)
    }

    /// Whether the whole of `text` fits.
    package func matches(_ text: String) -> Bool { matches(Array(text.unicodeScalars)) }

    /// The same of a text's scalars, for one that many patterns are held against.
    package func matches(_ text: [Unicode.Scalar]) -> Bool {
        var steps = Int.max
        return matches(text, steps: &steps)
    }

    /// The same with a budget: at worst a pattern takes its length times the text's.
    ///
    /// - Parameter steps: what may still be spent; below zero the answer means nothing.
    package func matches(_ text: [Unicode.Scalar], steps: inout Int) -> Bool {
        var (at, token) = (0, 0)
        steps -= 1
        // Where to go on when what follows the last asterisk does not fit: let it take one more character.
        var retry: (token: Int, at: Int)?
        while at < text.count {
            steps -= 1
            if steps < 0 { return false }
            if token < scalars.count, scalars[token] == "*" {
                token += 1
                retry = (token, at)
            } else if token < scalars.count, scalars[token] == "?" || scalars[token] == text[at] {
                token += 1
                at += 1
            } else if let last = retry {
                retry = (last.token, last.at + 1)
                (token, at) = (last.token, last.at + 1)
            } else {
                return false
            }
        }
        return scalars[token...].allSatisfy { $0 == "*" }
    }
}
