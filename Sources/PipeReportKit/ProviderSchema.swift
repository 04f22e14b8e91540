import Foundation
import Terraform

/// What the AWS provider deprecates, in the version that a folder is really locked to.
enum ProviderSchema {
    /// Asks Terraform for the schema of the locked version.
    ///
    /// - Returns: nil where the built-in table serves: it is of that very version, the folder has not been initialised, or
    ///   Terraform is not there.
    static func locked(in folder: String, world: World) -> ProviderDeprecations? {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder + "/.terraform/providers"),
            let data = manager.contents(atPath: folder + "/" + TerraformLockFile.name)
        else { return nil }
        let versions = TerraformLockFile.versions(HCLParser.parse(path: TerraformLockFile.name, bytes: Array(data)))
        guard let version = versions.first(where: { $0.provider == "hashicorp/aws" })?.version,
            version != ProviderDeprecations.builtIn.version
        else { return nil }
        // It reads the installed plug-in alone and changes nothing; a plug-in that hangs must not hold up the audit.
        let output = Program.run(
            "terraform", ["providers", "schema", "-json"], in: folder, timeLimitSeconds: 60)
        guard let output, output.status == 0 else { return nil }
        return try? ProviderDeprecations(schema: Data(output.text.utf8), version: version)
    }
}
