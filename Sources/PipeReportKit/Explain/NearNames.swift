/// Names that somebody may have meant who wrote another.
enum NearNames {
    /// The nearest of `known`, at most five: those that hold `name` or are held by it, and those that a few letters tell
    /// from it.
    static func of(_ name: String, among known: [String]) -> [String] {
        let wanted = Array(name.lowercased().utf8.prefix(64))
        let most = max(2, wanted.count / 4)
        let ranked = known.compactMap { candidate -> (name: String, distance: Int)? in
            let letters = Array(candidate.lowercased().utf8.prefix(64))
            let isPart =
                min(letters.count, wanted.count) >= 3
                && (candidate.lowercased().contains(name.lowercased())
                    || name.lowercased().contains(candidate.lowercased()))
            if isPart { return (candidate, 1) }
            // A difference in length is a distance already; most of many names end here.
            if abs(letters.count - wanted.count) > most { return nil }
            let distance = distance(letters, wanted)
            return distance <= most ? (candidate, distance) : nil
        }
        return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(5).map(\.name)
    }

    /// How many letters must be put in, taken out or changed (Levenshtein).
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var row = Array(0...second.count)
        for (position, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for index in second.indices {
                let changed = diagonal + (second[index] == letter ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = min(changed, row[index] + 1, row[index + 1] + 1)
            }
        }
        return row[second.count]
    }
}
