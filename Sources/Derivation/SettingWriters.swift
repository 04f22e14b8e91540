import Facts
import SnapshotStore

/// The resources of one origin that say something of one kind, by what they say it of.
struct SettingWriters {
    struct Writer {
        var resource: Int64
        var type: String
        var address: String
        /// What it says it of, as it is written.
        var owner: String
        var value: Fact<String>
    }

    /// What can be owner of a setting.
    struct Owner {
        var resource: Int64
        /// The root module that it is of: a symbol means the same thing only there.
        var source: String
        /// The texts by which others name it.
        let names: [String]
        /// Each of them once, in the form that is looked up.
        let keys: [String]

        init(resource: Int64, source: String, names: [String]) {
            self.resource = resource
            self.source = source
            self.names = names
            var keys: [String] = []
            for name in names {
                let key = SettingWriters.key(name, source: source)
                if !keys.contains(key) { keys.append(key) }
            }
            self.keys = keys
        }
    }

    /// The first that says something of a text that is no owner's name.
    private struct Stray {
        var outline: SymbolicOutline
        var writer: Writer
    }

    private let origin: Origin
    private let byOwner: [String: [Writer]]
    /// Of no owner that we know by its name.
    private let symbolicStrays: [Stray]
    private let literalStrays: [Stray]
    private let isTooMuch: Bool

    /// Pairs of texts to compare: of more, all is left open, since a comparison takes microseconds.
    private static let mostComparisons = 500_000

    /// - Parameters:
    ///   - rows: of `written_setting`, with `type`, `address` and `source` of the resource.
    ///   - owners: all of the kind, in this origin.
    ///   - standard: what holds where nobody says anything: who says the same of a text that may be any owner's changes
    ///     nothing. nil where that is not known.
    init(_ rows: [SQLRow], owners: [Owner], origin: Origin, standard: Fact<String>? = nil) {
        self.origin = origin
        var byOwner: [String: [Writer]] = [:]
        for row in rows {
            let writer = Self.writer(row)
            byOwner[Self.key(writer.owner, source: row.text("source") ?? ""), default: []].append(writer)
        }
        self.byOwner = byOwner
        // A state knows every name.
        let isWritten = origin == .plan || origin == .config
        var known: Set<String> = []
        if isWritten, !byOwner.isEmpty {
            for owner in owners { known.formUnion(owner.keys) }
        }
        let expected = standard.map(Self.comparable)
        let strays = byOwner.filter { isWritten && !known.contains($0.key) }.sorted { $0.key < $1.key }
            .compactMap { entry in
                entry.value.first { standard == nil || Self.comparable($0.value) != expected }
            }.map { Stray(outline: SymbolicOutline($0.owner), writer: $0) }
        symbolicStrays = strays.filter { SymbolicText.hasSymbols($0.writer.owner) }
        literalStrays = strays.filter { !SymbolicText.hasSymbols($0.writer.owner) }
        isTooMuch = strays.count * owners.count > Self.mostComparisons
    }

    /// All that is said of an owner.
    func writers(of owner: Owner) -> [Writer] {
        if byOwner.isEmpty { return [] }
        if owner.keys.count == 1 { return byOwner[owner.keys[0]] ?? [] }
        return owner.keys.flatMap { byOwner[$0] ?? [] }
    }

    /// What they say together of an owner; nil where nobody says anything.
    ///
    /// What a bucket says of itself counts only where no resource of its own is there for it: in states and plans it is
    /// what the provider read before. In a configuration both are written, and whichever applies last decides.
    func value(of owner: Owner) -> Fact<String>? {
        var writers = writers(of: owner)
        let others = writers.filter { $0.resource != owner.resource }
        if !others.isEmpty {
            writers = writers.filter { $0.resource != owner.resource || origin == .config && $0.value != .absent }
        }
        guard let first = writers.first else { return stray(of: owner).map { .unknown(Self.doubt($0)) } }
        guard writers.count == 1 || Set(writers.map { Self.comparable($0.value) }).count == 1 else {
            let names = writers.map(\.address).sorted().joined(separator: " and ")
            return .unknown("which of \(names) applies last")
        }
        return first.value
    }

    /// A writer that may turn out to be the owner's, and would say something else of it than what holds without.
    func stray(of owner: Owner) -> Writer? {
        guard let name = owner.names.first, !symbolicStrays.isEmpty || !literalStrays.isEmpty else { return nil }
        if isTooMuch { return symbolicStrays.first?.writer ?? literalStrays.first?.writer }
        let outline = SymbolicOutline(name)
        let strays = SymbolicText.hasSymbols(name) ? symbolicStrays + literalStrays : symbolicStrays
        return strays.first { outline.mayEqual($0.outline) }?.writer
    }

    static func doubt(_ writer: Writer) -> String { "\(writer.address), which is for \(writer.owner)" }

    // MARK: -

    static func key(_ owner: String, source: String) -> String {
        guard owner.utf8.contains(UInt8(ascii: "$")) else { return owner }
        let canonical = SymbolicText.canonical(owner)
        return SymbolicText.hasSymbols(canonical) ? source + "\u{1}" + canonical : canonical
    }

    private static func comparable(_ value: Fact<String>) -> Fact<String> {
        value.map { text in (try? JSONValue(parsing: text))?.canonicalText ?? text }
    }

    private static func writer(_ row: SQLRow) -> Writer {
        let value: Fact<String> =
            switch row.text("value_state") {
            case "present": .present(row.text("value") ?? "null")
            case "absent": .absent
            case "unread": .unread(Unread(code: row.text("value_reason") ?? ""))
            default: .unknown(attribute(row.text("value_reason") ?? ""))
            }
        return Writer(
            resource: row.int64("resource_id") ?? 0, type: row.text("type") ?? "", address: row.text("address") ?? "",
            owner: row.text("owner") ?? "", value: value)
    }

    /// The attribute of the sentence that `Fact.reason` makes of it.
    private static func attribute(_ reason: String) -> String {
        let start = Fact<String>.unknown("").reason ?? ""
        return reason.hasPrefix(start) ? String(reason.dropFirst(start.count)) : reason
    }
}
