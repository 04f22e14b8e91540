/// One block of Terraform's configuration, as it is written.
package struct ConfigurationBlock: Sendable, Hashable {
    package enum Repetition: Sendable, Hashable {
        /// Neither `count` nor `for_each`.
        case none
        case count(Int)
        case forEach(Int)
        /// The number of instances is not known before the apply.
        case unknown
    }

    /// The address of the module call without instance keys; empty for the root module.
    package var module: String
    /// `resource`, `data`, `variable`, `output`, `local`, `module`, `provider`, `terraform`, …
    package var kind: String
    /// The first of two labels, such as `aws_s3_bucket`; empty where there is none.
    package var type: String
    package var name: String
    /// Module and name without instance keys, such as `module.lambda.aws_lambda_function.this` or `var.name`.
    package var address: String
    package var file: String
    package var line: Int
    package var repetition: Repetition
    /// The arguments that `lifecycle { ignore_changes }` names; `all` for all.
    package var ignoredChanges: [String]
    package var references: [Reference]

    /// What an argument refers to.
    package struct Reference: Sendable, Hashable {
        /// The path of the argument in its block, such as `environment.variables`.
        package var argument: String
        /// As it is written: `aws_s3_bucket.raw.arn`, `var.name`, `module.layer.layer_arn`.
        package var target: String
        package var line: Int

        package init(argument: String, target: String, line: Int) {
            self.argument = argument
            self.target = target
            self.line = line
        }
    }

    package init(
        module: String, kind: String, type: String = "", name: String, address: String, file: String, line: Int,
        repetition: Repetition = .none, ignoredChanges: [String] = [], references: [Reference] = []
    ) {
        self.module = module
        self.kind = kind
        self.type = type
        self.name = name
        self.address = address
        self.file = file
        self.line = line
        self.repetition = repetition
        self.ignoredChanges = ignoredChanges
        self.references = references
    }
}

/// What the reader of the configuration saw at one place, for the rule that asks for its kind.
package struct ConfigurationRemark: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The file cannot be read here; subject: the file.
        case syntaxError = "syntax_error"
        /// An argument, or a nested block, that the provider deprecates; subject: its path.
        case deprecatedArgument = "deprecated_argument"
        /// A reference to an attribute that the provider deprecates; subject: the reference.
        case deprecatedReference = "deprecated_reference"
        /// A resource type or data source that the provider deprecates; subject: the type.
        case deprecatedType = "deprecated_type"
        /// An argument or nested block that the type does not have; subject: its path.
        case unsupportedArgument = "unsupported_argument"
        /// Declared a second time in one module; subject: `variable "name"` and the like.
        case duplicateDeclaration = "duplicate_declaration"
        /// `.count` of a resource; subject: the reference.
        case countAttribute = "count_attribute"
        /// `count` or `for_each` waits for the apply; subject: `count` or `for_each`.
        case unknownRepetition = "unknown_repetition"
        /// A path that depends on the folder in which Terraform runs; subject: the argument's path.
        case relativePath = "relative_path"
        /// An input that the module never reads; subject: the input.
        case unusedInput = "unused_input"
        /// A bucket's name without anything that differs between deployments; subject: the argument.
        case literalName = "literal_name"
        /// A module that is not on this machine; subject: its source.
        case moduleNotRead = "module_not_read"
    }

    package var kind: Kind
    package var subject: String
    /// A clause or value for the reason: the expression, the replacement, what was expected.
    package var detail: String
    package var file: String
    package var line: Int
    package var column: Int

    package init(_ kind: Kind, subject: String, detail: String = "", file: String, line: Int, column: Int = 1) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
        self.file = file
        self.line = line
        self.column = column
    }
}

/// A provider that a root module requires.
package struct ProviderRequirement: Sendable, Hashable {
    /// The local name, such as `aws`.
    package var name: String
    /// The source address, such as `registry.terraform.io/hashicorp/aws`.
    package var provider: String
    package var constraint: String?
    package var lockedVersion: String?
    package var hasLockFile: Bool
    package var file: String?
    package var line: Int?

    package init(
        name: String, provider: String, constraint: String? = nil, lockedVersion: String? = nil,
        hasLockFile: Bool = false, file: String? = nil, line: Int? = nil
    ) {
        self.name = name
        self.provider = provider
        self.constraint = constraint
        self.lockedVersion = lockedVersion
        self.hasLockFile = hasLockFile
        self.file = file
        self.line = line
    }
}

/// The zip on this machine from which a function is deployed.
package struct LocalPackage: Sendable, Hashable {
    /// As Terraform has it, never absolute.
    package var path: String
    /// Base64, as Lambda's `CodeSha256`; absent when there is no such file.
    package var sha256: Fact<String>

    package init(path: String, sha256: Fact<String>) {
        self.path = path
        self.sha256 = sha256
    }
}
