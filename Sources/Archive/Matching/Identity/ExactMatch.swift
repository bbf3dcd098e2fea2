import Model

/// The surest rule: the same words on the same date.
enum ExactMatch {
    /// The decision for two reports with the same key; nil where their words or dates differ after all.
    static func decision(_ report: Happening, _ known: Happening) -> Decision? {
        guard report.date?.interval.edtf == known.date?.interval.edtf else { return nil }
        let isVerbatim = report.text == known.text
        guard isVerbatim || TextNormalisation.normalised(report.text) == TextNormalisation.normalised(known.text) else {
            return nil
        }
        let words =
            isVerbatim
            ? "the same words"
            : "the same words once case, quotes, dashes, spaces, attribution and final punctuation are set aside"
        let date = known.date.map { "the same date, \($0.interval.edtf)" } ?? "neither has a date"
        return Decision(rule: "exact", score: 1, reasons: [words, date])
    }
}
