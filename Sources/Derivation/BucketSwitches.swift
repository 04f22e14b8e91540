import Facts

/// Which buckets send their events to EventBridge, as the notification configurations of one origin say.
struct BucketSwitches {
    private let origin: Origin
    /// Bucket → what each of its configurations says.
    private let written: [String: [Delivery.Switch]]
    /// Configurations of no bucket that we know by its name, those whose own bucket is not wholly known apart.
    private let symbolicStrays: [SymbolicOutline]
    private let literalStrays: [SymbolicOutline]

    /// - Parameter configurations: bucket and switch of each configuration.
    init(
        _ configurations: [(bucket: String, isOn: Delivery.Switch)], buckets: some Collection<String>, origin: Origin
    ) {
        self.origin = origin
        written = Dictionary(
            configurations.map { (SymbolicText.canonical($0.bucket), [$0.isOn]) }, uniquingKeysWith: +)
        let known = Set(buckets.map(SymbolicText.canonical))
        let strays = written.keys.filter { !known.contains($0) && (origin == .plan || origin == .config) }
        literalStrays = strays.filter { !SymbolicText.hasSymbols($0) }.map(SymbolicOutline.init)
        // Those that may be any bucket go first, since they end the search.
        symbolicStrays = strays.filter(SymbolicText.hasSymbols)
            .sorted { (Self.mayBeAny($0) ? 0 : 1, $0) < (Self.mayBeAny($1) ? 0 : 1, $1) }.map(SymbolicOutline.init)
    }

    func isOn(_ bucket: String) -> Delivery.Switch {
        guard let answers = written[SymbolicText.canonical(bucket)] else {
            // No notification resource at all: EventBridge is off on every new bucket.
            return origin == .aws ? .unread : off(bucket)
        }
        if answers.contains(.unread) { return .unread }
        // Two writers that differ: whichever applies last decides.
        guard let answer = answers.first, Set(answers).count == 1 else { return .unknown }
        return answer == .no ? off(bucket) : answer
    }

    /// Whether the bucket's configuration was asked for and could not be read.
    func isDenied(_ bucket: String) -> Bool {
        origin == .aws && written[SymbolicText.canonical(bucket)]?.contains(.unread) == true
    }

    /// Off, unless a configuration may turn out to be this bucket's.
    private func off(_ bucket: String) -> Delivery.Switch {
        guard !symbolicStrays.isEmpty || !literalStrays.isEmpty else { return .no }
        let outline = SymbolicOutline(bucket)
        if symbolicStrays.contains(where: outline.mayEqual) { return .unknown }
        return SymbolicText.hasSymbols(bucket) && literalStrays.contains(where: outline.mayEqual) ? .unknown : .no
    }

    private static func mayBeAny(_ text: String) -> Bool {
        SymbolicText.loneSymbol(of: text).map { SymbolName($0)?.isIdentifying != true } ?? false
    }
}
