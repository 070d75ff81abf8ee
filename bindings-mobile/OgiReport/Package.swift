// swift-tools-version:5.9
import Foundation
import PackageDescription

/// Whether something lies in this package's folder.
func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(name)")
}

// On Apple platforms the library comes as an XCFramework: the one that xcframework.sh made here, else that of the release.
// Elsewhere it is the shared library that `cargo xtask build-mobile` lays into native/, so that neither the linker nor the program
// must be told of it; without that folder, as in a package by URL, which may give the linker no paths, the library is
// installed (/usr/local/lib) or its folder named with -Xlinker -L.
#if os(Linux) || os(Windows)
let native = Target.systemLibrary(name: "OgiReportFFI", path: "Sources/OgiReportFFI")
let folder = "\(Context.packageDirectory)/native"
let linking: [LinkerSetting] = !has("native") ? [] : [
    .unsafeFlags(["-L\(folder)"]),
    .unsafeFlags(["-Xlinker", "-rpath", "-Xlinker", folder], .when(platforms: [.linux])),
]
#else
// The release writes its address and checksum here.
let release = (
    url: "https://github.com/ogi-report/ogi-report/releases/download/v0.1.0/OgiReportFFI.xcframework.zip",
    checksum: "0000000000000000000000000000000000000000000000000000000000000000"
)
let native: Target = has("OgiReportFFI.xcframework")
    ? .binaryTarget(name: "OgiReportFFI", path: "OgiReportFFI.xcframework")
    : .binaryTarget(name: "OgiReportFFI", url: release.url, checksum: release.checksum)
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
