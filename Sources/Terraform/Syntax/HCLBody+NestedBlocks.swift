extension HCLBody {
    /// The nested blocks of that type, in whichever syntax they are written.
    ///
    /// JSON writes a block as an argument with an object, or with an array of objects for several, as native syntax may
    /// too where a provider allows it. Labels, as of `provisioner` and `dynamic`, are names around the object.
    ///
    /// - Parameter type: Such as `lifecycle`, `provisioner`, `connection`, `dynamic`, or a block of a resource type.
    package func nestedBlocks(_ type: String) -> [HCLBlock] {
        var found = blocks(type)
        guard let attribute = attribute(type) else { return found }
        let header = HCLBlock(
            type: type, labels: [], headerRange: attribute.nameRange,
            range: HCLRange(start: Int(attribute.nameRange.start), end: Int(attribute.expression.range.end)),
            body: HCLBody())
        Self.collect(
            attribute.expression, header, labelsLeft: HCLJSONMeaning.nestedBlocks[type] ?? 0, into: &found)
        return found
    }

    private static func collect(
        _ value: HCLExpression, _ header: HCLBlock, labelsLeft: Int, into found: inout [HCLBlock]
    ) {
        switch value.kind {
        case .tuple(let items):
            for item in items { collect(item, header, labelsLeft: labelsLeft, into: &found) }
        case .object(let items):
            let named = items.compactMap { item -> (String, HCLObjectItem)? in
                guard case .string(let name) = item.key.kind, name != "//" else { return nil }
                return (name, item)
            }
            if labelsLeft == 0 {
                var block = header
                block.range = HCLRange(start: Int(header.range.start), end: Int(value.range.end))
                block.body.attributes = named.map { name, item in
                    HCLAttribute(name: name, nameRange: item.key.range, expression: item.value)
                }
                found.append(block)
                return
            }
            for (name, item) in named {
                var inner = header
                inner.labels.append(name)
                inner.headerRange = item.key.range
                inner.range = HCLRange(start: Int(item.key.range.start), end: Int(item.value.range.end))
                collect(item.value, inner, labelsLeft: labelsLeft - 1, into: &found)
            }
        default: break
        }
    }
}
