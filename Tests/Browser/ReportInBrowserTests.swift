import Foundation
import ProgramUnderTest
import Testing

/// The report in a real browser, opened from a file as a person opens it.
@Suite(
    .serialized,
    .enabled(if: Browser.path != nil || Browser.isRequired, "no browser; Scripts/install-browser installs one"))
struct ReportInBrowserTests {
    private static let count = "document.getElementById('count').textContent"

    private static func element(_ id: String) -> String { "document.getElementById('\(id)')" }

    /// The button that has a key: what is counted, and its value.
    private static func bar(_ key: String) -> String {
        "[...document.querySelectorAll('button[data-key]')].find((node) => node.dataset.key === '\(key)')"
    }

    /// What the page says is shown.
    private static func told(_ shown: Int, of all: Int) -> String {
        shown == all ? "All \(all) events" : "\(shown) of \(all) events"
    }

    /// Nothing went wrong in the page and nothing was asked of the network.
    private func expectPeace(_ browser: Browser, _ report: ReportedArchive) throws {
        #expect(try browser.complaints() == [])
        #expect(browser.requests(besides: report.address) == [])
        #expect(try browser.text("typeof window.hacked") == "undefined")
    }

    @Test func `every event is counted where the archive's lines have it`() throws {
        let report = try ReportedArchive(hostile: false)
        let browser = try Browser()
        try browser.open(report.address)
        let lines = report.lines
        #expect(lines.count > 100)
        #expect(try browser.text(Self.count) == Self.told(lines.count, of: lines.count))

        let bars = try browser.value(
            "[...document.querySelectorAll('button.month')].map((bar) => [bar.dataset.key, bar.getAttribute('aria-label')])"
        )
        let months = Dictionary(grouping: lines.filter(\.isOfAMonth)) { $0.start?.prefix(7) ?? "" }
        var seen = 0
        for pair in bars as? [[String]] ?? [] where !pair[0].hasSuffix("longer") {
            let count = months[pair[0].prefix(7)]?.count ?? 0
            #expect(pair[1].hasSuffix(": \(count) event\(count == 1 ? "" : "s")"), "\(pair)")
            seen += 1
        }
        #expect(seen == months.count)
        let undated = lines.filter { $0.start == nil }.count
        #expect(undated > 0)
        #expect(try browser.text("\(Self.bar("year:none")).textContent") == "No date: \(undated) events")

        func counted(_ facet: String) throws -> [String: Int] {
            let pairs = try browser.value(
                "[...document.querySelectorAll('#facet-\(facet) button.value')].map((node) => [node.dataset.key, parseInt(node.querySelector('.number').textContent)])"
            )
            var counts: [String: Int] = [:]
            for pair in pairs as? [[Any]] ?? [] { counts[pair[0] as? String ?? ""] = pair[1] as? Int }
            return counts
        }
        let kinds = try counted("kind")
        #expect(kinds.count == Set(lines.map(\.kind)).count)
        for (kind, events) in Dictionary(grouping: lines, by: { $0.kind ?? "(none)" }) {
            #expect(kinds["kind:\(kind)"] == events.count, "\(kind)")
        }
        for (facet, names) in [("place", \ReportedArchive.Line.places), ("organization", \.organizations)] {
            let counts = try counted(facet)
            #expect(counts.count == 11, "ten names and none")
            for (key, count) in counts {
                let name = String(key.dropFirst(facet.count + 1))
                let events = lines.filter {
                    name == "(none)" ? $0[keyPath: names].isEmpty : $0[keyPath: names].contains(name)
                }
                #expect(events.count == count, "\(key)")
            }
        }
        try expectPeace(browser, report)
    }

    @Test func `words, kinds, places and months filter together, and the address keeps them`() throws {
        let report = try ReportedArchive(hostile: false)
        let browser = try Browser()
        try browser.open(report.address)
        let all = report.lines.count

        // Typed, letter by letter as it comes.
        try browser.click(Self.element("filter-text"))
        try browser.type("magnesium")
        let titled = try browser.number(
            "JSON.parse(document.getElementById('data').textContent).events.filter((event) => JSON.stringify([event.title, event.text]).toLowerCase().includes('magnesium')).length"
        )
        try browser.wait(until: "\(Self.count) !== '\(Self.told(all, of: all))'")
        let found = try browser.number("parseInt(\(Self.count))")
        #expect(found >= titled && found < all)
        #expect(titled == report.lines.filter { "\($0.title)\n\($0.text)".lowercased().contains("magnesium") }.count)
        #expect(try browser.text("location.hash") == "#text=magnesium")
        try browser.click(Self.element("clear"))
        try browser.wait(until: "\(Self.count) === '\(Self.told(all, of: all))'")
        #expect(try browser.text("location.hash") == "")
        #expect(try browser.text("\(Self.element("filter-text")).value") == "")

        // A kind from the list.
        let policies = report.lines.filter { $0.kind == "policy" }
        try browser.value(
            "\(Self.element("filter-kind")).value = 'policy'; \(Self.element("filter-kind")).dispatchEvent(new Event('change'))"
        )
        #expect(try browser.text(Self.count) == Self.told(policies.count, of: all))
        #expect(try browser.number("document.querySelectorAll('#list > li').length") == min(50, policies.count))

        // A place by its bar, on top of it: the place that most of them name.
        let place = try #require(
            Dictionary(grouping: policies.flatMap(\.places)) { $0 }.max {
                ($0.value.count, $1.key) < ($1.value.count, $0.key)
            }?.key)
        try browser.click(Self.bar("place:\(place)"))
        let both = policies.filter { $0.places.contains(place) }
        #expect(try browser.text(Self.count) == Self.told(both.count, of: all))
        #expect(try browser.text("\(Self.element("filter-place")).value") == place)
        #expect(try browser.text("\(Self.bar("place:\(place)")).getAttribute('aria-pressed')") == "true")
        #expect(try browser.holds("document.activeElement === \(Self.bar("place:\(place)"))"), "the focus stays")

        // Opened again at the same address it shows the same; the button back leads back.
        let address = try browser.text("location.href")
        try browser.value(
            "history.back(); watched.until(() => \(Self.count) === '\(Self.told(policies.count, of: all))')")
        try browser.open(address)
        #expect(try browser.text(Self.count) == Self.told(both.count, of: all))
        #expect(try browser.number("document.querySelectorAll('#chosen .chip').length") == 2)

        // A month by its bar.
        try browser.click(Self.element("clear"))
        let month = try #require(
            Dictionary(grouping: report.lines.filter(\.isOfAMonth)) { $0.start?.prefix(7) ?? "" }
                .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
        try browser.click(Self.bar(String(month.key)))
        #expect(try browser.text(Self.count) == Self.told(month.value.count, of: all))
        let days = try browser.value(
            "[...document.querySelectorAll('#list time')].map((time) => time.dateTime.slice(0, 7))")
        #expect(Set(days as? [String] ?? []) == [String(month.key)])
        // Chosen again it is chosen no more.
        try browser.click(Self.bar(String(month.key)))
        #expect(try browser.text(Self.count) == Self.told(all, of: all))

        // Those without a date.
        try browser.click(Self.bar("year:none"))
        #expect(try browser.text(Self.count) == Self.told(report.lines.filter { $0.start == nil }.count, of: all))

        // What nothing answers to.
        try browser.open(report.address + "#text=zeppelin")
        #expect(try browser.text(Self.count) == Self.told(0, of: all))
        #expect(try browser.text("\(Self.element("more-note")).textContent") == "No event answers to these filters.")
        try expectPeace(browser, report)
    }

    @Test func `an event leads to its sources and to the words that were saved`() throws {
        let report = try ReportedArchive(hostile: false)
        let browser = try Browser()
        try browser.open(report.address)
        let index = try browser.number(
            "[...document.querySelectorAll('#list > li')].findIndex((node) => node.textContent.includes('further page'))"
        )
        #expect(index >= 0, "an event that another page reported")
        let entry = "document.querySelectorAll('#list > li')[\(index)]"
        #expect(try browser.number("\(entry).querySelectorAll('.words').length") == 0, "made when it is wanted")
        try browser.click("\(entry).querySelector('summary')")
        try browser.wait(until: "\(entry).querySelector('.words')")
        let title = try browser.text("\(entry).querySelector('h3').textContent")
        let line = try #require(report.lines.first { $0.title == title })
        let words = try browser.text("\(entry).querySelector('.words').textContent")
        #expect(report.lines.contains { $0.text == words }, "\(line.text)")
        #expect(try browser.number("\(entry).querySelectorAll('mark').length") > 0, "what was read stands out")
        #expect(
            try browser.number("\(entry).querySelectorAll('.further li li').length") > 0, "why it is the same event")
        let links = try browser.value("[...\(entry).querySelectorAll('a')].map((link) => [link.protocol, link.rel])")
        #expect(Set(links as? [[String]] ?? []) == [["https:", "noopener noreferrer"]])

        // More of them come when they are asked for.
        try browser.click(Self.element("more"))
        #expect(try browser.number("document.querySelectorAll('#list > li').length") == 100)
        // Chinese says that it is.
        try browser.open(report.address + "#text=%E7%A8%80%E5%9C%9F")
        #expect(try browser.text("document.querySelector('#list .excerpt').lang") == "zh")
        #expect(try browser.number("document.querySelectorAll('#list > li').length") > 0)
        try expectPeace(browser, report)
    }

    @Test func `amounts of a unit are drawn over time, and stand in a table`() throws {
        let report = try ReportedArchive(hostile: false)
        let browser = try Browser()
        try browser.open(report.address + "#unit=t")
        let amounts = try browser.number(
            "JSON.parse(document.getElementById('data').textContent).events.flatMap((event) => (event.quantities ?? []).filter((one) => one.unit === 't' && event.date)).length"
        )
        #expect(amounts > 10)
        #expect(try browser.number("document.querySelectorAll('#amounts circle').length") == amounts)
        #expect(
            try browser.holds(
                "[...document.querySelectorAll('#amounts circle')].every((dot) => isFinite(dot.cx.baseVal.value) && isFinite(dot.cy.baseVal.value))"
            ))
        // One stop for the Tab key; arrows move, Enter shows the event.
        #expect(try browser.number("document.querySelectorAll('#amounts [tabindex=\"0\"]').length") == 1)
        try browser.value("document.querySelector('#amounts [tabindex=\"0\"]').focus()")
        try browser.press("ArrowLeft", 37)
        #expect(try browser.text("\(Self.element("amount-reading")).textContent").contains("choose the point"))
        try browser.press("Enter", 13, text: "\r")
        try browser.wait(until: "\(Self.element("amount-event")).querySelector('.words')")
        try browser.click("\(Self.element("amounts-table")).querySelector('summary')")
        try browser.wait(until: "\(Self.element("amounts-table")).querySelector('tbody tr')")
        #expect(try browser.number("\(Self.element("amounts-table")).querySelectorAll('tbody tr').length") >= amounts)
        try browser.value(
            "\(Self.element("unit")).value = '%'; \(Self.element("unit")).dispatchEvent(new Event('change'))")
        #expect(try browser.text("location.hash") == "#unit=%25")
        try browser.click(Self.element("logarithmic"))
        #expect(try browser.holds("\(Self.element("logarithmic")).checked"))
        try expectPeace(browser, report)
    }

    @Test func `whatever a page tries, it is text`() throws {
        let report = try ReportedArchive(hostile: true)
        let browser = try Browser()
        try browser.open(report.address + "#year=\(HostileEvents.year)")
        let count = HostileEvents.all.count
        #expect(try browser.text(Self.count) == Self.told(count, of: report.lines.count))
        // Everything that can be opened, pointed at or chosen.
        try browser.value("for (const details of document.querySelectorAll('details')) details.open = true")
        try browser.wait(until: "document.querySelectorAll('#list .words').length >= \(count)")
        let shown = try browser.value("[...document.querySelectorAll('#list h3')].map((title) => title.textContent)")
        for text in HostileEvents.texts {
            let visible = text.unicodeScalars.contains { $0.value < 0x20 || 0x200B...0x206F ~= $0.value }
            if !visible { #expect((shown as? [String])?.contains(text) == true, "\(text)") }
        }
        #expect(
            (shown as? [String])?.contains { $0.hasPrefix("cod\u{FFFD}gpj.exe") && $0.contains("\u{241B}") } == true)
        let body = try browser.text("document.body.innerText")
        #expect(
            !body.unicodeScalars.contains {
                0x202A...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value || $0.value == 0x1B
            })
        for element in [
            "img", "iframe", "object", "embed", "link", "base", "svg svg", "script:not([id]):not(:last-of-type)",
        ] {
            #expect(try browser.number("document.querySelectorAll('\(element)').length") == 0, "\(element)")
        }
        #expect(try browser.number("document.scripts.length") == 2)
        #expect(
            try browser.value(
                "[...document.querySelectorAll('*')].flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith('on'))"
            )
                as? [String] == [])
        let links =
            try browser.value("[...document.querySelectorAll('#report a')].map((link) => link.href)") as? [String]
        #expect(links == [], "none of these addresses is one of the web")
        // All of it can be counted and chosen like anything else.
        for text in ["__proto__", "constructor"] {
            try browser.open(report.address + "#place=\(text)")
            #expect(try browser.text(Self.count) == Self.told(1, of: report.lines.count))
        }
        for (number, text) in HostileEvents.texts.enumerated() {
            let words = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            try browser.open(
                report.address + "#text=\(words)&kind=\(words)&unit=\(words)&month=\(words)&sort=\(words)&year=x")
            #expect(try browser.text(Self.count) == Self.told(0, of: report.lines.count), "\(number)")
        }
        try expectPeace(browser, report)
    }

    /// Widths, colours, and whether hostile text is there too.
    @Test(arguments: [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")])
    func `it fits a desk and a phone, in the light and in the dark`(width: Int, colors: String) throws {
        let report = try ReportedArchive(hostile: true)
        let browser = try Browser()
        let height = width == 375 ? 812 : 900
        try browser.open(report.address, width: width, height: height, colors: colors)
        try keep(browser.picture(), "report-\(width)-\(colors)", width, height)
        try browser.value("for (const details of document.querySelectorAll('details')) details.open = true")
        try browser.wait(until: "document.querySelectorAll('#list .words').length >= 50")
        for part in ["", "#year=\(HostileEvents.year)"] {
            if !part.isEmpty {
                try browser.value(
                    "location.hash = '\(part)'; watched.until(() => \(Self.count).startsWith('\(HostileEvents.all.count) '))"
                )
            }
            #expect(try browser.number("document.documentElement.scrollWidth") <= width, "\(part)")
            let wide = try browser.value(
                "[...document.querySelectorAll('body *:not(.unseen):not(.skip)')].filter((node) => !node.closest('.scroller, svg, .unseen') && node.getBoundingClientRect().right > innerWidth + 0.5).map((node) => node.tagName + '.' + node.className)"
            )
            #expect(wide as? [String] == [], "nothing is cut off at the side")
        }
        // Letters stand out from what is behind them: 4.5 to 1 (Web Content Accessibility Guidelines 2.2, 1.4.3).
        let weak = try browser.value(Self.contrast)
        #expect(weak as? [String] == [])
        try browser.value("document.getElementById('list-heading').scrollIntoView(); 0")
        try keep(browser.picture(), "list-\(width)-\(colors)", width, height)
        try expectPeace(browser, report)
    }

    /// The texts whose colour is too near to that of their ground.
    private static let contrast = """
        (() => {
          const parse = (color) => color.match(/[\\d.]+/g).map(Number);
          const light = ([red, green, blue]) => [red, green, blue].map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
          const ground = (node) => {
            for (let one = node; one; one = one.parentElement) {
              const color = parse(getComputedStyle(one).backgroundColor);
              if (color.length < 4 || color[3] > 0) return color;
            }
            return [255, 255, 255];
          };
          const weak = new Set();
          for (const node of document.querySelectorAll("body *")) {
            if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
            if (node.closest("script, noscript, option, .skip, .unseen, svg") || !node.checkVisibility()) continue;
            const [one, other] = [light(parse(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
            const ratio = (one + 0.05) / (other + 0.05);
            if (ratio < 4.5) weak.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
          }
          return [...weak];
        })()
        """

    /// Checks that a picture is one of that size, and keeps it where `INGOT_SCREENSHOTS` names a folder.
    private func keep(_ picture: [UInt8], _ name: String, _ width: Int, _ height: Int) throws {
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        func number(_ place: Int) -> Int { picture[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
        try #require(picture.count > 24)
        #expect(number(16) == width && number(20) == height)
        #expect(Set(picture).count > 100, "something is in it")
        guard let folder = ProcessInfo.processInfo.environment["INGOT_SCREENSHOTS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }

    @Test func `the keyboard reaches all of it`() throws {
        let report = try ReportedArchive(hostile: false)
        let browser = try Browser()
        try browser.open(report.address)
        var reached: [String] = []
        for _ in 0..<40 {
            try browser.press("Tab", 9)
            reached.append(
                try browser.text(
                    "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
        }
        #expect(reached.first == "skip", "past everything, to the list")
        let controls = [
            "filter-text", "filter-kind", "filter-place", "filter-organization", "filter-source", "filter-year",
            "filter-month",
        ]
        #expect(Array(reached[1...7]) == controls)
        #expect(reached.filter { $0 == "month" }.count == 1, "one stop for all months")
        #expect(reached.contains("value") && reached.contains("undated"))
        #expect(
            try browser.holds("getComputedStyle(document.activeElement).outlineStyle !== 'none'"),
            "one sees where one is")

        // Arrows move between months; Enter chooses, and the focus stays there.
        try browser.value("document.querySelector('button.month[tabindex=\"0\"]').focus()")
        try browser.press("ArrowRight", 39)
        let key = try browser.text("document.activeElement.dataset.key")
        let month = report.lines.filter { $0.isOfAMonth && $0.start?.prefix(7) ?? "" == key }.count
        #expect(month > 0)
        try browser.press("Enter", 13, text: "\r")
        try browser.wait(until: "\(Self.count) === '\(Self.told(month, of: report.lines.count))'")
        #expect(try browser.text("document.activeElement.dataset.key") == key)
        try browser.press("ArrowDown", 40)
        #expect(try browser.text("document.activeElement.dataset.key").hasPrefix("2025-"))

        // Everything that can be used has a name, every heading its place, every landmark is there.
        let nameless = try browser.value(
            "[...document.querySelectorAll('button, input, select, a, summary, [role=button]')].filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim() || node.labels?.length)).map((node) => node.outerHTML)"
        )
        #expect(nameless as? [String] == [])
        let levels =
            try browser.value(
                "[...document.querySelectorAll('h1, h2, h3, h4')].filter((node) => node.checkVisibility()).map((node) => Number(node.tagName[1]))"
            ) as? [Int] ?? []
        #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "no level is passed over")
        for landmark in ["header", "main", "footer", "[role=search]", "[role=status]"] {
            #expect(try browser.number("document.querySelectorAll('\(landmark)').length") >= 1, "\(landmark)")
        }
        let twice = try browser.value(
            "[...document.querySelectorAll('[id]')].map((node) => node.id).filter((id, index, all) => all.indexOf(id) !== index)"
        )
        #expect(twice as? [String] == [])
        try expectPeace(browser, report)
    }

    @Test func `without scripts it still says how much there is, and of what`() throws {
        let report = try ReportedArchive(hostile: true)
        let browser = try Browser()
        try browser.ask("Emulation.setScriptExecutionDisabled", ["value": true])
        try browser.open(report.address, width: 375, height: 812)
        let body = try browser.text("document.body.innerText")
        #expect(body.contains("\(report.lines.count)"))
        #expect(body.contains("Charts and filters need the script"))
        #expect(try browser.number("document.querySelectorAll('noscript ol > li').length") == 100)
        #expect(try browser.number("document.documentElement.scrollWidth") <= 375)
        #expect(browser.requests(besides: report.address) == [])
    }

    @Test func `printed, the list shows what is behind each event`() throws {
        let report = try ReportedArchive(hostile: false)
        let browser = try Browser()
        try browser.open(report.address + "#kind=policy")
        let listed = try browser.number("document.querySelectorAll('#list > li').length")
        try browser.value(
            "window.printed = 0; addEventListener('afterprint', () => { printed += document.querySelectorAll('#list .words').length })"
        )
        let paper = try browser.ask("Page.printToPDF", ["printBackground": false])
        let bytes = Data(base64Encoded: paper["data"] as? String ?? "") ?? Data()
        #expect(bytes.starts(with: Array("%PDF".utf8)))
        try browser.wait(until: "window.printed > 0")
        #expect(try browser.number("window.printed") >= listed)
        #expect(try browser.number("document.querySelectorAll('#list details[open]').length") == 0, "closed again")
        try expectPeace(browser, report)
    }
}
