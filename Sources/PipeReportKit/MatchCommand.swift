import Facts
import Foundation
import Machine
import Wiring

/// `pipereport match`: whether an EventBridge pattern matches an event, offline.
package struct MatchCommand: Sendable {
    /// Where a text is read from.
    package enum Source: Sendable, Hashable, CustomStringConvertible {
        case file(String)
        case standardInput

        /// - Parameter argument: a path, or `-` for standard input.
        package init(_ argument: String) {
            self = argument == "-" ? .standardInput : .file(argument)
        }

        package var description: String {
            switch self {
            case .file(let path): path
            case .standardInput: "standard input"
            }
        }
    }

    /// The longest event that is read.
    ///
    /// Units: bytes.
    static let maximumEventBytes = 1 << 20

    package init() {}

    /// Prints `true` or `false`.
    ///
    /// - Throws: `CommandError` with EventBridge's reason when the pattern is not valid, or when the event is no object.
    package func decide(pattern: Source, event: Source, _ world: World) throws {
        let patternText = try text(pattern, limit: EventPattern.maximumBytes, world)
        let eventText = try text(event, limit: Self.maximumEventBytes, world)
        let compiled: EventPattern
        do throws(EventPatternError) { compiled = try EventPattern(parsing: patternText) } catch {
            throw CommandError("\(pattern): \(FindingTable.visible("\(error)"))")
        }
        let document: EventDocument
        do throws(EventDocument.Refusal) { document = try EventDocument(parsing: eventText) } catch {
            throw CommandError("\(event): \(error)")
        }
        do throws(LimitError) { world.out(try compiled.decide(document) ? "true\n" : "false\n") } catch {
            throw CommandError("\(event): \(error)")
        }
    }

    /// Prints one verdict for each line of `input` that is not blank: `true`, `false`, or `invalid` and the reason.
    package func stream(_ input: Source, _ world: World) throws {
        let handle = try open(input, world)
        defer { if input != .standardInput { try? handle.close() } }
        var stream = PatternMatchStream()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            // Not FileHandle, which reads a file whole or waits for the buffer to be full.
            let count = buffer.withUnsafeMutableBytes { read(handle.fileDescriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandError("Cannot read \(input): \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            // What can be said now is said now, to a program that waits for it before it writes on.
            write(buffer.withUnsafeBufferPointer { stream.feed(UnsafeBufferPointer(rebasing: $0[..<count])) }, world)
        }
        write(stream.finish(), world)
    }

    private func write(_ verdicts: String, _ world: World) {
        if !verdicts.isEmpty { world.out(verdicts) }
    }

    /// - Parameter limit: how many bytes are read.
    private func text(_ source: Source, limit: Int, _ world: World) throws -> String {
        let handle = try open(source, world)
        defer { if source != .standardInput { try? handle.close() } }
        let data: Data
        do { data = try handle.read(upToCount: limit + 1) ?? Data() } catch {
            throw CommandError("Cannot read \(source): \(error.localizedDescription)")
        }
        guard data.count <= limit else {
            throw CommandError("\(source) is larger than \(limit) bytes, which is the limit.")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandError("\(source) is not UTF-8 text.")
        }
        return text
    }

    private func open(_ source: Source, _ world: World) throws -> FileHandle {
        guard case .file(let path) = source else { return .standardInput }
        do throws(ReadRefusal) {
            try CheckoutLinks(here: world.currentDirectory).check(path)
        } catch {
            throw CommandError("\(path) \(error).")
        }
        let base = URL(fileURLWithPath: world.currentDirectory, isDirectory: true)
        do { return try FileHandle(forReadingFrom: URL(fileURLWithPath: path, relativeTo: base)) } catch {
            throw CommandError("Cannot read \(path): \(error.localizedDescription)")
        }
    }
}
