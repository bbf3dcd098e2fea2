// swift-tools-version: 6.0
import PackageDescription

// A package of its own, so that whoever builds Ingot does not build what measures it.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "ingot", path: "..")],
    targets: [
        .systemLibrary(name: "SystemLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "LibXML2Baseline", dependencies: ["SystemLibXML2"]),
        .target(name: "ReturnedMemory"),
        .executableTarget(
            name: "measure",
            dependencies: [.product(name: "Rooms", package: "ingot"), "LibXML2Baseline", "ReturnedMemory"],
            path: "Sources/Measure"),
    ],
    swiftLanguageModes: [.v6]
)
