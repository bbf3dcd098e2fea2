import LoopbackServer
import ProgramUnderTest

/// Pipelines and pages of tests in which pages are found.
enum FoundPages {
    /// A pipeline with one source or more over this machine; `sources` are YAML, beginning with `- name:`.
    static func pipeline(_ sources: String, fetch: String = "") -> String {
        let lines = sources.split(separator: "\n").map { "  \($0)\n" }.joined()
        return """
            name: found
            archive: archive
            contact: someone@example.org
            fetch:
              gap: 0
              attempts: 1
              allow-hosts: [127.0.0.1]
            \(fetch.isEmpty ? "" : "  \(fetch)\n")sources:
            \(lines)
            """
    }

    /// A page that lists others, with titles, and where it goes on.
    static func listing(_ links: [(path: String, title: String)], next: String? = nil) -> Reply {
        let items = links.map { "<li><a href=\"\($0.path)\">\($0.title)</a></li>" }.joined(separator: "\n")
        let more = next.map { "<p><a class=\"next\" href=\"\($0)\">older</a></p>" } ?? ""
        return .html(
            "<!DOCTYPE html><html><body><nav><a href=\"/about\">About</a></nav><ul class=\"news\">\n\(items)</ul>\(more)</body></html>"
        )
    }

    /// An RSS feed.
    static func rss(_ addresses: [String]) -> String {
        let items = addresses.map { "<item><title>Tidings</title><link>\($0)</link></item>" }.joined()
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tidings</title>\(items)</channel></rss>"
    }

    /// A sitemap of addresses and the last changes of their pages.
    static func sitemap(_ entries: [(address: String, modified: String?)]) -> String {
        let items = entries.map { entry in
            "<url><loc>\(entry.address)</loc>" + (entry.modified.map { "<lastmod>\($0)</lastmod>" } ?? "") + "</url>"
        }
        return "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            + items.joined() + "</urlset>"
    }

    /// A reply in XML.
    static func xml(_ text: String, fields: [(name: String, value: String)] = []) -> Reply {
        Reply(fields: [("Content-Type", "application/xml")] + fields, body: Array(text.utf8))
    }

    /// A page that is told unchanged to whoever has it.
    static func tagged(_ text: String, _ tag: String) -> Reply {
        Reply(
            fields: [("Content-Type", "text/html; charset=utf-8"), ("ETag", "\"\(tag)\"")], body: Array(text.utf8))
    }

    /// The answer that a page is as it was.
    static func unchanged(_ tag: String) -> Reply {
        Reply(
            steps: [.sendText("HTTP/1.1 304 Not Modified\r\nETag: \"\(tag)\"\r\n\r\n")], keepsConnection: true)
    }
}

extension LoopbackServer {
    /// What was asked for since so many requests, robots.txt left out.
    func targets(since count: Int = 0) -> [String] {
        requests.dropFirst(count).map(\.target).filter { $0 != "/robots.txt" }
    }
}
