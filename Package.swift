// swift-tools-version: 6.1
import PackageDescription

// The arrows between targets are a promise of ARCHITECTURE.md; a test compares every file's imports with
// its table, because SwiftPM does not stop an undeclared import of a sibling target.

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]

let package = Package(
    name: "pipereport",
    platforms: [.macOS(.v13)],
    products: [.executable(name: "pipereport", targets: ["pipereport"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(
            name: "CExpat", pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"])]),

        .target(name: "Facts", swiftSettings: strict),
        .target(name: "Machine", swiftSettings: strict),
        .target(
            name: "SnapshotStore",
            dependencies: [
                "Facts", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "AWSClient",
            dependencies: [
                "Facts", "Machine", "CCurl", "CExpat",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(name: "Terraform", dependencies: ["Facts"], swiftSettings: strict),
        .target(name: "Wiring", dependencies: ["Facts"], swiftSettings: strict),
        .target(
            name: "Collectors",
            dependencies: [
                "Facts", "Machine", "SnapshotStore", "AWSClient", "Terraform",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(name: "Derivation", dependencies: ["Facts", "SnapshotStore", "Wiring"], swiftSettings: strict),
        .target(name: "Rules", dependencies: ["Facts", "Machine", "SnapshotStore"], swiftSettings: strict),
        .executableTarget(name: "EmbedTemplates", path: "Plugins/EmbedTemplatesTool"),
        .plugin(name: "EmbedTemplatesPlugin", capability: .buildTool(), dependencies: ["EmbedTemplates"]),
        .target(
            name: "Templates", path: "templates",
            exclude: ["assets", "markdown", "site"],
            swiftSettings: strict, plugins: ["EmbedTemplatesPlugin"]),
        .target(
            name: "Reporting",
            dependencies: [
                "Facts", "SnapshotStore", "Templates", "CCmark", .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict),
        .target(
            name: "PipeReportKit",
            dependencies: [
                "Facts", "Machine", "SnapshotStore", "AWSClient", "Terraform", "Wiring", "Collectors", "Derivation",
                "Rules", "Templates", "Reporting", .product(name: "Yams", package: "Yams"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "pipereport",
            dependencies: [
                "Facts", "PipeReportKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .testTarget(name: "FactsTests", dependencies: ["Facts"], swiftSettings: strict),
        .testTarget(name: "MachineTests", dependencies: ["Machine"], swiftSettings: strict),
        .testTarget(name: "WiringTests", dependencies: ["Wiring", "Facts"], swiftSettings: strict),
        .testTarget(
            name: "AWSClientTests",
            dependencies: ["AWSClient", "Facts", "Machine", .product(name: "Logging", package: "swift-log")],
            exclude: ["botocore_signatures.py", "moto_world.py"], swiftSettings: strict),
        .testTarget(
            name: "SnapshotStoreTests",
            dependencies: ["SnapshotStore", "Facts", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(
            name: "TerraformTests", dependencies: ["Terraform", "Collectors", "Facts", "Machine"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "DerivationTests", dependencies: ["Derivation", "SnapshotStore", "Facts"], swiftSettings: strict),
        .testTarget(
            name: "RulesTests",
            dependencies: ["Rules", "SnapshotStore", "Facts", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests", dependencies: ["Reporting", "SnapshotStore", "Facts", "Templates"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "PipeReportKitTests",
            dependencies: [
                "PipeReportKit", "SnapshotStore", "Facts", "Machine", "Rules", "AWSClient", "Collectors", "Derivation",
                "Reporting", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ]
)
