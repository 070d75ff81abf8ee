// swift-tools-version:5.9
import PackageDescription

// On Apple platforms the library comes as an XCFramework (xcframework.sh makes it); elsewhere as the shared library that
// `cargo xtask build-mobile` lays into native/, so that neither the linker nor the program must be told of it.
#if os(Linux) || os(Windows)
let native = Target.systemLibrary(name: "OgiReportFFI", path: "Sources/OgiReportFFI")
let folder = "\(Context.packageDirectory)/native"
let linking: [LinkerSetting] = [
    .unsafeFlags(["-L\(folder)"]),
    .unsafeFlags(["-Xlinker", "-rpath", "-Xlinker", folder], .when(platforms: [.linux])),
]
#else
let native = Target.binaryTarget(name: "OgiReportFFI", path: "OgiReportFFI.xcframework")
let linking: [LinkerSetting] = []
#endif

let package = Package(
    name: "OgiReport",
    platforms: [.macOS(.v12), .iOS(.v15)],
    products: [.library(name: "OgiReport", targets: ["OgiReport"])],
    targets: [
        native,
        .target(name: "OgiReport", dependencies: ["OgiReportFFI"], linkerSettings: linking),
        .target(name: "OgiVectors", dependencies: ["OgiReport"]),
        .executableTarget(name: "vectors", dependencies: ["OgiVectors"]),
        .testTarget(name: "OgiReportTests", dependencies: ["OgiReport", "OgiVectors"]),
    ]
)
