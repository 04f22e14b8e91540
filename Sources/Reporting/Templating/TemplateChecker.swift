/// Compares templates with the views that they are rendered from, because the library renders whatever is missing
/// as nothing.
struct TemplateChecker {
    /// Name without ending → tags.
    let templates: [String: TemplateTags]

    /// One level of the context: its shape, and the optional members that a section around has found to be there.
    private struct Scope {
        var shape: TemplateShape
        var present: Set<String> = []

        var names: [String] {
            if case .object(let members) = shape { return Array(members.keys) }
            return []
        }

        /// The member's shape; an optional one that is known to be present as what it holds.
        func member(_ name: String) -> TemplateShape? {
            guard case .object(let members) = shape, let member = members[name] else { return nil }
            if present.contains(name), case .optional(let inner) = member { return inner }
            return member
        }
    }

    /// Checks that `template` and its partials ask only for what `shape` has.
    ///
    /// - Throws: `RenderError` that names template, line and variable.
    func check(_ template: String, against shape: TemplateShape) throws {
        try check(template, scopes: [Scope(shape: shape)], including: [])
    }

    private func check(_ template: String, scopes: [Scope], including: [String]) throws {
        guard let tags = templates[template]?.tags else {
            throw RenderError(step: .loadTemplates, path: template, message: "there is no such template")
        }
        guard case .contentType(let type)? = tags.first, ["HTML", "MARKDOWN"].contains(type) else {
            throw problem(template, 1, "begin it with {{% CONTENT_TYPE: HTML}} or MARKDOWN, which says how to escape")
        }
        try check(tags, of: template, scopes: scopes, including: including + [template])
    }

    private func check(
        _ tags: [TemplateTags.Tag], of template: String, scopes: [Scope], including: [String]
    ) throws {
        for tag in tags {
            switch tag {
            case .contentType: continue
            case .partial(let name, let line):
                guard templates[name] != nil else { throw problem(template, line, "there is no partial “\(name)”") }
                guard !including.contains(name) else { throw problem(template, line, "“\(name)” includes itself") }
                try check(name, scopes: scopes, including: including)
            case .variable(let name, let isTriple, let line):
                try check(find(name, in: scopes, template, line), name, isTriple: isTriple, template, line)
            case .section(let name, let isInverted, let line, let body):
                let shape = try find(name, in: scopes, template, line)
                let inner = isInverted ? scopes : enter(shape, name, scopes)
                try check(body, of: template, scopes: inner, including: including)
            }
        }
    }

    private func check(
        _ shape: TemplateShape, _ name: String, isTriple: Bool, _ template: String, _ line: Int
    ) throws {
        switch shape {
        case .text where isTriple:
            throw problem(template, line, "“\(name)” is text: write {{\(name)}}, which escapes it")
        case .fragment where !isTriple:
            throw problem(template, line, "“\(name)” is already escaped: write {{{\(name)}}}")
        case .text, .fragment: return
        case .optional: throw problem(template, line, "“\(name)” may be missing: put it into {{#\(name)}}…{{/\(name)}}")
        case .flag, .list, .object: throw problem(template, line, "“\(name)” is not text: open a section with it")
        }
    }

    private func enter(_ shape: TemplateShape, _ name: String, _ scopes: [Scope]) -> [Scope] {
        var scopes = scopes
        switch shape {
        case .flag, .optional(.flag): return scopes
        case .list(let element), .optional(.list(let element)): return scopes + [Scope(shape: element)]
        case .optional(let inner):
            // Found present in the innermost scope that has it; its text is the new context too.
            if let index = scopes.lastIndex(where: { $0.member(name) != nil }) { scopes[index].present.insert(name) }
            return scopes + [Scope(shape: inner)]
        case .object, .text, .fragment: return scopes + [Scope(shape: shape)]
        }
    }

    private func find(
        _ name: String, in scopes: [Scope], _ template: String, _ line: Int
    ) throws -> TemplateShape {
        if name == ".", let scope = scopes.last { return scope.shape }
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first, let index = scopes.lastIndex(where: { $0.member(first) != nil }),
            var shape = scopes[index].member(first)
        else {
            let known = Set(scopes.flatMap(\.names)).sorted().joined(separator: ", ")
            throw problem(template, line, "there is no variable “\(name)” here; there are: \(known)")
        }
        // The library climbs to an outer member of the same name when the inner one is nil.
        if case .optional = shape, scopes[..<index].contains(where: { $0.member(first) != nil }) {
            throw problem(template, line, "“\(first)” may be missing and an outer view has the same name")
        }
        for part in parts.dropFirst() {
            guard case .object(let members) = shape, let member = members[part] else {
                throw problem(template, line, "“\(name)” has no member “\(part)”")
            }
            shape = member
        }
        return shape
    }

    private func problem(_ template: String, _ line: Int, _ text: String) -> RenderError {
        RenderError(step: .loadTemplates, path: "\(template).mustache", message: "line \(line): \(text)")
    }
}
