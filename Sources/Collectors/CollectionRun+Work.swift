import AWSClient
import Facts
import SnapshotStore

extension CollectionRun {
    /// Reads a list page by page. Each page is committed with its cursor, so that a run that was cut short goes on
    /// with the page behind it.
    ///
    /// A list that fails keeps the pages that it has, and `coverage` says that it is not whole.
    ///
    /// - Parameter batch: what a page's items become.
    func walk<Item: Sendable>(
        _ pages: Pages<Item>, _ fact: LiveFact, region: String = "", owner: String = "", name: String? = nil,
        batch: ([Item]) throws -> CollectedBatch
    ) async throws {
        let list = "\(name ?? fact.rawValue)@\(region)" + (owner.isEmpty ? "" : "/\(owner)")
        let cursor = try store.cursor(of: list, in: snapshot)
        if cursor?.isDone == true { return }
        await times.note(fact.source, atMS: now())
        var iterator = pages.starting(at: cursor?.token).makeAsyncIterator()
        var coverage = Coverage(origin: .aws, region: region, owner: owner, fact: fact.rawValue, state: .read)
        do {
            while let page = try await iterator.nextPage() {
                var found = try batch(page.items)
                found.cursor = PageCursor(list: list, token: page.nextToken, isDone: page.nextToken == nil)
                if page.nextToken == nil { found.coverage.append(coverage) }
                try await commit(found)
                await times.note(fact.source, atMS: now())
            }
        } catch let error as AWSError {
            try await stop(at: error)
            if cursor?.token != nil, error.statusCode == 400 {
                // The page token of the earlier run is no longer accepted: the list is read anew.
                try await commit(Self.position(PageCursor(list: list, token: nil, isDone: false), fact))
                return try await walk(pages, fact, region: region, owner: owner, name: name, batch: batch)
            }
            var failed = Self.position(PageCursor(list: list, token: nil, isDone: true), fact)
            coverage.state = .unread
            coverage.unread = error.unread
            failed.coverage.append(coverage)
            try await commit(failed)
        }
    }

    private static func position(_ cursor: PageCursor, _ fact: LiveFact) -> CollectedBatch {
        var batch = CollectedBatch(source: fact.source)
        batch.cursor = cursor
        return batch
    }

    /// Does every open task of a kind, many at once, and commits their results as they come.
    ///
    /// The tasks come from the store in portions, so that memory does not grow with the account.
    ///
    /// - Parameter callsPerTask: about how many calls a task makes side by side.
    func drain(
        _ kind: TaskKind, source: String, callsPerTask: Int = 1,
        _ read: @escaping @Sendable (CollectionTask) async throws -> CollectedBatch
    ) async throws {
        var (total, done) = try store.taskCounts(kind.rawValue, in: snapshot)
        if total == done { return }
        progress(Progress(what: kind.words, done: done, total: total))
        var results = CollectedBatch(source: source)
        var committedMS = now()
        await times.note(source, atMS: now())
        do {
            try await withThrowingTaskGroup(of: CollectedBatch.self) { group in
                var source = TaskSource(kind: kind, run: self)
                for _ in 0..<max(3, Self.callsAtOnce / max(1, callsPerTask)) {
                    guard let task = try source.next() else { break }
                    group.addTask { try await Self.finished(task, read) }
                }
                while let batch = try await group.next() {
                    results.append(batch)
                    done += batch.doneTasks.count
                    total = max(total, done)
                    progress(Progress(what: kind.words, done: done, total: total))
                    // A commit is cheap but not free: what comes in quick succession shares one.
                    if now() - committedMS >= Self.commitMS || results.doneTasks.count >= Self.tasksPerCommit {
                        try await commit(results)
                        results = CollectedBatch(source: results.source)
                        committedMS = now()
                    }
                    if let task = try source.next() { group.addTask { try await Self.finished(task, read) } }
                }
            }
        } catch {
            // What was read before the run stopped is kept.
            try await commit(results)
            throw error
        }
        try await commit(results)
        await times.note(source, atMS: now())
    }

    /// Few enough that tasks end one after the other and little is lost when a run is cut short; the kinds of tasks
    /// that run side by side fill the client's limit together.
    private static let callsAtOnce = 24
    private static let tasksPerCommit = 32
    private static let commitMS: Int64 = 50

    private static func finished(
        _ task: CollectionTask, _ read: (CollectionTask) async throws -> CollectedBatch
    ) async throws -> CollectedBatch {
        var batch = try await read(task)
        batch.doneTasks.append(task)
        return batch
    }
}

/// The kinds of resources whose details are read one by one.
enum TaskKind: String, CaseIterable {
    case bucket
    case function
    case rule
    case alias
    case qualifier
    case role
    case policy
    case key
    case accessPoint = "access-point"

    /// What the progress bar calls them.
    var words: String {
        switch self {
        case .bucket: "S3 buckets"
        case .function: "Lambda functions"
        case .rule: "EventBridge rules"
        case .alias: "Lambda aliases"
        case .qualifier: "Lambda qualifiers"
        case .role: "IAM roles"
        case .policy: "IAM policies"
        case .key: "KMS keys"
        case .accessPoint: "S3 access points"
        }
    }
}

/// The open tasks of a kind, fetched in portions.
private struct TaskSource {
    let kind: TaskKind
    let run: CollectionRun
    private var fetched: [CollectionTask] = []
    private var last: CollectionTask?
    private var isExhausted = false

    init(kind: TaskKind, run: CollectionRun) {
        self.kind = kind
        self.run = run
    }

    mutating func next() throws -> CollectionTask? {
        if fetched.isEmpty, !isExhausted {
            let portion = try run.store.openTasks(kind.rawValue, after: last, in: run.snapshot)
            isExhausted = portion.isEmpty
            last = portion.last
            fetched = portion.reversed()
        }
        return fetched.popLast()
    }
}
