import Yams

/// The lines of an archive as a page of Markdown: `Documentation/lines.md`, from the schemas that every line is held
/// against.
///
/// A schema is read as YAML, of which JSON is a part, for that keeps the order of the keys.
enum LineReference {
    /// The schemas in the order of the page.
    static let names = ["event", "sighting", "link", "page", "run", "journal", "document"]

    /// A field of a line.
    struct Field {
        /// Its path in the line: `date.edtf`, `section[].label`.
        var path: String
        var type: String
        var isRequired: Bool
        var meaning: String
    }

    /// The page, from the texts of the schemas.
    static func page(_ schemas: [(name: String, text: String)]) throws -> String {
        var text = """
            # What each line says

            One JSON object a line, keys in this order, a value that is not there left out and never null. `[]` stands for
            each element of a list, `*` for each key of an object whose keys are data. `make reference` makes this page from
            the schemas in `Documentation/schemas`, which the tests hold every line against.

            """
        for (name, schema) in schemas {
            guard let root = try Yams.compose(yaml: schema) else { continue }
            text += "\n## \(name)\n\n\(root["description"]?.string ?? "") ([schema](schemas/\(name).schema.json))\n\n"
            text += "| field | is | needed | meaning |\n|---|---|---|---|\n"
            for field in fields(of: schema, root) {
                let cells = [
                    "`\(field.path)`", field.type, field.isRequired ? "yes" : "",
                    field.meaning.replacingOccurrences(of: "|", with: "\\|"),
                ]
                text += "| \(cells.joined(separator: " | ")) |\n"
            }
        }
        return text
    }

    /// The fields that a schema knows.
    static func fields(of text: String) throws -> [Field] {
        try Yams.compose(yaml: text).map { fields(of: text, $0) } ?? []
    }

    private static func fields(of text: String, _ root: Node) -> [Field] {
        fields(below: root, "", definitions: root["$defs"]?.mapping ?? [:])
    }

    private static func fields(below schema: Node, _ path: String, definitions: Node.Mapping) -> [Field] {
        let required = Set(schema["required"]?.sequence?.compactMap(\.string) ?? [])
        return (schema["properties"]?.mapping ?? [:]).flatMap { key, property -> [Field] in
            let name = path + (key.string ?? "")
            let whole = resolved(property, definitions)
            let field = Field(
                path: name, type: type(whole, definitions), isRequired: required.contains(key.string ?? ""),
                meaning: property["description"]?.string ?? whole["description"]?.string ?? "")
            return [field] + inner(whole, name, definitions)
        }
    }

    /// The fields of what stands in a field.
    private static func inner(_ schema: Node, _ name: String, _ definitions: Node.Mapping) -> [Field] {
        if let items = schema["items"] {
            return inner(resolved(items, definitions), name + "[]", definitions)
        }
        if let values = schema["additionalProperties"], values.mapping != nil {
            return inner(resolved(values, definitions), name + ".*", definitions)
        }
        return fields(below: schema, name + ".", definitions: definitions)
    }

    private static func resolved(_ schema: Node, _ definitions: Node.Mapping) -> Node {
        guard let name = schema["$ref"]?.string?.split(separator: "/").last else { return schema }
        return definitions[Node(String(name))] ?? schema
    }

    private static func type(_ schema: Node, _ definitions: Node.Mapping) -> String {
        if let words = schema["enum"]?.sequence {
            return words.compactMap(\.string).map { "`\($0)`" }.joined(separator: ", ")
        }
        if let value = schema["const"] { return "`\(value.string ?? "")`" }
        switch schema["type"]?.string {
        case "array": return "list of " + type(schema["items"].map { resolved($0, definitions) } ?? schema, definitions)
        case "string": return "text"
        case "integer": return "whole number"
        case "boolean": return "`true`, `false`"
        case let type?: return type
        case nil: return "value"
        }
    }
}
