/// What a template is made of, in the order in which it is written, before directives and their ends find each other.
enum HCLTemplatePiece {
    /// Of a heredoc: never more than one line, because `~` takes white space of one line only.
    case literal([UInt8])
    case interpolation(HCLExpression)
    case ifStart(HCLExpression, HCLRange)
    case otherwise(HCLRange)
    case ifEnd(HCLRange)
    case forStart(HCLForClause, HCLRange)
    case forEnd(HCLRange)
}

extension [HCLTemplatePiece] {
    /// Takes white space from the end of a literal that stands last, for `${~`.
    mutating func trimLast() {
        guard case .literal(let text) = last else { return }
        self[count - 1] = .literal([UInt8](text.dropLast(HCLCharacters.trailingSpace(text[...]))))
    }

    /// Takes from all lines the indent that they have in common, for `<<-`; lines of white space do not count, and an
    /// interpolation at the start of a line means no indent.
    mutating func removeIndent() {
        var least = Int.max
        var adjusted: [Int] = []
        var isLineStart = true
        for index in indices {
            guard case .literal(let text) = self[index] else {
                if isLineStart { least = 0 }
                isLineStart = false
                continue
            }
            let endsLine = text.last == UInt8(ascii: "\n")
            if isLineStart {
                let spaceBytes = HCLCharacters.leadingSpace(text[...])
                if spaceBytes < text.count || !endsLine {
                    least = Swift.min(least, String(decoding: text[..<spaceBytes], as: UTF8.self).count)
                    adjusted.append(index)
                }
            }
            isLineStart = endsLine
        }
        guard least > 0 else { return }
        for index in adjusted {
            guard case .literal(let text) = self[index] else { continue }
            let space = String(decoding: text[..<HCLCharacters.leadingSpace(text[...])], as: UTF8.self)
            self[index] = .literal([UInt8](text.dropFirst(space.prefix(least).utf8.count)))
        }
    }
}
