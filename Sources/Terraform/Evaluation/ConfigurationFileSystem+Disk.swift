import Foundation

extension ConfigurationFileSystem {
    /// The files of this machine.
    package static let disk = ConfigurationFileSystem(
        listFiles: { folder in
            let manager = FileManager.default
            let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { name in
                var isFolder = ObjCBool(false)
                return manager.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
            }
        },
        read: { path in
            FileManager.default.contents(atPath: path).map { Array($0) }
        })
}
