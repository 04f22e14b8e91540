extension TerraformFunctions {
    /// For IPv4; an IPv6 prefix is not evaluated.
    static let network: [String: Function] = [
        "cidrsubnet": { arguments in
            try arguments.expect(3...3)
            let (address, length) = try prefix(try arguments.text(0))
            let (added, number) = (try arguments.integer(1), try arguments.integer(2))
            guard added >= 0, length + added <= 32, number >= 0, number < 1 << added else {
                throw FunctionFailure.refused
            }
            let whole = length + added
            return .string("\(dotted(address + number << (32 - whole)))/\(whole)")
        },
        "cidrhost": { arguments in
            try arguments.expect(2...2)
            let (address, length) = try prefix(try arguments.text(0))
            let number = try arguments.integer(1)
            let size = 1 << (32 - length)
            guard number < size, number >= -size else { throw FunctionFailure.refused }
            return .string(dotted(address + (number < 0 ? size + number : number)))
        },
        "cidrnetmask": { arguments in
            try arguments.expect(1...1)
            let (_, length) = try prefix(try arguments.text(0))
            return .string(dotted((1 << 32) - (1 << (32 - length))))
        },
    ]

    /// The first address of a prefix such as `10.1.2.3/16`, and its length.
    private static func prefix(_ text: String) throws -> (address: Int, length: Int) {
        guard !text.contains(":") else { throw FunctionFailure.undetermined }
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let length = Int(halves[1]), (0...32).contains(length) else {
            throw FunctionFailure.refused
        }
        let bytes = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let known = bytes.compactMap { $0 }
        guard known.count == 4, bytes.count == 4 else { throw FunctionFailure.refused }
        let address = known.reduce(0) { $0 << 8 | Int($1) }
        return ((address >> (32 - length)) << (32 - length), length)
    }

    private static func dotted(_ address: Int) -> String {
        [24, 16, 8, 0].map { "\(address >> $0 & 255)" }.joined(separator: ".")
    }
}
