package import Machine

/// A value that holds secrets in passing: it prints and reflects as its type's name.
protocol HidesContents: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension HidesContents {
    package var description: String { "\(Self.self)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension AWSEnvironment: HidesContents {}
extension CredentialDocument: HidesContents {}
extension EndpointSettings: HidesContents {}
extension ProcessAnswer: HidesContents {}
extension ProcessRunner: HidesContents {}
extension RoleRequest: HidesContents {}
extension SharedFiles: HidesContents {}
