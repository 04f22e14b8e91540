import Facts

/// The buses to which rules of the default bus pass events on.
struct BusForwards {
    private var buses: Set<String> = []
    /// Whether a rule of the default bus has a target that may turn out to be a bus.
    private var mayReachAny = false

    init(_ targets: [WiringFacts.Target]) {
        for target in targets where SymbolicComparison.equality(target.bus, "default") != .no {
            if let range = target.arn.firstRange(of: ":event-bus/") {
                buses.insert(String(target.arn[range.upperBound...]))
            } else if let symbol = SymbolicText.loneSymbol(of: target.arn) {
                let type = SymbolName(symbol)?.type
                if type == nil || type == "aws_cloudwatch_event_bus" { mayReachAny = true }
            }
        }
    }

    func mayReach(_ bus: String) -> Bool { mayReachAny || buses.contains(bus) }
}
