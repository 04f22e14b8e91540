/// A table in the notation of GitHub's Markdown (https://github.github.com/gfm/#tables-extension-).
struct PipeTable {
    enum Alignment {
        case none, left, right, center

        var attribute: String {
            switch self {
            case .none: ""
            case .left: " class=\"left\""
            case .right: " class=\"right\""
            case .center: " class=\"center\""
            }
        }
    }

    let header: [String]
    let alignments: [Alignment]
    let rows: [[String]]

    /// Reads a paragraph's lines; nil when they are not a table: a row, a line of dashes of as many cells, rows.
    init?(_ lines: [String]) {
        guard lines.count >= 2, lines[0].contains("|") else { return nil }
        header = Self.cells(lines[0])
        let marks = Self.cells(lines[1])
        guard lines[1].contains("-"), marks.count == header.count else { return nil }
        var alignments: [Alignment] = []
        for mark in marks {
            let dashes = mark.drop { $0 == ":" }
            guard mark.allSatisfy({ $0 == "-" || $0 == ":" }), dashes.contains("-"),
                mark.dropFirst().dropLast().allSatisfy({ $0 == "-" })
            else { return nil }
            switch (mark.hasPrefix(":"), mark.hasSuffix(":")) {
            case (true, true): alignments.append(.center)
            case (true, false): alignments.append(.left)
            case (false, true): alignments.append(.right)
            case (false, false): alignments.append(.none)
            }
        }
        self.alignments = alignments
        let width = marks.count
        rows = lines.dropFirst(2).map { line in
            let cells = Self.cells(line)
            return Array((cells + Array(repeating: "", count: max(0, width - cells.count))).prefix(width))
        }
    }

    /// The cells of a row: split at pipes that no backslash precedes, which then lose it, also inside code.
    private static func cells(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if scalar == "|", isEscaped {
                cell.removeLast()
                cell.append(scalar)
            } else if scalar == "|" {
                cells.append(String(cell))
                cell = String.UnicodeScalarView()
            } else {
                cell.append(scalar)
            }
            // An escaped backslash escapes nothing.
            isEscaped = scalar == "\\" && !isEscaped
        }
        cells.append(String(cell))
        let trimmed = cells.map { trim($0) }
        let first = trimmed.first == "" ? 1 : 0
        let last = trimmed.count > 1 && trimmed.last == "" ? 1 : 0
        return Array(trimmed.dropFirst(first).dropLast(last))
    }

    private static func trim(_ text: String) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\r" }
        let start = text.unicodeScalars.drop(while: isSpace)
        return String(String.UnicodeScalarView(start.reversed().drop(while: isSpace).reversed()))
    }

    /// The table in a frame that scrolls by itself, also with the keyboard.
    ///
    /// - Parameters:
    ///   - label: what the table is, escaped.
    ///   - cell: Markdown of one cell → HTML.
    func html(label: String, cell: (String) -> String) -> String {
        var text =
            "<div class=\"scroll\" role=\"region\" aria-label=\"\(label)\" tabindex=\"0\">\n<table>\n<thead>\n<tr>"
        for (title, alignment) in zip(header, alignments) {
            text += "<th scope=\"col\"\(alignment.attribute)>\(cell(title))</th>"
        }
        text += "</tr>\n</thead>\n<tbody>\n"
        for row in rows {
            text += "<tr>"
            for (value, alignment) in zip(row, alignments) { text += "<td\(alignment.attribute)>\(cell(value))</td>" }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n</div>"
    }
}
