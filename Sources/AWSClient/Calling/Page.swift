/// One page of a list.
package struct Page<Element: Sendable>: Sendable {
    package var items: [Element]
    /// Asks for the next page; nil on the last.
    package var nextToken: String?

    package init(items: [Element], nextToken: String? = nil) {
        self.items = items
        self.nextToken = nextToken
    }
}

/// A list of AWS as its pages, each fetched when it is asked for.
///
/// Iterate for flat memory, or take `all()` of a list that is known to be short.
package struct Pages<Element: Sendable>: AsyncSequence, Sendable {
    package typealias Fetch = @Sendable (_ token: String?) async throws(AWSError) -> Page<Element>

    private let operation: AWSOperation
    private let startToken: String?
    private let fetch: Fetch

    init(_ operation: some ServiceOperation, fetch: @escaping Fetch) {
        self.operation = AWSOperation(operation)
        self.startToken = nil
        self.fetch = fetch
    }

    private init(operation: AWSOperation, startToken: String?, fetch: @escaping Fetch) {
        self.operation = operation
        self.startToken = startToken
        self.fetch = fetch
    }

    /// The same list from a page on, for a run that goes on where another stopped.
    package func starting(at token: String?) -> Pages {
        Pages(operation: operation, startToken: token, fetch: fetch)
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(operation: operation, token: startToken, fetch: fetch)
    }

    /// Every item of every page.
    ///
    /// - Throws: the first failing page's error; a list that lacks a page is no list.
    package func all() async throws(AWSError) -> [Element] {
        var items: [Element] = []
        var iterator = makeAsyncIterator()
        while let page = try await iterator.nextPage() {
            items += page.items
        }
        return items
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let operation: AWSOperation
        private let fetch: Fetch
        private var token: String?
        private var isDone = false
        private let bound: ListBound
        private var pageCount = 0
        private var itemCount = 0
        // Hashes and not tokens: a list of a million objects has a thousand of them.
        private var seenTokens: Set<Int> = []

        fileprivate init(operation: AWSOperation, token: String?, fetch: @escaping Fetch) {
            self.operation = operation
            self.token = token
            self.fetch = fetch
            bound = ListBound(of: operation)
            if let token { seenTokens.insert(token.hashValue) }
        }

        package mutating func next() async throws -> Page<Element>? { try await nextPage() }

        /// The next page, or nil after the last. Typed, for callers that turn errors into unread facts.
        package mutating func nextPage() async throws(AWSError) -> Page<Element>? {
            if isDone { return nil }
            let page = try await fetch(token)
            pageCount += 1
            itemCount += page.items.count
            token = page.nextToken
            guard let token else {
                isDone = true
                return page
            }
            guard seenTokens.insert(token.hashValue).inserted else {
                isDone = true
                throw AWSError(
                    operation, code: AWSError.Code.repeatedToken,
                    message: "the answer repeats a page token, so the list would never end")
            }
            if let problem = bound.problem(pages: pageCount, items: itemCount) {
                isDone = true
                throw AWSError(operation, code: AWSError.Code.endlessList, message: problem)
            }
            return page
        }
    }
}
