import Foundation

/// A browser with one page open in it, and all that went wrong there.
final class Browser {
    /// The names under which the browser is known, the smallest first.
    private static let names = [
        "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome",
    ]

    /// The browser of this machine: the one that `INGOT_BROWSER` names, or the first of its names on the PATH.
    static let path: String? = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["INGOT_BROWSER"] { return named }
        let folders = environment["PATH", default: "/usr/bin:/bin"].split(separator: ":")
        return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Whether the tests fail where there is no browser.
    static let isRequired = ProcessInfo.processInfo.environment["INGOT_BROWSER_REQUIRED"] == "1"

    private let pipe: BrowserPipe
    private let session: String

    /// Starts the browser with an empty page.
    init() throws {
        guard let program = Browser.path else {
            throw BrowserPipe.Failure(
                description: "there is no browser; Scripts/install-browser installs one, INGOT_BROWSER names one")
        }
        var arguments = [
            "--headless", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--hide-scrollbars", "--force-color-profile=srgb", "about:blank",
        ]
        // Its sandbox does not work for root, who runs the tests in containers; the page is our own.
        if geteuid() == 0 { arguments.insert("--no-sandbox", at: 0) }
        pipe = try BrowserPipe(program: program, arguments: arguments)
        let target = try pipe.ask("Target.createTarget", ["url": "about:blank"])
        let attached = try pipe.ask(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        guard let session = attached["sessionId"] as? String else {
            throw BrowserPipe.Failure(description: "the browser gives no session: \(attached)")
        }
        self.session = session
        for domain in ["Page", "Runtime", "Network", "Log"] { try ask("\(domain).enable") }
        try ask("Page.addScriptToEvaluateOnNewDocument", ["source": Browser.watcher])
    }

    /// Asks for something about the page.
    @discardableResult
    func ask(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        try pipe.ask(method, parameters, session: session)
    }

    /// Runs before the page's own script: collects what its policy forbids, and tells when something is so.
    private static let watcher = """
        window.watched = { violations: [], until: (test) => new Promise((done) => {
          const look = () => { if (test()) { observer.disconnect(); done(true); } };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          look();
        }) };
        addEventListener("securitypolicyviolation", (event) =>
          watched.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));
        """

    // MARK: The page

    /// Opens an address and waits until it is loaded.
    func open(_ address: String, width: Int = 1280, height: Int = 900, colors: String = "light") throws {
        try ask(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
        try ask(
            "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": colors]]])
        // A change behind "#" alone would load nothing.
        try load("about:blank")
        try load(address)
    }

    private func load(_ address: String) throws {
        let place = pipe.told.count
        let answer = try ask("Page.navigate", ["url": address])
        if let error = answer["errorText"] as? String { throw BrowserPipe.Failure(description: "\(address): \(error)") }
        try pipe.wait(for: "Page.loadEventFired", since: place)
    }

    /// The value of an expression; a promise is waited for.
    @discardableResult
    func value(_ expression: String) throws -> Any {
        let answer = try ask(
            "Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true])
        if let details = answer["exceptionDetails"] as? [String: Any] {
            let exception = details["exception"] as? [String: Any]
            throw BrowserPipe.Failure(
                description: "\(expression): \(exception?["description"] ?? details["text"] ?? details)")
        }
        return (answer["result"] as? [String: Any])?["value"] ?? NSNull()
    }

    /// The text that an expression gives.
    func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }

    /// The number that an expression gives; -1 for anything else.
    func number(_ expression: String) throws -> Int { try value(expression) as? Int ?? -1 }

    /// Whether an expression is true.
    func holds(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }

    /// Waits until an expression is true.
    func wait(until expression: String) throws { try value("watched.until(() => \(expression))") }

    // MARK: What a person does

    /// Presses the mouse button in the middle of the element that an expression gives.
    func click(_ element: String) throws {
        let place = try value(
            """
            (() => { const node = \(element); node.scrollIntoView({ block: "center" });
              const box = node.getBoundingClientRect();
              return [box.x + Math.min(box.width / 2, 40), box.y + box.height / 2]; })()
            """)
        guard let place = place as? [Double], place.count == 2 else {
            throw BrowserPipe.Failure(description: "\(element) is nowhere")
        }
        for kind in ["mousePressed", "mouseReleased"] {
            try ask(
                "Input.dispatchMouseEvent",
                ["type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
        }
    }

    /// Types into the element that has the focus.
    func type(_ text: String) throws { try ask("Input.insertText", ["text": text]) }

    /// Presses a key: its name, its code, and what it types.
    func press(_ key: String, _ code: Int, text: String? = nil, shift: Bool = false) throws {
        var parameters: [String: Any] = [
            "key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": shift ? 8 : 0,
        ]
        if let text { parameters["text"] = text }
        try ask("Input.dispatchKeyEvent", parameters.merging(["type": text == nil ? "rawKeyDown" : "keyDown"]) { $1 })
        parameters["text"] = nil
        try ask("Input.dispatchKeyEvent", parameters.merging(["type": "keyUp"]) { $1 })
    }

    /// The picture of what is seen, as PNG.
    func picture() throws -> [UInt8] {
        let answer = try ask("Page.captureScreenshot", ["format": "png"])
        return Data(base64Encoded: answer["data"] as? String ?? "").map { Array($0) } ?? []
    }

    // MARK: What went wrong

    /// Errors and warnings of scripts and of the browser, dialogs, what the page's policy forbade.
    func complaints() throws -> [String] {
        var complaints = (try value("watched.violations") as? [String] ?? []).map { "forbidden: \($0)" }
        for message in pipe.told {
            switch message.method {
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded",
                "Page.javascriptDialogOpening",
                "Inspector.targetCrashed", "Page.windowOpen", "Page.downloadWillBegin":
                complaints.append("\(message.method): \(message.parameters)")
            default: break
            }
        }
        return complaints
    }

    /// The addresses that were asked for, but for the page itself and the empty one.
    func requests(besides page: String) -> [String] {
        pipe.told.filter { $0.method == "Network.requestWillBeSent" }
            .compactMap { ($0.parameters["request"] as? [String: Any])?["url"] as? String }
            .filter { $0 != page && $0 != "about:blank" }
    }
}
