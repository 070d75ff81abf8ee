// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "example",
    platforms: [.macOS(.v12)],
    // A package is known by the name of its folder: it must be another one than that of this package.
    dependencies: [.package(path: "../../bindings-mobile/OgiReport")],
    targets: [.executableTarget(name: "example", dependencies: [.product(name: "OgiReport", package: "OgiReport")])]
)
