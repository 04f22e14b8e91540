import Testing

@testable import AWSClient

@Suite("Lists end, whatever the service says")
struct ListBoundTests {
    /// Operations that give pages and are not called List.
    static let others: Set<String> = ["GetMetricData", "GetAccountAuthorizationDetails", "DescribeSubnets"]

    @Test func everyPagedOperationHasABound() {
        let paged = AWSOperation.all.filter { $0.name.hasPrefix("List") || Self.others.contains($0.name) }
        for operation in paged {
            let key = "\(operation.service.rawValue) \(operation.name)"
            #expect(ListBound.all[key] != nil, "add \(key) with what AWS allows")
        }
        let known = Set(AWSOperation.all.map { "\($0.service.rawValue) \($0.name)" })
        #expect(ListBound.all.keys.filter { !known.contains($0) && !$0.hasPrefix("lambda ListProvisioned") } == [])
    }

    /// A list of pages with `count` items each, and a new token always.
    static func endless(_ operation: some ServiceOperation, count: Int) -> Pages<Int> {
        Pages(operation) { token throws(AWSError) in
            let page = (token.flatMap { Int($0) } ?? 0) + 1
            return Page(items: Array(repeating: 0, count: count), nextToken: "\(page)")
        }
    }

    /// Pages and items until the list ends, with its error.
    static func read(_ pages: Pages<Int>) async -> (pages: Int, items: Int, error: AWSError?) {
        var (pageCount, itemCount) = (0, 0)
        var iterator = pages.makeAsyncIterator()
        do {
            while let page = try await iterator.nextPage() {
                pageCount += 1
                itemCount += page.items.count
            }
            return (pageCount, itemCount, nil)
        } catch {
            return (pageCount, itemCount, error)
        }
    }

    @Test(arguments: [(0, 200), (1, 222), (9, 2_000)])
    func pagesThatStayNearlyEmptyEndTheList(_ count: Int, _ most: Int) async throws {
        let read = await Self.read(Self.endless(LambdaOperation.listFunctions, count: count))
        let error = try #require(read.error)
        #expect(error.code == AWSError.Code.endlessList)
        #expect(error.message.contains("at most 200 pages and one for each 10 items are read"))
        #expect(!error.isRetryable)
        #expect((most - 20...most + 20).contains(read.pages))
    }

    @Test func moreItemsThanAWSAllowsEndTheList() async throws {
        let read = await Self.read(Self.endless(EventBridgeOperation.listRules, count: 100))
        let error = try #require(read.error)
        #expect(error.code == AWSError.Code.endlessList)
        #expect(error.message.contains("more than 100000 items"))
        #expect(read.items == 100_000)
    }

    @Test func longListsThatEndAreWhole() async {
        let pages = Pages<Int>(S3Operation.listObjectsV2) { token throws(AWSError) in
            let page = (token.flatMap { Int($0) } ?? 0) + 1
            return Page(items: Array(repeating: 0, count: 1000), nextToken: page == 2500 ? nil : "\(page)")
        }
        let read = await Self.read(pages)
        #expect(read.error == nil)
        #expect(read.items == 2_500_000)
    }
}
