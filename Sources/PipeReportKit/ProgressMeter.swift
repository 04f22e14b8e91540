import Collectors
import Foundation

/// One line on a terminal that tells what is being read: a bar, done and total, calls, time.
///
/// It is drawn ten times a second at most, and leaves nothing behind.
final class ProgressMeter: @unchecked Sendable {
    private let world: World
    private let isShown: Bool
    private let calls: @Sendable () -> Int
    private let startedMS: Int64
    private let lock = NSLock()
    private var drawnMS: Int64 = 0
    private var isDrawn = false
    /// What → done and total, in the order in which the kinds of work began.
    private var work: [(what: String, done: Int, total: Int)] = []

    init(world: World, isShown: Bool, calls: @escaping @Sendable () -> Int) {
        self.world = world
        self.isShown = isShown
        self.calls = calls
        startedMS = world.now()
    }

    func show(_ progress: CollectionRun.Progress) {
        guard isShown else { return }
        lock.lock()
        defer { lock.unlock() }
        if let index = work.firstIndex(where: { $0.what == progress.what }) {
            work[index] = (progress.what, progress.done, progress.total)
        } else {
            work.append((progress.what, progress.done, progress.total))
        }
        let now = world.now()
        guard now - drawnMS >= 100 else { return }
        drawnMS = now
        isDrawn = true
        world.err("\r\u{1B}[2K" + line(atMS: now))
    }

    /// Takes the line away.
    func clear() {
        lock.lock()
        defer { lock.unlock() }
        if isDrawn { world.err("\r\u{1B}[2K") }
        isDrawn = false
    }

    private func line(atMS now: Int64) -> String {
        let current = work.last { $0.done < $0.total } ?? work.last ?? ("", 0, 0)
        let (done, total) = (work.map(\.done).reduce(0, +), work.map(\.total).reduce(0, +))
        return Self.line(
            what: current.what, done: done, total: total, calls: calls(), elapsedMS: now - startedMS)
    }

    static func line(what: String, done: Int, total: Int, calls: Int, elapsedMS: Int64) -> String {
        let width = 20
        let filled = total > 0 ? min(width, done * width / total) : 0
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(bar) \(done)/\(total) \(what), \(calls) calls, \(seconds(elapsedMS)) s"
    }

    /// With one digit after the point.
    static func seconds(_ milliseconds: Int64) -> String { "\(milliseconds / 1000).\(milliseconds % 1000 / 100)" }
}
