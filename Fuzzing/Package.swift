// swift-tools-version: 6.0
import PackageDescription

// A package of its own, so that whoever builds Ingot does not build what attacks it. `Fuzzing/run` builds all of it, Ingot
// too, with `-sanitize=fuzzer`: without that libFuzzer sees nothing of what it reaches.
let package = Package(
    name: "fuzzing",
    dependencies: [.package(name: "ingot", path: "..")],
    targets: [
        .target(name: "LibFuzzer"),
        .target(name: "FuzzRun", dependencies: [.product(name: "ReadingInvariants", package: "ingot"), "LibFuzzer"]),
        .executableTarget(
            name: "fuzz-reading",
            dependencies: [.product(name: "ReadingInvariants", package: "ingot"), "LibFuzzer", "FuzzRun"],
            path: "Sources/FuzzReading"),
        .executableTarget(
            name: "fuzz-extraction",
            dependencies: [.product(name: "ReadingInvariants", package: "ingot"), "FuzzRun"],
            path: "Sources/FuzzExtraction"),
    ],
    swiftLanguageModes: [.v6]
)
