// swift-tools-version:5.9
import PackageDescription

// On Apple platforms the library comes as an XCFramework (xcframework.sh makes it); elsewhere as a shared library that
// the linker is told of: swift build -Xlinker -LFOLDER.
#if os(Linux) || os(Windows)
let native = Target.systemLibrary(name: "OgiReportFFI", path: "Sources/OgiReportFFI")
#else
let native = Target.binaryTarget(name: "OgiReportFFI", path: "OgiReportFFI.xcframework")
#endif

let package = Package(
    name: "OgiReport",
    platforms: [.macOS(.v12), .iOS(.v15)],
    products: [.library(name: "OgiReport", targets: ["OgiReport"])],
    targets: [
        native,
        .target(name: "OgiReport", dependencies: ["OgiReportFFI"]),
        .target(name: "OgiVectors", dependencies: ["OgiReport"]),
        .executableTarget(name: "vectors", dependencies: ["OgiVectors"]),
        .testTarget(name: "OgiReportTests", dependencies: ["OgiReport", "OgiVectors"]),
    ]
)
