/// The range of a `numeric` operator.
///
/// Source: aws/event-ruler, `Range.java`, read 2026-11-25.
struct NumericRange: Sendable, Hashable {
    private(set) var bottom = -Double.greatestFiniteMagnitude
    private(set) var isBottomOpen = false
    private(set) var top = Double.greatestFiniteMagnitude
    private(set) var isTopOpen = false

    /// The range of one comparison, such as `>= 10`.
    init(_ symbol: String, _ value: Double) {
        switch symbol {
        case "=": (bottom, top) = (value, value)
        case ">": (bottom, isBottomOpen) = (value, true)
        case ">=": bottom = value
        case "<": (top, isTopOpen) = (value, true)
        default: top = value
        }
    }

    /// The range of two comparisons, such as `> 0, <= 5`.
    init(_ lower: String, _ bottom: Double, _ upper: String, _ top: Double) {
        self.bottom = bottom
        isBottomOpen = lower == ">"
        self.top = top
        isTopOpen = upper == "<"
    }

    func contains(_ number: Double) -> Bool {
        (isBottomOpen ? number > bottom : number >= bottom) && (isTopOpen ? number < top : number <= top)
    }
}
