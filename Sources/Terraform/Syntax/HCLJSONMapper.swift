/// Turns JSON into arguments, blocks and expressions.
struct HCLJSONMapper {
    var diagnostics: [HCLDiagnostic]

    /// The body of a file: an object, or an array of objects that are read as if they were one.
    mutating func fileBody(_ node: HCLJSONNode, holdsValues: Bool) -> HCLBody {
        var body = HCLBody()
        for members in objects(node) {
            if holdsValues {
                let values = self.body(members, context: "", meaning: .literal)
                body.attributes += values.attributes
            } else {
                fileItems(members, &body)
            }
        }
        return body
    }

    private mutating func fileItems(_ members: [HCLJSONMember], _ body: inout HCLBody) {
        for member in members {
            let type = member.key.string
            if type == "//" { continue }
            if let labels = HCLJSONMeaning.fileBlocks[type] {
                let header = BlockHeader(type: type, labels: [], range: member.keyRange)
                blocks(header, labelsLeft: labels, member.value, &body)
            } else {
                body.attributes.append(
                    HCLAttribute(
                        name: type, nameRange: member.keyRange, expression: expression(member.value, .template, nil)))
            }
        }
    }

    /// What is known of a block before its members.
    private struct BlockHeader {
        var type: String
        var labels: [String]
        var range: HCLRange
    }

    private mutating func blocks(
        _ header: BlockHeader, labelsLeft: Int, _ node: HCLJSONNode, _ body: inout HCLBody
    ) {
        for members in objects(node) {
            guard labelsLeft > 0 else {
                body.blocks.append(
                    HCLBlock(
                        type: header.type, labels: header.labels, headerRange: header.range,
                        range: HCLRange(start: Int(header.range.start), end: node.end),
                        body: self.body(members, context: header.type, meaning: nil)))
                continue
            }
            for member in members where member.key.string != "//" {
                var inner = header
                inner.labels.append(member.key.string)
                // The place of a block is its last label: that of `resource` is the same for all resources.
                inner.range = member.keyRange
                blocks(inner, labelsLeft: labelsLeft - 1, member.value, &body)
            }
        }
    }

    /// The objects that a value stands for where blocks are expected.
    private mutating func objects(_ node: HCLJSONNode) -> [[HCLJSONMember]] {
        switch node.kind {
        case .object(let members): return [members]
        case .array(let items): return items.flatMap { objects($0) }
        case .null, .invalid: return []
        case .bool, .number, .string:
            report("An object, or an array of objects, was expected.", at: node.range)
            return []
        }
    }

    private mutating func body(
        _ members: [HCLJSONMember], context: String, meaning: HCLJSONMeaning?
    ) -> HCLBody {
        var body = HCLBody()
        var names = HCLNames()
        for member in members {
            let name = member.key.string
            if name == "//" { continue }
            guard names.insert(name, into: body) else {
                report("Another name was expected: the argument `\(name)` is set already.", at: member.keyRange)
                continue
            }
            let value = expression(
                member.value, meaning ?? HCLJSONMeaning.of(name, in: context),
                HCLJSONMeaning.context(inside: name, of: context))
            body.attributes.append(HCLAttribute(name: name, nameRange: member.keyRange, expression: value))
        }
        return body
    }

    /// - Parameter context: The block type whose members an object holds; nil when it holds data.
    private mutating func expression(
        _ node: HCLJSONNode, _ meaning: HCLJSONMeaning, _ context: String?
    ) -> HCLExpression {
        switch node.kind {
        case .null: return HCLExpression(.null, at: node.range)
        case .bool(let value): return HCLExpression(.bool(value), at: node.range)
        case .number(let value): return HCLExpression(.number(value), at: node.range)
        case .invalid: return HCLExpression(.invalid, at: node.range)
        case .string(let text): return self.text(text, meaning, at: node.range)
        case .array(let items):
            return HCLExpression(.tuple(items.map { expression($0, meaning, context) }), at: node.range)
        case .object(let members):
            let items = members.map { member in
                let name = member.key.string
                let inner = context.map { HCLJSONMeaning.of(name, in: $0) } ?? meaning
                return HCLObjectItem(
                    key: text(member.key, context == nil ? meaning : .literal, at: member.keyRange),
                    value: expression(
                        member.value, inner, context.flatMap { HCLJSONMeaning.context(inside: name, of: $0) }))
            }
            return HCLExpression(.object(items), at: node.range)
        }
    }

    private mutating func text(_ text: HCLJSONText, _ meaning: HCLJSONMeaning, at range: HCLRange) -> HCLExpression {
        switch meaning {
        case .literal: return HCLExpression(.string(text.string), at: range)
        case .template:
            guard text.bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%") }) else {
                return HCLExpression(.string(text.string), at: range)
            }
            return add(HCLParser.template(text.bytes, places: text.places), at: range)
        case .expression: return add(HCLParser.expression(text.bytes, places: text.places), at: range)
        }
    }

    /// Takes over what the reader of native syntax says of a text.
    private mutating func add(_ read: (HCLExpression, [HCLDiagnostic]), at range: HCLRange) -> HCLExpression {
        for diagnostic in read.1 { report(diagnostic.message, at: diagnostic.range) }
        return read.0
    }

    private mutating func report(_ message: String, at range: HCLRange) {
        guard diagnostics.count < HCLReader.mostDiagnostics else { return }
        diagnostics.append(HCLDiagnostic(message, at: range))
    }
}
