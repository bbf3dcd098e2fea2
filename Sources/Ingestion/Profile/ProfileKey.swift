// The form of a profile's file, as data of the same kind as a pipeline's.

extension PipelineKey {
    /// The keys of a profile of a publisher.
    public static let profile: [PipelineKey] = [
        PipelineKey("name", .text, required: true, "What the profile is called in receipts and messages."),
        PipelineKey(
            "for", .patterns,
            "Address patterns, such as `//news.example.org/`, of the pages that it is for; all pages that it is given for"
                + " unless told."),
        PipelineKey(
            "versions",
            .mappings([
                PipelineKey(
                    "from", .day,
                    "The first day on which the version holds, such as `2023-06-01`; from ever unless told."),
                PipelineKey("until", .day, "The last day on which it holds; still unless told."),
                PipelineKey("body", .expressions, "XPath that selects the elements of the article's body."),
                PipelineKey("title", .valueExpressions, "XPath that selects the title, or makes a text of it."),
                PipelineKey("published", .valueExpressions, "The same for the time of publication."),
                PipelineKey("author", .valueExpressions, "The same for the authors."),
                PipelineKey("publisher", .valueExpressions, "The same for who published the page."),
                PipelineKey(
                    "remove", .expressions, "XPath that selects what is none of the article, wherever it stands."),
            ]), required: true,
            "What holds at what time; of a key that has several expressions the first that matches answers."),
    ]
}
