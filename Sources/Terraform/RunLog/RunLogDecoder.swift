package import Facts
package import Foundation

/// Decodes a log as it comes, in pieces of any size, in bounded memory.
///
/// A stream may hold several runs (a plan, then an apply) and lines that are not Terraform's between them.
package struct RunLogDecoder: Sendable {
    /// A longer line is passed over.
    package static let lineLimit = 1_000_000
    /// Events of one run that are kept.
    package static let eventLimit = 50_000
    /// Warnings and errors of one run that are kept.
    package static let diagnosticLimit = 2_000

    /// What was read so far; the last one is still open.
    package private(set) var runs: [RunLog] = []
    /// Lines that are not Terraform's: plain text, other JSON.
    package private(set) var otherLineCount = 0
    package private(set) var longLineCount = 0
    /// The version of a log that cannot be read; nothing after it is decoded.
    package private(set) var refusedVersion: String?

    private let redactor: TextRedactor
    private var line = Data()
    private var isLineTooLong = false
    private var position = 0
    /// Address → position in `events` of what has begun and not ended.
    private var open: [String: Int] = [:]

    package init(redactor: TextRedactor = TextRedactor()) { self.redactor = redactor }

    /// Whether a line of Terraform's was among them.
    package var isRunLog: Bool { !runs.isEmpty || refusedVersion != nil }

    /// Reads the next bytes.
    package mutating func append(_ bytes: Data) {
        var rest = bytes[...]
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            take(rest[rest.startIndex..<newline])
            endLine()
            rest = rest[(newline + 1)...]
        }
        take(rest)
    }

    /// Ends the log: what stands in the last line without a line break is read too, where it is whole.
    package mutating func finish() {
        if line.isEmpty && !isLineTooLong { return }
        let isJSON = line.first == UInt8(ascii: "{")
        let decodedBefore = decodedCount
        endLine()
        if isJSON, decodedCount == decodedBefore, !runs.isEmpty { runs[runs.count - 1].isCut = true }
    }

    private var decodedCount = 0

    private mutating func take(_ bytes: Data) {
        if isLineTooLong { return }
        if line.count + bytes.count > Self.lineLimit {
            isLineTooLong = true
            line = Data()
        } else {
            line.append(bytes)
        }
    }

    private mutating func endLine() {
        defer {
            line.removeAll(keepingCapacity: true)
            isLineTooLong = false
        }
        if isLineTooLong {
            longLineCount += 1
            return
        }
        if line.isEmpty || refusedVersion != nil { return }
        guard line.first == UInt8(ascii: "{"), let message = try? JSONDecoder().decode(RunLogMessage.self, from: line),
            message.isOurs
        else {
            otherLineCount += 1
            return
        }
        decodedCount += 1
        read(message)
    }

    private mutating func read(_ message: RunLogMessage) {
        if message.type == "version" {
            begin(message)
            if refusedVersion != nil { return }
        } else if runs.isEmpty {
            runs.append(RunLog(tool: message.module == "tofu.ui" ? "tofu" : "terraform"))
        }
        let last = runs.count - 1
        let atMS = message.timestamp.flatMap(RunLogTime.milliseconds)
        if let atMS {
            runs[last].startedMS = min(runs[last].startedMS ?? atMS, atMS)
            runs[last].finishedMS = max(runs[last].finishedMS ?? atMS, atMS)
        }
        switch message.type {
        case "planned_change", "resource_drift":
            guard let change = message.change else { return }
            keep(
                RunLog.Event(
                    position: 0, kind: message.type == "resource_drift" ? .resourceDrift : .plannedChange, atMS: atMS,
                    address: text(change.resource.addr), action: text(change.action)))
        case "apply_start", "apply_complete", "apply_errored":
            if let hook = message.hook { readHook(hook, type: message.type ?? "", atMS: atMS) }
        case "change_summary":
            if let changes = message.changes { readSummary(changes, message.message, atMS: atMS) }
        case "outputs":
            if let outputs = message.outputs { readOutputs(outputs, atMS: atMS) }
        case "diagnostic":
            if let diagnostic = message.diagnostic { readDiagnostic(diagnostic) }
        default:
            // Refreshing, provisioning, progress, ephemeral values, tests, and what later versions add.
            break
        }
    }

    private mutating func begin(_ message: RunLogMessage) {
        guard let ui = message.ui, ui.split(separator: ".").first == "1" || ui == "0.1.0" else {
            refusedVersion = text(message.ui ?? "none")
            return
        }
        open = [:]
        position = runs.isEmpty ? 0 : position + 1
        runs.append(
            RunLog(
                position: position, tool: message.tofu == nil ? "terraform" : "tofu",
                version: (message.terraform ?? message.tofu).map(text)))
    }

    private mutating func readHook(_ hook: RunLogMessage.Hook, type: String, atMS: Int64?) {
        let last = runs.count - 1
        let address = text(hook.resource.addr)
        // Reading a data source is no change; a plan does it too.
        if let action = hook.action, action != "read" {
            runs[last].operation = action == "delete" && runs[last].operation != .apply ? .destroy : .apply
        }
        if type == "apply_start" {
            let index = runs[last].events.count
            keep(
                RunLog.Event(
                    position: 0, kind: .applyStart, atMS: atMS, address: address, action: hook.action.map(text)))
            if runs[last].events.count > index { open[address] = index }
            return
        }
        let kind: RecordedAction.Kind = type == "apply_complete" ? .applyComplete : .applyErrored
        guard let index = open.removeValue(forKey: address) else {
            keep(
                RunLog.Event(
                    position: 0, kind: kind, atMS: atMS, finishedMS: atMS, address: address,
                    action: hook.action.map(text), elapsedSeconds: hook.elapsed_seconds))
            return
        }
        runs[last].events[index].kind = kind
        runs[last].events[index].finishedMS = atMS
        runs[last].events[index].elapsedSeconds = hook.elapsed_seconds
    }

    private mutating func readSummary(_ changes: RunLogMessage.Summary, _ message: String?, atMS: Int64?) {
        let last = runs.count - 1
        let operation = changes.operation.flatMap(RunLog.Operation.init)
        let summary = RunLog.ChangeSummary(
            add: changes.add ?? 0, change: changes.change ?? 0, remove: changes.remove ?? 0,
            imported: changes.import ?? 0, operation: operation)
        runs[last].summary = summary
        if let operation, operation != .plan || runs[last].operation == nil { runs[last].operation = operation }
        keep(
            RunLog.Event(
                position: 0, kind: .changeSummary, atMS: atMS, action: operation?.rawValue,
                message: message.map(text), counts: summary))
    }

    private mutating func readOutputs(_ outputs: [String: RunLogMessage.Output], atMS: Int64?) {
        runs[runs.count - 1].outputs = outputs.sorted { $0.key < $1.key }.map { name, output in
            RunLog.Output(name: text(name), type: output.type?.canonicalText, isSensitive: output.sensitive ?? false)
        }
        let names = outputs.keys.sorted().map(text).joined(separator: ", ")
        keep(RunLog.Event(position: 0, kind: .outputs, atMS: atMS, message: names.isEmpty ? nil : clip(names)))
    }

    private mutating func readDiagnostic(_ diagnostic: RunLogMessage.Diagnostic) {
        let last = runs.count - 1
        if runs[last].diagnostics.count >= Self.diagnosticLimit {
            runs[last].droppedEventCount += 1
            return
        }
        position += 1
        runs[last].diagnostics.append(
            RecordedDiagnostic(
                position: position, severity: diagnostic.severity == "error" ? .error : .warning,
                summary: text(diagnostic.summary), detail: text(withoutProgramOutput(diagnostic.detail ?? "")),
                address: diagnostic.address.map(text), file: diagnostic.range.map { file($0.filename) },
                line: diagnostic.range?.start.line, column: diagnostic.range?.start.column))
    }

    private mutating func keep(_ event: RunLog.Event) {
        let last = runs.count - 1
        if runs[last].events.count >= Self.eventLimit {
            runs[last].droppedEventCount += 1
            return
        }
        position += 1
        var event = event
        event.position = position
        runs[last].events.append(event)
    }

    private func text(_ text: String) -> String { clip(redactor.redact(text)) }

    private func clip(_ text: String) -> String {
        text.utf8.count <= 4_000 ? text : String(decoding: text.utf8.prefix(4_000), as: UTF8.self) + "…"
    }

    /// `Error running command '…': exit status 3. Output: …`: a program may print anything.
    private func withoutProgramOutput(_ detail: String) -> String {
        guard detail.hasPrefix("Error running command "), let output = detail.range(of: "Output:") else {
            return detail
        }
        return String(detail[..<output.upperBound]) + " (not kept)"
    }

    /// Never an absolute path.
    private func file(_ name: String) -> String {
        let name = text(name)
        if !name.hasPrefix("/") { return name }
        return name.split(separator: "/").suffix(2).joined(separator: "/")
    }
}
