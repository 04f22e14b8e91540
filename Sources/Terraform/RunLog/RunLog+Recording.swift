package import Facts

extension RunLog {
    /// The run for the timeline: the command first, then its steps.
    ///
    package func recording() -> RecordedRun {
        let counts = counts
        let told = operation.map { "\(tool) \($0.rawValue)" } ?? tool
        let command = RecordedAction(
            position: position, kind: .command, atMS: startedMS, finishedAtMS: finishedMS, action: operation?.rawValue,
            message: outcome, command: told, addCount: counts?.add, changeCount: counts?.change,
            removeCount: counts?.remove)
        let steps = events.map { event in
            RecordedAction(
                position: event.position, kind: event.kind, atMS: event.atMS, finishedAtMS: event.finishedMS,
                address: event.address, action: event.action, message: event.message, addCount: event.counts?.add,
                changeCount: event.counts?.change, removeCount: event.counts?.remove)
        }
        return RecordedRun(
            actions: [command] + steps, diagnostics: diagnostics,
            toolVersions: version.map { [tool: $0] } ?? [:])
    }

    /// How it ended, in a few words.
    private var outcome: String? {
        let errors = diagnostics.count { $0.severity == .error }
        var parts: [String] = []
        if errors > 0 {
            parts.append(errors == 1 ? "failed with 1 error" : "failed with \(errors) errors")
        } else if operation == .plan {
            parts.append(summary == nil ? "not finished" : "planned")
        } else if operation != nil {
            parts.append(summary?.operation == operation ? "completed" : "not finished")
        }
        if isCut { parts.append("the last line of its log is cut") }
        if droppedEventCount > 0 { parts.append("\(droppedEventCount) more steps are not kept") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension RunLogDecoder {
    /// All runs for the timeline, each as a command of its own.
    package func recording() -> RecordedRun {
        var whole = RecordedRun()
        for run in runs.map({ $0.recording() }) {
            whole.actions += run.actions
            whole.diagnostics += run.diagnostics
            whole.toolVersions.merge(run.toolVersions) { $1 }
        }
        return whole
    }

    /// The command that wrote the log, with what the log tells: of a single run in one step, else before its runs.
    ///
    /// - Parameter command: at position 0.
    package func recording(of command: RecordedAction) -> RecordedRun {
        var whole = recording()
        if runs.count == 1, let told = whole.actions.first {
            var merged = command
            merged.action = told.action
            merged.message = told.message
            merged.addCount = told.addCount
            merged.changeCount = told.changeCount
            merged.removeCount = told.removeCount
            whole.actions[0] = merged
            return whole
        }
        for index in whole.actions.indices { whole.actions[index].position += 1 }
        for index in whole.diagnostics.indices { whole.diagnostics[index].position += 1 }
        whole.actions.insert(command, at: 0)
        return whole
    }
}
