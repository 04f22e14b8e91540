/// The range of a `numeric` operator.
///
/// Source: aws/event-ruler, README.md "Numeric matching": values from -5.0e9 to 5.0e9, inclusive; read 2026-11-24.
struct NumericRange: Sendable, Hashable {
    static let limits = -5e9...5e9

    private(set) var bottom = limits.lowerBound
    private(set) var isBottomOpen = false
    private(set) var top = limits.upperBound
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

    /// A number outside the limits is in no range: EventBridge cannot compare it.
    func contains(_ number: Double) -> Bool {
        (isBottomOpen ? number > bottom : number >= bottom) && (isTopOpen ? number < top : number <= top)
    }
}
