// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "ingot",
    products: [
        .executable(name: "ingot", targets: ["ingot"]),
        // For Benchmarks/, which is a package of its own.
        .library(name: "Rooms", targets: ["Model", "Fetching", "Extraction", "Segmentation", "Archive", "Ingestion"]),
        // For Fuzzing/, likewise.
        .library(name: "ReadingInvariants", targets: ["ReadingInvariants", "SchemaValidator"]),
        // Loaded before the program by Tests/Torture.
        .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    ],
    targets: [
        // C libraries of the system, found with pkg-config.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // The rooms of the house, in the order in which a page walks through them.
        .target(name: "Model"),
        // XPath over libxml2's documents: what lists and profiles of publishers are written in. No room, but a tool that
        // two rooms use, which do not know each other.
        .target(name: "XPath", dependencies: ["CLibXML2"]),
        .target(
            name: "Fetching", dependencies: ["Model", "XPath", "CCurl", "CLibXML2", "CZlib", "CBrotli", "CZstd"]),
        .target(name: "Extraction", dependencies: ["Model", "XPath", "CLibXML2"]),
        .target(name: "Segmentation", dependencies: ["Model"]),
        .target(name: "Archive", dependencies: ["Model", "CZlib", "CSQLite", "CCrypto"]),
        .target(
            name: "Ingestion",
            dependencies: [
                "Model", "XPath", "Fetching", "Extraction", "Segmentation", "Archive",
                .product(name: "Yams", package: "Yams"),
            ],
            // In the program itself, which is one file and works wherever it is copied.
            resources: [
                .embedInCode("Report/Resources/report.html"), .embedInCode("Report/Resources/report.css"),
                .embedInCode("Report/Resources/report.js"),
            ]),
        .executableTarget(
            name: "ingot",
            dependencies: [
                "Ingestion", "Model", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                // Not imported: their values pass through Ingestion, and when the layout of one changes, the command
                // line must be built again.
                "Archive", "Segmentation",
            ]),

        // Tests: a folder for each room.
        .systemLibrary(
            name: "CBrotliEncoder", path: "Tests/CBrotliEncoder", pkgConfig: "libbrotlienc",
            providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(
            name: "COpenSSL", path: "Tests/COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "LoopbackServer", dependencies: ["COpenSSL"], path: "Tests/LoopbackServer"),
        .target(name: "ProgramUnderTest", path: "Tests/ProgramUnderTest"),
        .target(name: "FaultShim", path: "Tests/Torture/FaultShim"),
        .target(name: "SchemaValidator", path: "Tests/SchemaValidator"),
        .target(name: "ReviewTruth", dependencies: ["Model"], path: "Tests/ReviewTruth"),
        .target(
            name: "ReadingInvariants", dependencies: ["Model", "Segmentation", "Archive", "Ingestion"],
            path: "Tests/ReadingInvariants"),
        .testTarget(
            name: "ModelTests", dependencies: ["Model", "ReadingInvariants", "SchemaValidator"], path: "Tests/Model"),
        .testTarget(
            name: "FetchingTests", dependencies: ["Fetching", "Model", "XPath", "LoopbackServer", "CBrotliEncoder"],
            path: "Tests/Fetching"),
        .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "Model"], path: "Tests/Extraction"),
        .testTarget(
            name: "SegmentationTests",
            dependencies: [
                "Segmentation", "Extraction", "Ingestion", "Model", "ReadingInvariants", "ReviewTruth",
                "SchemaValidator",
            ],
            path: "Tests/Segmentation"),
        .testTarget(
            name: "SamplesTests",
            dependencies: ["ingot", "Ingestion", "Model", "ReviewTruth", "SchemaValidator", "Segmentation"],
            path: "Tests/Samples"),
        .testTarget(
            name: "IngestionTests",
            dependencies: ["Ingestion", "Archive", "Fetching", "Model", "Segmentation", "XPath", "LoopbackServer"],
            path: "Tests/Ingestion"),
        .testTarget(
            name: "ArchiveTests", dependencies: ["Archive", "Model", "SchemaValidator"], path: "Tests/Archive"),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "ingot", "Archive", "Model", "LoopbackServer", "ProgramUnderTest", "SchemaValidator",
                .product(name: "Yams", package: "Yams"),
            ],
            path: "Tests/EndToEnd"),
        .testTarget(
            name: "BrowserTests", dependencies: ["ingot", "Archive", "Model", "ProgramUnderTest"], path: "Tests/Browser"
        ),
        .testTarget(
            name: "TortureTests", dependencies: ["ingot", "ProgramUnderTest"], path: "Tests/Torture",
            exclude: ["FaultShim"]),
    ],
    swiftLanguageModes: [.v6]
)
