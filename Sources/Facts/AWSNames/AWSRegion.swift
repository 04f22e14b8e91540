/// A region of AWS by its code: `eu-west-1`. It becomes part of host names, so no other text is one.
///
/// Regions yet to come are taken where they have the form of a partition's: its prefix, a place and a number.
///
/// Source: botocore 1.44.5, `data/partitions.json`, `regionRegex`, read 2026-11-30.
package struct AWSRegion: Sendable, Hashable, CustomStringConvertible {
    /// The code, such as `us-gov-west-1`.
    package let code: String
    package let partition: Partition

    package static let usEast1 = AWSRegion(known: "us-east-1", .aws)

    /// Nil for text that has not the form of a region's code.
    package init?(_ code: String) {
        guard code.utf8.count <= 32 else { return nil }
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count), let number = parts.last, Self.isNumber(number),
            parts.dropLast().allSatisfy(Self.isWord), let partition = Self.partition(of: parts)
        else { return nil }
        self.init(known: code, partition)
    }

    fileprivate init(known code: String, _ partition: Partition) {
        self.code = code
        self.partition = partition
    }

    package var description: String { code }

    /// The partition whose regions begin so; the commercial cloud adds prefixes of two letters (`il`, `mx`).
    private static func partition(of parts: [Substring]) -> Partition? {
        if parts.count == 4 {
            switch (parts[0], parts[1]) {
            case ("us", "gov"): return .governmentUS
            case ("us", "iso"): return .iso
            case ("us", "isob"): return .isoB
            case ("eu", "isoe"): return .isoE
            case ("us", "isof"): return .isoF
            case ("eusc", let country) where country.utf8.count == 2: return .sovereignEU
            default: return nil
            }
        }
        guard parts[0].utf8.count == 2, parts[1].utf8.count > 1, !reservedPlaces.contains(parts[1]) else { return nil }
        return parts[0] == "cn" ? .china : .aws
    }

    /// The second words of other partitions, without which a code of theirs is cut short.
    private static let reservedPlaces: Set<Substring> = ["gov", "iso", "isob", "isoe", "isof"]

    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...2).contains(text.utf8.count) && !text.hasPrefix("0")
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension Partition {
    /// The region that signs for the partition's global services.
    package var globalRegion: AWSRegion {
        switch self {
        case .aws: .usEast1
        // Not partitions.json's cn-northwest-1: the endpoint rules of IAM name this one.
        case .china: AWSRegion(known: "cn-north-1", .china)
        case .governmentUS: AWSRegion(known: "us-gov-west-1", .governmentUS)
        case .sovereignEU: AWSRegion(known: "eusc-de-east-1", .sovereignEU)
        case .iso: AWSRegion(known: "us-iso-east-1", .iso)
        case .isoB: AWSRegion(known: "us-isob-east-1", .isoB)
        case .isoE: AWSRegion(known: "eu-isoe-west-1", .isoE)
        case .isoF: AWSRegion(known: "us-isof-south-1", .isoF)
        }
    }
}
