/// How long a list of AWS can be; one that goes on is not believed, so that page tokens without end cannot hold up a run.
///
/// Quotas that AWS raises on request are taken tenfold. Pages may be empty for a while, but AWS fills them in the long
/// run: `sparsePages` are allowed, and one more for each `itemsPerPage` items.
///
/// Source: AWS Service Quotas of Amazon S3 ("General purpose bucket quotas", "Access points restrictions and
/// limitations"), Amazon EventBridge ("Amazon EventBridge quotas"), IAM ("IAM and AWS STS quotas"); Lambda limits no
/// numbers but the storage of code, and S3 no number of objects. Read 2026-11-30.
struct ListBound: Sendable, Hashable {
    static let sparsePages = 200
    static let itemsPerPage = 10

    /// More items than that do not exist.
    var items: Int

    /// The bound of each paged operation.
    static let all: [String: ListBound] = [
        // 1,000,000 is as far as the quota of 10,000 goes.
        "s3 ListBuckets": ListBound(items: 1_000_000),
        "s3 ListObjectsV2": ListBound(items: 100_000_000),
        // 10,000 a region.
        "s3-control ListAccessPoints": ListBound(items: 100_000),
        // 100 an account.
        "s3-control ListMultiRegionAccessPoints": ListBound(items: 1_000),
        "lambda ListFunctions": ListBound(items: 1_000_000),
        "lambda ListAliases": ListBound(items: 100_000),
        "lambda ListLayers": ListBound(items: 100_000),
        "lambda ListLayerVersions": ListBound(items: 100_000),
        "lambda ListEventSourceMappings": ListBound(items: 1_000_000),
        "lambda ListFunctionEventInvokeConfigs": ListBound(items: 100_000),
        "lambda ListFunctionUrlConfigs": ListBound(items: 100_000),
        "lambda ListProvisionedConcurrencyConfigs": ListBound(items: 100_000),
        // 100 a region.
        "events ListEventBuses": ListBound(items: 1_000),
        // 300 a bus; accounts with 2,000 and more are known.
        "events ListRules": ListBound(items: 100_000),
        "events ListRuleNamesByTarget": ListBound(items: 100_000),
        // 5 a rule.
        "events ListTargetsByRule": ListBound(items: 1_000),
        // 100 a region.
        "events ListEndpoints": ListBound(items: 1_000),
        // 1,000 roles and 1,500 managed policies an account, up to 5,000.
        "iam ListRoles": ListBound(items: 100_000),
        "iam GetAccountAuthorizationDetails": ListBound(items: 100_000),
        // Their documents have 10,240 characters together.
        "iam ListRolePolicies": ListBound(items: 1_000),
        // 10 a role, up to 25.
        "iam ListAttachedRolePolicies": ListBound(items: 1_000),
        // Each page is one item.
        "monitoring GetMetricData": ListBound(items: 100_000),
        // No more than the ids that were asked for, of which a call takes 200.
        "ec2 DescribeSubnets": ListBound(items: 1_000),
    ]

    init(items: Int) { self.items = items }

    /// - Parameter operation: one without an entry gets the bound of most.
    init(of operation: AWSOperation) {
        self = Self.all["\(operation.service.rawValue) \(operation.name)"] ?? ListBound(items: 100_000)
    }

    /// Why a list that has another page is not read on; nil while it may be.
    func problem(pages: Int, items: Int) -> String? {
        if items > self.items {
            return "the list has more than \(self.items) items, which is the most that is read of it"
        }
        if pages >= Self.sparsePages + items / Self.itemsPerPage {
            return
                "the list has another page after \(pages) pages with \(items) items: AWS fills its pages, and at most "
                + "\(Self.sparsePages) pages and one for each \(Self.itemsPerPage) items are read"
        }
        return nil
    }
}
