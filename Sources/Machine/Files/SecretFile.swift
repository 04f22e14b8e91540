/// Files that hold credentials by their name, wherever they lie.
///
/// A configuration may name any file of its repository, and a CI job may have written such a file into it.
package enum SecretFile {
    private static let names: Set<String> = [
        "credentials", "credentials.json", ".netrc", "_netrc", ".npmrc", ".yarnrc", ".yarnrc.yml", ".pypirc",
        ".git-credentials", ".dockercfg", ".htpasswd", ".pgpass", ".my.cnf", ".boto", ".s3cfg", ".terraformrc",
        "terraform.rc", ".vault-token", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "kubeconfig",
    ]
    private static let endings = [
        ".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk", ".gpg", ".env", ".tfvars",
        ".tfvars.json", ".tfstate", ".tfstate.backup", ".tfplan",
    ]
    private static let folders: Set<String> = [
        ".git", ".aws", ".ssh", ".gnupg", ".docker", ".kube", ".azure", ".gcloud", ".terraform.d",
        "terraform.tfstate.d",
    ]

    /// - Parameter steps: the path below the folder that may be read, without links.
    package static func isOne(_ steps: some BidirectionalCollection<some StringProtocol>) -> Bool {
        guard let name = steps.last?.lowercased() else { return false }
        return names.contains(name) || name.hasPrefix(".env") || endings.contains { name.hasSuffix($0) }
            || steps.dropLast().contains { folders.contains($0.lowercased()) }
    }
}
