/// How a numeric or date condition wants the request's value to stand to its own.
enum PolicyOrder: Sendable, Hashable {
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual

    func holds(_ value: Double, _ wanted: Double) -> Bool {
        switch self {
        case .equal: value == wanted
        case .less: value < wanted
        case .lessOrEqual: value <= wanted
        case .greater: value > wanted
        case .greaterOrEqual: value >= wanted
        }
    }
}
