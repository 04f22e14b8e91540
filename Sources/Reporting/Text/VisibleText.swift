extension String {
    /// The text on one line, with every character that a reader could not see written out.
    ///
    /// Control characters become their Unicode pictures (`␊`, `␛`); characters that reorder, hide or break lines
    /// (bidirectional overrides, zero-width marks, U+2028) become `‹U+202E›`, so that a name cannot disguise itself:
    /// https://trojansource.codes/
    var visible: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if !scalar.isInvisible {
                result.append(scalar)
            } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
                result.append(picture)
            } else if scalar.value == 0x7F {
                result.append("\u{2421}")
            } else {
                result.append(contentsOf: "‹U+\(String(scalar.value, radix: 16, uppercase: true))›".unicodeScalars)
            }
        }
        return String(result)
    }

    /// The text, or its beginning with a note of how much was left out.
    ///
    /// - Parameter limit: the most scalars; what they cost in a page after escaping is bounded by three times as
    ///   many bytes, so that a text of nothing but quotes does not grow sixfold.
    func clipped(to limit: Int = 2_000) -> String {
        // Scalars, not characters: one character can carry any number of combining marks.
        var cost = 0
        var count = 0
        for scalar in unicodeScalars {
            cost += scalar.pageCost
            if count == limit || cost > 3 * limit { break }
            count += 1
        }
        let all = unicodeScalars.count
        if count == all { return self }
        let kept = String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
        return kept + "… (\(all - count) more characters)"
    }

    /// What the text costs in a page: bytes after escaping.
    var pageCost: Int { unicodeScalars.reduce(0) { $0 + $1.pageCost } }
}

extension Unicode.Scalar {
    fileprivate var pageCost: Int {
        switch self {
        case "\"", "&", "'", "<", ">": 6
        default: isInvisible ? 14 : UTF8.width(self)
        }
    }

    fileprivate var isInvisible: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
