// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "example",
    platforms: [.macOS(.v12)],
    dependencies: [.package(name: "OgiReport", path: "../../bindings-mobile/swift")],
    targets: [.executableTarget(name: "example", dependencies: [.product(name: "OgiReport", package: "OgiReport")])]
)
