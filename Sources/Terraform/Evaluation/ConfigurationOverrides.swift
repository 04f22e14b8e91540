/// Merging of override files into a module's blocks.
///
/// Source: https://developer.hashicorp.com/terraform/language/files/override.
struct ConfigurationOverrides {
    private(set) var blocks: [PlacedBlock]
    private var positions: [String: Int] = [:]

    init(_ blocks: [PlacedBlock]) {
        self.blocks = blocks
        for (position, entry) in blocks.enumerated() {
            if let key = Self.key(of: entry.block) { positions[key] = position }
        }
    }

    /// Merges the top-level blocks of one override file.
    mutating func merge(_ overrides: [PlacedBlock]) {
        for override in overrides {
            switch override.block.type {
            case "locals": mergeLocals(override)
            case "terraform": mergeSettings(override)
            default:
                if let key = Self.key(of: override.block), let position = positions[key] {
                    let base = blocks[position]
                    blocks[position] = base.overridden(
                        with: Self.merged(base.block.body, override.block.body), of: override)
                } else {
                    // Terraform refuses a block that overrides nothing; reading goes on with it as it stands.
                    blocks.append(override)
                }
            }
        }
    }

    /// What a block is told by; nil for blocks that may stand several times.
    private static func key(of block: HCLBlock) -> String? {
        switch block.type {
        case "locals", "terraform", "moved", "import", "removed", "check": return nil
        case "provider":
            let alias: String =
                if case .string(let alias)? = block.body.attribute("alias")?.expression.kind { alias } else { "" }
            return "provider/" + (block.labels.first ?? "") + "/" + alias
        default: return block.type + "/" + block.labels.joined(separator: "/")
        }
    }

    /// Arguments replace one another by name; a nested block replaces all blocks of its type, and `lifecycle` merges.
    private static func merged(_ base: HCLBody, _ override: HCLBody) -> HCLBody {
        var result = base
        result.attributes = merged(base.attributes, override.attributes)
        let replaced = Set(override.blocks.map(kind)).subtracting(["lifecycle"])
        result.blocks.removeAll { replaced.contains(kind($0)) }
        for block in override.blocks {
            if block.type == "lifecycle", let position = result.blocks.firstIndex(where: { $0.type == "lifecycle" }) {
                result.blocks[position].body = merged(result.blocks[position].body, block.body)
            } else {
                result.blocks.append(block)
            }
        }
        return result
    }

    private static func merged(_ base: [HCLAttribute], _ override: [HCLAttribute]) -> [HCLAttribute] {
        let names = Set(override.map(\.name))
        return base.filter { !names.contains($0.name) } + override
    }

    /// A `dynamic` block counts as one of the type that it makes.
    private static func kind(_ block: HCLBlock) -> String {
        block.type == "dynamic" ? block.labels.first ?? "" : block.type
    }

    /// Named values are overridden one by one, in whichever block they stand.
    private mutating func mergeLocals(_ override: PlacedBlock) {
        let names = Set(override.block.body.attributes.map(\.name))
        for (position, entry) in blocks.enumerated() where entry.block.type == "locals" {
            guard entry.block.body.attributes.contains(where: { names.contains($0.name) }) else { continue }
            var block = entry.block
            block.body.attributes.removeAll { names.contains($0.name) }
            blocks[position] = PlacedBlock(block, in: entry.file)
        }
        blocks.append(override)
    }

    /// A backend replaces the backend or cloud block there is; provider requirements are merged one by one.
    private mutating func mergeSettings(_ override: PlacedBlock) {
        let names = Set(override.block.body.attributes.map(\.name))
        let replacesBackend = override.block.body.blocks.contains { $0.type == "backend" || $0.type == "cloud" }
        let providers = Set(
            override.block.body.nestedBlocks("required_providers").flatMap { $0.body.attributes.map(\.name) })
        for (position, entry) in blocks.enumerated() where entry.block.type == "terraform" {
            var block = entry.block
            block.body.attributes.removeAll { names.contains($0.name) }
            if replacesBackend { block.body.blocks.removeAll { $0.type == "backend" || $0.type == "cloud" } }
            for index in block.body.blocks.indices where block.body.blocks[index].type == "required_providers" {
                block.body.blocks[index].body.attributes.removeAll { providers.contains($0.name) }
            }
            blocks[position] = PlacedBlock(block, in: entry.file)
        }
        blocks.append(override)
    }
}
