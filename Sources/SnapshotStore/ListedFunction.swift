import Facts
import GRDBSQLite

/// The SQL aggregate `listed(value)`, and `listed(value, order)`: texts as `BoundedList` shows them, NULL where there is
/// none.
///
/// `group_concat` would give all of them, in the order in which the plan of a query happens to bring them.
///
/// Source: https://www.sqlite.org/c3ref/create_function.html, https://www.sqlite.org/c3ref/aggregate_context.html
/// (read 2026-11-30).
enum ListedFunction {
    private final class State {
        var list = BoundedList()
    }

    /// Where the aggregate's context keeps its state: a pointer that SQLite sets to zero at first.
    private typealias Place = UnsafeMutablePointer<Unmanaged<State>?>

    /// - Returns: SQLite's result code.
    @discardableResult
    static func register(on handle: OpaquePointer?) -> Int32 {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        for count: Int32 in [1, 2] {
            let code = sqlite3_create_function_v2(
                handle, "listed", count, flags, nil, nil,
                { context, count, values in ListedFunction.step(context, count, values) },
                { context in ListedFunction.finish(context) }, nil)
            if code != SQLITE_OK { return code }
        }
        return SQLITE_OK
    }

    private static func step(
        _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        guard let values, let text = sqlite3_value_text(values[0]) else { return }
        let size = Int32(MemoryLayout<Unmanaged<State>?>.size)
        guard let place = sqlite3_aggregate_context(context, size)?.assumingMemoryBound(to: Unmanaged<State>?.self)
        else { return sqlite3_result_error_nomem(context) }
        let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(values[0])))
        let order = count > 1 ? sqlite3_value_double(values[1]) : 0
        let state = place.pointee ?? .passRetained(State())
        place.pointee = state
        state.takeUnretainedValue().list.add(bytes, order: order)
    }

    private static func finish(_ context: OpaquePointer?) {
        let place = sqlite3_aggregate_context(context, 0)?.assumingMemoryBound(to: Unmanaged<State>?.self)
        guard let place, let state = place.pointee else { return sqlite3_result_null(context) }
        place.pointee = nil
        let text = state.takeRetainedValue().list.text
        // SQLite copies the text before the call returns.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_result_text(context, text, Int32(clamping: text.utf8.count), copies)
    }
}
