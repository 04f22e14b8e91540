/// What an expression stands for, before it becomes a value: resources and modules are not copied whole when only one
/// of their attributes is asked for.
enum Evaluated {
    case value(TerraformValue)
    /// The first name of a traversal: `var`, `local`, a resource type, …
    case root(String)
    /// `data.TYPE`
    case dataType(String)
    /// All instances of a resource.
    case block(ResourceNode)
    case instance(ResourceInstance)
    /// The value of a resource's attribute of that name.
    case attribute(TerraformValue, of: ResourceInstance, String)
    /// A value further inside of a resource, with its path from the address: a member that is not written is known after the
    /// apply rather than wrong.
    case part(TerraformValue, symbol: String)
    case call(ModuleCallNode)
    case module(ModuleScope)
}

/// Terraform would end with an error: `try` goes on to its next argument.
struct EvaluationError: Error {}

/// A result that is kept; `inProgress` is found when a value refers to itself.
enum Memo<Value> {
    case inProgress
    case done(Value)
}

/// A name of a `for` expression or of a template's or dynamic block's iterator.
final class Binding {
    let name: String
    let value: Evaluated
    let outer: Binding?
    /// Which round it is, for the symbols of expressions inside.
    let round: String
    /// Whether its value rests on the text of a file.
    let restsOnFile: Bool

    init(_ name: String, _ value: Evaluated, round: String, restsOnFile: Bool, outer: Binding?) {
        self.name = name
        self.value = value
        self.round = round
        self.restsOnFile = restsOnFile
        self.outer = outer
    }

    func lookup(_ name: String) -> Binding? {
        var binding: Binding? = self
        while let current = binding {
            if current.name == name { return current }
            binding = current.outer
        }
        return nil
    }
}

/// What an expression is evaluated in.
struct EvaluationContext {
    let scope: ModuleScope
    let file: HCLFile
    /// Whose `each` and `count` are meant.
    var repetition: Repetition?
    var bindings: Binding?
    /// What a resource gets from AWS is not known, even where it follows from what is written: so Terraform takes it
    /// when it expands `count` and `for_each`.
    var isStrict: Bool
    /// Inside of `try` and `can`, where an error must not be turned into an unknown value.
    var raisesErrors = false

    /// Tells the instances and rounds of one expression apart in its symbol.
    var instanceSuffix: String {
        var suffix = repetition?.key?.suffix ?? ""
        var binding = bindings
        while let current = binding {
            suffix += current.round
            binding = current.outer
        }
        return suffix
    }
}

/// One instance of a repeated block, as `each` and `count` see it.
final class Repetition {
    /// The block's address without the key, for the symbols of what is not known.
    let address: String
    /// nil when the instances are not known, or when the block is not repeated.
    let key: InstanceKey?
    private let values: (Bool) -> Evaluated?

    /// - Parameter values: `each.value`, strict or not.
    init(address: String, key: InstanceKey?, values: @escaping (Bool) -> Evaluated?) {
        self.address = address
        self.key = key
        self.values = values
    }

    func eachValue(isStrict: Bool) -> Evaluated {
        values(isStrict) ?? .value(.unknown(address + ".each.value"))
    }

    var eachKey: TerraformValue {
        if case .text(let text)? = key { .string(text) } else { .unknown(address + ".each.key") }
    }

    var countIndex: TerraformValue {
        if case .number(let number)? = key { .number(Double(number)) } else { .unknown(address + ".count.index") }
    }
}
