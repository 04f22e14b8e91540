// swift-tools-version: 6.1
import PackageDescription

// Measures what no product offers: the targets under Sources are those of the project, by symbolic link, and nothing of
// its dependencies is built. `scripts/bench wiring` builds and runs it.

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]

let package = Package(
    // The same name, so that `package` declarations are seen.
    name: "pipereport",
    platforms: [.macOS(.v13)],
    targets: [
        .target(name: "Facts", swiftSettings: strict),
        .target(name: "Wiring", dependencies: ["Facts"], swiftSettings: strict),
        .executableTarget(name: "WiringBench", dependencies: ["Wiring"], swiftSettings: strict),
    ]
)
