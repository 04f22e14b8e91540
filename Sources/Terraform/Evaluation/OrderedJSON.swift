import Facts

/// JSON whose members keep their order, as the AWS provider writes policy documents.
indirect enum OrderedJSON {
    case plain(TerraformValue)
    case list([OrderedJSON])
    case object([(key: String, value: OrderedJSON)])

    /// Members sorted, as Go writes maps.
    init(_ value: TerraformValue) {
        self =
            switch value {
            case .list(let items, _): .list(items.map(OrderedJSON.init))
            case .object(let members, _):
                .object(members.sorted { $0.key < $1.key }.map { ($0.key, OrderedJSON($0.value)) })
            default: .plain(value)
            }
    }

    /// Without spaces; or, with `isIndented`, a member a line and two spaces for each level.
    func text(isIndented: Bool) -> String {
        var text = ""
        write(to: &text, lineBreak: isIndented ? "\n" : nil)
        return text
    }

    private func write(to text: inout String, lineBreak: String?) {
        let inner = lineBreak.map { $0 + "  " }
        switch self {
        case .plain(let value): text += TerraformFunctions.json(value)
        case .list(let items):
            guard !items.isEmpty else {
                text += "[]"
                return
            }
            for (index, item) in items.enumerated() {
                text += (index == 0 ? "[" : ",") + (inner ?? "")
                item.write(to: &text, lineBreak: inner)
            }
            text += (lineBreak ?? "") + "]"
        case .object(let members):
            guard !members.isEmpty else {
                text += "{}"
                return
            }
            for (index, member) in members.enumerated() {
                text += (index == 0 ? "{" : ",") + (inner ?? "")
                TerraformFunctions.appendQuoted(member.key, to: &text)
                text += lineBreak == nil ? ":" : ": "
                member.value.write(to: &text, lineBreak: inner)
            }
            text += (lineBreak ?? "") + "}"
        }
    }
}
