import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Made pages of about 60 KB, and an nginx that serves them on the loopback interface.
final class LoopbackSite {
    let folder: String
    let pages: Int
    private let port: Int
    private let server: Process

    /// Makes the pages and starts the server. Throws where there is no nginx.
    init(pages: Int, in folder: String) throws(Complaint) {
        self.folder = folder
        self.pages = pages
        port = try LoopbackSite.freePort()
        server = Process()
        do {
            try FileManager.default.createDirectory(atPath: folder + "/pages", withIntermediateDirectories: true)
            for number in 0..<pages {
                try Data(LoopbackSite.page(number).utf8).write(
                    to: URL(fileURLWithPath: "\(folder)/pages/\(number).html"))
            }
            try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder + "/nginx.conf"))
            server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            server.arguments = ["nginx", "-p", folder, "-c", folder + "/nginx.conf", "-g", "daemon off;"]
            server.standardError = FileHandle.nullDevice
            try server.run()
        } catch {
            throw Complaint(text: "the pages cannot be made or nginx not be started: \(error)")
        }
        for _ in 0..<200 where !isUp() { usleep(10_000) }
        guard isUp() else { throw Complaint(text: "nginx did not start; install it (apt-get install nginx-light)") }
    }

    func stop() {
        server.terminate()
        server.waitUntilExit()
    }

    /// The address of a page; `host` is a name below `localhost`, or the literal address.
    func url(_ number: Int, host: String = "127.0.0.1") -> String { "http://\(host):\(port)/pages/\(number).html" }

    private var configuration: String {
        """
        worker_processes 1;
        pid \(folder)/nginx.pid;
        error_log \(folder)/error.log;
        events { worker_connections 512; }
        http {
          access_log off;
          types { text/html html; }
          keepalive_requests 1000000;
          client_body_temp_path \(folder); proxy_temp_path \(folder); fastcgi_temp_path \(folder);
          uwsgi_temp_path \(folder); scgi_temp_path \(folder);
          server { listen 127.0.0.1:\(port); root \(folder); sendfile on; }
        }
        """
    }

    /// Words in a fixed disorder, as many as make 60 KB, with what a page has around them.
    private static func page(_ number: Int) -> String {
        let words = [
            "copper", "zinc", "plant", "smelter", "output", "tonnes", "price", "market", "company", "project",
            "capacity",
            "line", "signed", "agreement", "on", "the", "of", "in", "to", "and", "for", "with", "new",
        ]
        var state = UInt64(number) &* 2 &+ 1
        var body = ""
        while body.utf8.count < 59_500 {
            body += "<p>"
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                body += words[Int(state >> 33) % words.count] + " "
            }
            body += "</p>\n"
        }
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Page \(number)</title></head><body><article>"
            + "<h1>Page \(number)</h1>\n\(body)</article></body></html>\n"
    }

    private static func freePort() throws(Complaint) -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw Complaint(text: "there is no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private func isUp() -> Bool {
        guard server.isRunning else { return false }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
