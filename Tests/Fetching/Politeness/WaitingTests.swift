import Model
import Testing

@testable import Fetching

@Suite struct BackoffTests {
    @Test func `waits double up to the longest, and half of each is certain`() {
        let backoff = Backoff(first: 2, longest: 60)
        #expect((1...7).map { backoff.seconds(afterFailure: $0, chance: 0) } == [1, 2, 4, 8, 16, 30, 30])
        #expect((1...7).map { backoff.seconds(afterFailure: $0, chance: 1) } == [2, 4, 8, 16, 32, 60, 60])
        #expect(backoff.seconds(afterFailure: 3, chance: 0.5) == 6)
    }

    @Test func `numbers out of range do no harm`() {
        let backoff = Backoff(first: 2, longest: 60)
        #expect(backoff.seconds(afterFailure: 0, chance: 0) == 1)
        #expect(backoff.seconds(afterFailure: -3, chance: 0) == 1)
        #expect(backoff.seconds(afterFailure: .max, chance: 0) == 30)
        #expect(backoff.seconds(afterFailure: 1, chance: 7) == 2)
        #expect(backoff.seconds(afterFailure: 1, chance: -7) == 1)
        #expect(Backoff(first: -5, longest: 60).seconds(afterFailure: 9, chance: 1) == 0)
        #expect(Backoff(first: 100, longest: 60).seconds(afterFailure: 1, chance: 1) == 60)
    }
}

@Suite struct RetryAfterTests {
    /// 2023-11-14T22:13:20Z
    private static let now = Timestamp(secondsSinceEpoch: 1_700_000_000)

    @Test(arguments: [
        ("0", 0), ("1", 1), ("120", 120), ("000120", 120), ("99999999999999999999999999", Int.max),
        ("Tue, 14 Nov 2023 22:14:20 GMT", 60), ("Tuesday, 14-Nov-23 22:14:20 GMT", 60),
        ("Tue Nov 14 22:14:20 2023", 60), ("Tue, 14 Nov 2023 22:13:20 GMT", 0),
        ("Tue, 14 Nov 2023 22:13:19 GMT", 0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799 - 1_700_000_000),
    ])
    func `seconds and dates are understood`(value: String, seconds: Int) {
        #expect(RetryAfter.seconds(value, at: Self.now) == seconds)
    }

    @Test(arguments: [
        "", "-1", "-120", "+5", "2.5", "1e3", "soon", "120 s", "120, 60", "0x10", "\u{0661}\u{0662}", "GMT",
    ])
    func `what is neither says nothing`(value: String) {
        #expect(RetryAfter.seconds(value, at: Self.now) == nil)
    }
}

@Suite struct ValidatorsTests {
    @Test func `conditions are what the server said, and nothing where it said nothing`() {
        #expect(Validators(entityTag: nil, lastModified: nil) == nil)
        #expect(
            Validators(entityTag: "W/\"a\"", lastModified: "Tue, 14 Nov 2023 22:14:20 GMT")?.conditions == [
                "If-None-Match: W/\"a\"", "If-Modified-Since: Tue, 14 Nov 2023 22:14:20 GMT",
            ])
        #expect(Validators(entityTag: nil, lastModified: "x")?.conditions == ["If-Modified-Since: x"])
    }

    @Test(arguments: ["", "\"a\"\r\nX-Smuggled: yes", "a\u{0}b", "\u{7F}", String(repeating: "x", count: 1025)])
    func `a value that cannot stand in a header is none`(value: String) {
        #expect(Validators(entityTag: value, lastModified: value) == nil)
        #expect(Validators(entityTag: value, lastModified: "y")?.conditions == ["If-Modified-Since: y"])
    }
}
