package import Machine
package import Terraform

extension ConfigurationFileSystem {
    /// The files of this machine, of which only those inside the boundary are read.
    package static func disk(_ boundary: ReadBoundary) -> ConfigurationFileSystem {
        ConfigurationFileSystem(
            listFiles: { (try? boundary.fileNames(in: $0)) ?? [] },
            read: { try? boundary.contents($0) },
            readNamed: { path in
                guard (try? boundary.refuseSecrets(path)) != nil else { return nil }
                return try? boundary.contents(path)
            },
            identity: { CanonicalPath.of($0) ?? $0 },
            refusal: { path in
                do throws(ReadRefusal) {
                    let canonical = try boundary.canonical(path)
                    if CanonicalPath.isFolder(canonical) {
                        _ = try boundary.names(in: path)
                    } else {
                        _ = try boundary.contents(path)
                    }
                    return nil
                } catch {
                    // That a module's folder is missing is said of the module.
                    return error == .missing ? nil : error.description
                }
            })
    }
}
