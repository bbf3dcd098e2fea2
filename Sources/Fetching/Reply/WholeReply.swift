import Model

/// A whole reply to one request, its codings undone.
struct WholeReply {
    /// The status code.
    let status: Int
    /// The fields of its header; those that no longer fit the body are renamed.
    let fields: [Page.HeaderField]
    /// The body.
    let body: [UInt8]
    /// How many bytes stood behind the end of a compressed body.
    let trailingBytes: Int

    /// `fields` as they fit a body whose codings were undone: the fields that describe the codings are renamed as web
    /// archives do it, not dropped, so that nothing that was received is lost.
    static func renamingCodingFields(_ fields: [Page.HeaderField]) -> [Page.HeaderField] {
        fields.map { field in
            switch field.name.lowercased() {
            case "content-encoding", "content-length", "transfer-encoding":
                Page.HeaderField(name: "X-Archive-Orig-" + field.name, value: field.value)
            default: field
            }
        }
    }
}
