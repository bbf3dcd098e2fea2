import Testing

@testable import Fetching

@Suite struct AddressGuardTests {
    @Test(arguments: AddressGuard.ranges) func `the example of a range is judged by that range`(
        range: AddressGuard.Range
    ) {
        let refusal = AddressGuard.refusal(ofLiteral: range.example)
        switch range.verdict {
        case .refused: #expect(refusal == range)
        case .open, .asEmbeddedIPv4: #expect(refusal == nil)
        }
    }

    @Test(arguments: [
        ("10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
        ("100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"),
        ("127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"),
        ("169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0"),
        ("172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"),
        ("192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"),
        ("198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0"),
        ("64:ff9b::a00:0", "64:ff9b::aff:ffff", "64:ff9b::9ff:ffff", "64:ff9b::b00:0"),
        ("2001:db8::", "2001:db8:ffff::", "2001:db7::", "2001:db9::"),
        ("2001::", "2001:1ff:ffff::", "2000:ffff::", "2001:200::"),
        ("3fff::", "3fff:fff:ffff::", "3ffe::", "3fff:1000::"),
    ])
    func `a range ends where it ends`(first: String, last: String, before: String, after: String) {
        #expect(AddressGuard.refusal(ofLiteral: first) != nil)
        #expect(AddressGuard.refusal(ofLiteral: last) != nil)
        #expect(AddressGuard.refusal(ofLiteral: before) == nil)
        #expect(AddressGuard.refusal(ofLiteral: after) == nil)
    }

    @Test(arguments: [
        "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::169.254.169.254",
        "64:ff9b:1::93.184.216.34", "2002:7f00:1::", "2001:0:5db8:d822::1", "fd12:3456::1", "fe80::1", "ff05::2",
        "4000::1", "e000::1", "::2",
    ])
    func `an IPv6 address that leads elsewhere than to the public internet is refused`(address: String) {
        #expect(AddressGuard.refusal(ofLiteral: address) != nil)
    }

    @Test(arguments: ["example.org", "", "127.1", "1.2.3", "[::1]", "1.2.3.4.5", "999.0.0.1"])
    func `what is no literal address is left to the name lookup`(host: String) {
        #expect(AddressGuard.refusal(ofLiteral: host) == nil)
    }

    @Test func `every address falls into a range`() {
        // The two ranges of length 0 make sure that nothing slips between the others.
        #expect(AddressGuard.ranges.contains { $0.prefix == "0.0.0.0/0" })
        #expect(AddressGuard.ranges.contains { $0.prefix == "::/0" && $0.verdict == .refused })
        #expect(Set(AddressGuard.ranges.map(\.prefix)).count == AddressGuard.ranges.count)
    }
}
