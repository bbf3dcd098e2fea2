import Ingestion
import Testing

@Suite struct RealReviewTests {
    @Test(.enabled(if: !RealReview.names.isEmpty, "there is no ../shared/reviews"), arguments: RealReview.names)
    func aRealReviewIsReadAsAPersonReadIt(name: String) throws {
        let review = try RealReview(name)
        #expect(review.gold.events.count { !$0.optional } > 0)
        let reading = PageReading.read(review.text, knowing: PageReading.Knowledge())
        #expect(reading.document.title?.value == review.gold.title)
        #expect(reading.reading.reviewYear?.year == review.gold.year)
        let differences = review.differences(in: reading.reading.events)
        #expect(differences.isEmpty, "\(name)\n\(differences.joined(separator: "\n"))")
    }
}
