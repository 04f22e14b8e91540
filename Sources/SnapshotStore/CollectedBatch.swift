package import Facts

/// What a collector commits at once: facts together with the place up to which they go, so that a run that is cut
/// short neither loses nor repeats any of them.
package struct CollectedBatch: Sendable {
    /// The collection that read it, such as `aws.s3`.
    package var source: String
    package var resources: [CollectedResource] = []
    package var objects: [OutputObject] = []
    package var settings: [AccountSetting] = []
    package var policies: [ManagedPolicyFact] = []
    package var coverage: [Coverage] = []
    /// Work that these facts give rise to; what is known already is not asked for again.
    package var newTasks: [CollectionTask] = []
    package var doneTasks: [CollectionTask] = []
    package var cursor: PageCursor?
    package var calls: [APICall] = []

    package init(source: String) { self.source = source }

    /// Adds what another batch of the same source holds.
    package mutating func append(_ other: CollectedBatch) {
        resources += other.resources
        objects += other.objects
        settings += other.settings
        policies += other.policies
        coverage += other.coverage
        newTasks += other.newTasks
        doneTasks += other.doneTasks
        calls += other.calls
        cursor = other.cursor ?? cursor
    }
}

/// How far a list has been read.
package struct PageCursor: Sendable, Hashable {
    /// Such as `lambda:functions@eu-west-1`.
    package var list: String
    /// Asks for the next page; nil before the first and after the last.
    package var token: String?
    package var isDone: Bool

    package init(list: String, token: String?, isDone: Bool) {
        self.list = list
        self.token = isDone ? nil : token
        self.isDone = isDone
    }
}

/// One resource whose details are to be read.
package struct CollectionTask: Sendable, Hashable {
    /// Such as `bucket` or `function`.
    package var kind: String
    package var region: String
    /// What names the resource: an ARN or a name.
    package var item: String

    package init(kind: String, region: String = "", item: String) {
        self.kind = kind
        self.region = region
        self.item = item
    }
}

/// The document of a managed policy in its default version.
package struct ManagedPolicyFact: Sendable, Hashable {
    package var arn: String
    package var document: Fact<String>

    package init(arn: String, document: Fact<String>) {
        self.arn = arn
        self.document = document
    }
}

/// How often an operation was called.
package struct APICall: Sendable, Hashable {
    package var service: String
    package var operation: String
    /// The IAM action that allows it; nil where none is needed.
    package var action: String?
    package var callCount: Int
    package var retryCount: Int
    package var throttledCount: Int
    package var deniedCount: Int
    package var failedCount: Int
    package var receivedBytes: Int

    package init(
        service: String, operation: String, action: String?, callCount: Int, retryCount: Int = 0,
        throttledCount: Int = 0, deniedCount: Int = 0, failedCount: Int = 0, receivedBytes: Int = 0
    ) {
        self.service = service
        self.operation = operation
        self.action = action
        self.callCount = callCount
        self.retryCount = retryCount
        self.throttledCount = throttledCount
        self.deniedCount = deniedCount
        self.failedCount = failedCount
        self.receivedBytes = receivedBytes
    }
}
