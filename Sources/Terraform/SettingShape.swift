import Facts

/// How an argument of a Terraform resource becomes a member of AWS's own JSON.
///
/// It reads what states, plans and configurations hold of one argument alike: a block is a list of objects, in JSON
/// configuration also one object; a number or switch may be written as a text; what is not written is null, or the empty
/// text or 0 that the provider stores for it.
indirect enum SettingShape: Sendable {
    /// A text, in which symbols may stand.
    case text
    /// A word from a list of AWS's: it has to be known.
    case word
    case flag(default: Bool?)
    case number
    /// A number of which 0 says that it is not written.
    case count
    case texts
    /// A map of tags, as the list that S3 has of them.
    case tagList
    /// The one block of its name.
    case block([Member])
    /// All blocks of their name; nil where there are none.
    case blocks([Member])
    /// The resource itself.
    case object([Member])

    struct Member: Sendable {
        let argument: String
        let name: String
        let shape: SettingShape

        init(_ argument: String, _ name: String, _ shape: SettingShape) {
            self.argument = argument
            self.name = name
            self.shape = shape
        }
    }

    /// An argument that waits for the apply: `aws_s3_bucket_logging.raw.target_bucket`.
    struct Open: Error {
        var attribute: String
    }

    /// The value in AWS's form; nil where the argument is not written.
    ///
    /// - Parameter place: the argument's address, for what is not known.
    /// - Throws: `Open` where more than a text waits for the apply.
    func value(of argument: JSONValue?, at place: String) throws(Open) -> JSONValue? {
        let argument = argument ?? .null
        switch self {
        case .text: return argument.writtenText.map(JSONValue.string)
        case .word: return try Self.known(argument, place).map(JSONValue.string)
        case .flag(let fallback):
            return try Self.flag(argument, place).map(JSONValue.bool) ?? fallback.map(JSONValue.bool)
        case .number: return try Self.number(argument, place)
        case .count:
            let number = try Self.number(argument, place)
            return number == .number(0) ? nil : number
        case .texts:
            if argument.stringValue != nil { _ = try Self.known(argument, place) }
            let texts = argument.oneOrManyStrings
            return texts.isEmpty ? nil : .array(texts.map(JSONValue.string))
        case .tagList:
            if argument.stringValue != nil { _ = try Self.known(argument, place) }
            guard let tags = argument.objectValue, !tags.isEmpty else { return nil }
            return .array(
                tags.sorted { $0.key < $1.key }.map { .object(["Key": .string($0.key), "Value": $0.value]) })
        case .object(let members): return try Self.object(argument, members, place)
        case .block(let members):
            return try argument.blocks(at: place).first.map { block throws(Open) in
                try Self.object(block, members, "\(place)[0]")
            }
        case .blocks(let members):
            var objects: [JSONValue] = []
            for (position, block) in try argument.blocks(at: place).enumerated() {
                objects.append(try Self.object(block, members, "\(place)[\(position)]"))
            }
            return objects.isEmpty ? nil : .array(objects)
        }
    }

    private static func object(_ block: JSONValue, _ members: [Member], _ place: String) throws(Open) -> JSONValue {
        var object: [String: JSONValue] = [:]
        for member in members {
            let value = try member.shape.value(of: block[member.argument], at: "\(place).\(member.argument)")
            if let value { object[member.name] = value }
        }
        return .object(object)
    }

    private static func known(_ argument: JSONValue, _ place: String) throws(Open) -> String? {
        guard let text = argument.writtenText else { return nil }
        if SymbolicText.hasSymbols(text) { throw Open(attribute: place) }
        return text
    }

    private static func flag(_ argument: JSONValue, _ place: String) throws(Open) -> Bool? {
        if let flag = argument.boolValue { return flag }
        return try known(argument, place).map { $0 == "true" }
    }

    private static func number(_ argument: JSONValue, _ place: String) throws(Open) -> JSONValue? {
        if argument.numberValue != nil { return argument }
        return try known(argument, place).flatMap(Double.init).map(JSONValue.number)
    }
}

extension JSONValue {
    /// A text that is not empty, which is how the provider stores what is not written.
    var writtenText: String? { stringValue.flatMap { $0.isEmpty ? nil : $0 } }

    /// The first nested block, as far as it is known.
    var firstBlock: JSONValue? { objectValue == nil ? arrayValue?.first : self }

    /// The nested blocks that an argument holds.
    ///
    /// - Throws: `Open` where it is not known how many there are, or a block is not known as a whole.
    func blocks(at place: String) throws(SettingShape.Open) -> [JSONValue] {
        switch self {
        case .array(let elements):
            for (position, element) in elements.enumerated() where element.writtenText != nil {
                throw SettingShape.Open(attribute: "\(place)[\(position)]")
            }
            return elements
        case .object: return [self]
        case .string(let text) where SymbolicText.hasSymbols(text): throw SettingShape.Open(attribute: place)
        default: return []
        }
    }
}
