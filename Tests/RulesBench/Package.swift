// swift-tools-version: 6.1
import PackageDescription

// Measures the whole catalogue over a generated snapshot: the targets under Sources are those of the project, by symbolic
// link. `scripts/bench rules` builds and runs it.

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]

let package = Package(
    // The same name, so that `package` declarations are seen.
    name: "pipereport",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .target(name: "Facts", swiftSettings: strict),
        .target(name: "Machine", swiftSettings: strict),
        .target(
            name: "SnapshotStore",
            dependencies: [
                "Facts", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(name: "Wiring", dependencies: ["Facts"], swiftSettings: strict),
        .target(name: "Derivation", dependencies: ["Facts", "SnapshotStore", "Wiring"], swiftSettings: strict),
        .target(name: "Rules", dependencies: ["Facts", "Machine", "SnapshotStore"], swiftSettings: strict),
        .executableTarget(
            name: "RulesBench", dependencies: ["Facts", "SnapshotStore", "Derivation", "Rules"],
            swiftSettings: strict),
    ]
)
