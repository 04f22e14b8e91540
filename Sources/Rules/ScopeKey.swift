import Facts
import SnapshotStore

/// A resource and the origin in which it is judged, in one number, so that sets of a hundred thousand stay small.
struct ScopeKey: Hashable {
    private let code: Int64

    private static let origins = Origin.allCases

    init(_ resourceID: Int64, _ origin: Origin) {
        code = resourceID << 2 | Int64(Self.origins.firstIndex(of: origin) ?? 0)
    }

    /// Nil where the columns do not hold a number and the name of an origin.
    init?(_ row: StreamedRow, resourceID: Int, origin: Int) {
        guard let id = row.int64(at: resourceID),
            let index = row.withText(
                at: origin,
                { name in
                    Self.origins.firstIndex { $0.rawValue.utf8.elementsEqual(name) }
                }) ?? nil
        else { return nil }
        code = id << 2 | Int64(index)
    }

    var resourceID: Int64 { code >> 2 }
    var origin: Origin { Self.origins[Int(code & 3)] }
}
