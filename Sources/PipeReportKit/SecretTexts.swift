import Collectors
import Facts

/// What states and plans call sensitive, gathered only when there is a log from which it has to be taken out.
final class SecretTexts {
    private let sources: [TerraformSource]
    private var found: TextRedactor?

    init(_ sources: [TerraformSource]) { self.sources = sources }

    var redactor: TextRedactor {
        get throws {
            if let found { return found }
            let redactor = try TextRedactor(
                secrets: sources.flatMap { source -> [String] in
                    switch source.content {
                    case .document(let document): try document.sensitiveTexts()
                    case .configuration(let evaluator, _): evaluator.sensitiveTexts()
                    }
                })
            found = redactor
            return redactor
        }
    }
}
