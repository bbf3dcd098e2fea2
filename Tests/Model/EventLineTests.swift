import Foundation
import Model
import Testing

@Suite struct EventLineTests {
    private func sample() throws -> Event {
        let day = try #require(CivilDate(year: 2024, month: 12, day: 20))
        return Event(
            id: "ev-0123456789abcdef",
            happening: Happening(
                title: "A \"quoted\" title", text: "On December 20,\tit happened.\u{1}",
                date: EventDate(interval: Interval(day: day), text: "On December 20", basis: "year from title"),
                sections: [Section(number: "VI.", label: "6", heading: nil)],
                quantities: [Quantity(text: "12.54%", value: 12.54, unit: "%", position: Position(start: 3, end: 9))],
                position: Position(start: 0, end: 28)),
            source: SourceReference(page: "sha256:00"), rules: "2026.1")
    }

    @Test func keysStandInTheOrderOfTheContractAndAbsentOnesAreAbsent() throws {
        let line = String(decoding: JSONWriter.line(try sample()), as: UTF8.self)
        #expect(
            line == #"""
                {"schema":1,"id":"ev-0123456789abcdef","title":"A \"quoted\" title","text":"On December 20,\tit happened.\u0001","date":{"edtf":"2024-12-20","start":"2024-12-20","end":"2024-12-20","text":"On December 20","basis":"year from title"},"section":[{"number":"VI.","label":"6"}],"quantities":[{"text":"12.54%","value":12.54,"unit":"%","position":{"start":3,"end":9}}],"position":{"start":0,"end":28},"source":{"page":"sha256:00"},"rules":"2026.1"}

                """#)
    }

    @Test func aLineReadsBackAsTheSameEvent() throws {
        let event = try sample()
        let read = try JSONDecoder().decode(Event.self, from: Data(JSONWriter.line(event)))
        #expect(read == event)
    }

    @Test func nothingInALineCanSteerATerminal() {
        var json = JSONWriter()
        json.value("a\u{1B}[2J\u{9B}31m\u{202E}b\u{2066}é€\u{200F}\u{2028}")
        #expect(String(decoding: json.bytes, as: UTF8.self) == #""a\u001b[2J\u009b31m\u202eb\u2066é€\u200f\u2028""#)
    }

    @Test func aLineOfALaterSchemaIsRefusedByName() throws {
        let line = #"{"schema":2,"id":"ev-1"}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Event.self, from: Data(line.utf8)) }
    }
}
