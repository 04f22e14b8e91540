/// What a live function has beside its configuration and policy, each read with a call of its own.
///
/// Shape: JSON with Lambda's own member names, as the AWS CLI prints them.
package struct LambdaFunctionSettings: Sendable, Hashable {
    /// The function's ARN, unqualified.
    package var function: String
    /// `{"State": "Active", "StateReason": …, "StateReasonCode": …, "LastUpdateStatus": "Successful", …}`; members that
    /// Lambda leaves out are left out.
    package var status: Fact<String>
    /// Absent when the function has no reserved concurrency.
    package var reservedConcurrency: Fact<Int>
    /// `Allow` or `Terminate`: what Lambda does when the function's output triggers it again.
    package var recursiveLoop: Fact<String>
    /// `[{"FunctionArn": …, "MaximumRetryAttempts": …, "DestinationConfig": …}]` of every qualifier.
    package var eventInvokeConfigs: Fact<String>
    /// `[{"FunctionUrl": …, "FunctionArn": …, "AuthType": …, "Cors": …}]` of every qualifier.
    package var urlConfigs: Fact<String>

    package init(
        function: String, status: Fact<String> = .absent, reservedConcurrency: Fact<Int> = .absent,
        recursiveLoop: Fact<String> = .absent, eventInvokeConfigs: Fact<String> = .absent,
        urlConfigs: Fact<String> = .absent
    ) {
        self.function = function
        self.status = status
        self.reservedConcurrency = reservedConcurrency
        self.recursiveLoop = recursiveLoop
        self.eventInvokeConfigs = eventInvokeConfigs
        self.urlConfigs = urlConfigs
    }
}

/// A published version of a function.
package struct LambdaVersion: Sendable, Hashable {
    /// The function's ARN, unqualified.
    package var function: String
    /// A number as text; never `$LATEST`.
    package var version: String
    /// Base64 of the package's SHA-256.
    package var codeSHA256: String?

    package init(function: String, version: String, codeSHA256: String? = nil) {
        self.function = function
        self.version = version
        self.codeSHA256 = codeSHA256
    }
}

/// An alias of a function.
package struct LambdaAlias: Sendable, Hashable {
    /// The function's ARN, unqualified.
    package var function: String
    package var name: String
    package var functionVersion: String
    /// Further versions and the share of calls that they get, from 0 to 1.
    package var additionalVersionWeights: [String: Double]

    package init(
        function: String, name: String, functionVersion: String, additionalVersionWeights: [String: Double] = [:]
    ) {
        self.function = function
        self.name = name
        self.functionVersion = functionVersion
        self.additionalVersionWeights = additionalVersionWeights
    }
}

/// The resource policy of a version or alias, which has one of its own. Its statements are `LambdaPermission` facts.
package struct LambdaQualifierPolicy: Sendable, Hashable {
    /// The function's ARN, unqualified.
    package var function: String
    package var qualifier: String
    package var policy: Fact<String>

    package init(function: String, qualifier: String, policy: Fact<String>) {
        self.function = function
        self.qualifier = qualifier
        self.policy = policy
    }
}

/// What makes Lambda poll a queue or stream for a function.
package struct EventSourceMapping: Sendable, Hashable {
    package var uuid: String
    /// As Lambda gives it: qualified where the mapping names a version or alias.
    package var functionARN: String
    /// Nil for a self-managed Kafka cluster.
    package var eventSourceARN: String?
    /// `Enabled`, `Disabled`, `Creating`, …
    package var state: String?

    package init(uuid: String, functionARN: String, eventSourceARN: String? = nil, state: String? = nil) {
        self.uuid = uuid
        self.functionARN = functionARN
        self.eventSourceARN = eventSourceARN
        self.state = state
    }
}

/// What CloudWatch counted of a function in a window of time.
package struct FunctionMetrics: Sendable, Hashable {
    /// The function's ARN, unqualified.
    package var function: String
    /// Milliseconds since 1970, UTC.
    package var startMS: Int64
    package var endMS: Int64
    /// `{"Invocations": sum, "Errors": sum, "Throttles": sum, "Duration": average in ms}`; a metric without data points
    /// is left out.
    package var metrics: Fact<String>

    package init(function: String, startMS: Int64, endMS: Int64, metrics: Fact<String>) {
        self.function = function
        self.startMS = startMS
        self.endMS = endMS
        self.metrics = metrics
    }
}
