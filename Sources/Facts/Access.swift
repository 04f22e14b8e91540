/// Derived: what a function may do with one thing that the pipeline needs, and which statement decides.
///
/// Service control policies and resource control policies of an organisation cannot be read from an account, so that an
/// `allowed` speaks of the account's own policies.
package struct Access: Sendable, Hashable {
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        /// A bucket whose objects trigger the function.
        case trigger
        /// A bucket, queue or topic that an environment variable names.
        case environment
        case logs
        /// The dead-letter queue or on-failure destination.
        case deadLetter = "dead_letter"
    }

    package enum Mode: String, Sendable, Hashable {
        case read
        case write
    }

    package enum Decision: String, Sendable, Hashable {
        case allowed
        /// For some of the keys that were asked for, not for all.
        case partly
        case denied
        case unread
        /// Not known until the apply, or outside the snapshot.
        case unknown
        case notApplicable = "n/a"
    }

    /// The answer of a set of policies, with what decides it.
    package struct Answer: Sendable, Hashable {
        package var decision: Decision
        /// The policy that decides: `role policy`, `permissions boundary`, `bucket policy`, `key policy`; may be empty.
        package var decidedBy: String
        /// One sentence.
        package var reason: String
        /// The statement that decides, as JSON; nil where none does.
        package var statement: String?

        package init(_ decision: Decision, by decidedBy: String = "", _ reason: String = "", statement: String? = nil) {
            self.decision = decision
            self.decidedBy = decidedBy
            self.reason = reason
            self.statement = statement
        }
    }

    package var origin: Origin
    /// The function's row in `resource`.
    package var functionID: Int64
    package var purpose: Purpose
    package var mode: Mode
    /// The bucket's name, or the ARN of what is not a bucket.
    package var target: String
    /// The bucket's row in `resource`; nil where it lies outside the snapshot or is no bucket.
    package var bucketID: Int64?
    /// The environment variables that name the target.
    package var variables: [String]
    package var action: String
    /// The ARN that was asked for; the free part of a set of keys stands as `${key}`.
    package var resource: String
    package var answer: Answer
    /// The key that encrypts the bucket; nil where none does.
    package var keyARN: String?
    package var keyAnswer: Answer

    package init(
        origin: Origin, functionID: Int64, purpose: Purpose, mode: Mode, target: String, bucketID: Int64? = nil,
        variables: [String] = [], action: String, resource: String, answer: Answer, keyARN: String? = nil,
        keyAnswer: Answer = Answer(.notApplicable)
    ) {
        self.origin = origin
        self.functionID = functionID
        self.purpose = purpose
        self.mode = mode
        self.target = target
        self.bucketID = bucketID
        self.variables = variables
        self.action = action
        self.resource = resource
        self.answer = answer
        self.keyARN = keyARN
        self.keyAnswer = keyAnswer
    }
}
