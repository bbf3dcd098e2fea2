import Foundation

/// Holds JSON against a schema: the part of JSON Schema 2020-12 that the repository's schemas use.
///
/// A keyword that is not understood is reported as a finding and never passed over.
public struct SchemaValidator: Sendable {
    private let schema: JSONValue
    private let definitions: [String: JSONValue]
    /// The patterns of the schema, compiled once: a fuzzer holds a million lines against them. Nothing changes them.
    private nonisolated(unsafe) let patterns: [String: Regex<AnyRegexOutput>]

    /// A validator for the schema in `json`.
    public init(json: Data) throws {
        schema = try JSONDecoder().decode(JSONValue.self, from: json)
        if case .object(let keywords) = schema, case .object(let definitions)? = keywords["$defs"] {
            self.definitions = definitions
        } else {
            definitions = [:]
        }
        patterns = Dictionary(
            schema.patterns.compactMap { pattern in (try? Regex(pattern)).map { (pattern, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The validator for `Documentation/schemas/NAME.schema.json`.
    public static func named(_ name: String) throws -> SchemaValidator {
        let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try SchemaValidator(
            json: try Data(
                contentsOf: repository.appendingPathComponent("Documentation/schemas/\(name).schema.json")))
    }

    /// What is wrong with a line; empty where nothing is.
    public func findings(inLine line: some Sequence<UInt8>) -> [String] {
        do {
            return findings(try JSONDecoder().decode(JSONValue.self, from: Data(line)), schema, "")
        } catch {
            return ["the line is no JSON: \(error)"]
        }
    }

    /// What is wrong with the lines of a text, each with its number; empty where nothing is.
    public func findings(inLines text: some Sequence<UInt8>) -> [String] {
        let bytes = Array(text)
        guard !bytes.isEmpty else { return [] }
        guard bytes.last == 0x0A else { return ["the last line has no end"] }
        return bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
            .flatMap { number, line in findings(inLine: line).map { "line \(number + 1): \($0)" } }
    }

    private func findings(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
        switch schema {
        case .flag(let allowed): return allowed ? [] : ["\(place): nothing is allowed here"]
        case .object(let keywords):
            return keywords.sorted { $0.key < $1.key }
                .flatMap { findings(value, keyword: $0.key, $0.value, keywords, place) }
        default: return ["\(place): the schema is neither an object nor true or false"]
        }
    }

    private func findings(
        _ value: JSONValue, keyword: String, _ argument: JSONValue, _ keywords: [String: JSONValue], _ place: String
    ) -> [String] {
        switch (keyword, argument, value) {
        case ("$schema", _, _), ("$id", _, _), ("title", _, _), ("description", _, _), ("$defs", _, _):
            return []
        case ("$ref", .string(let reference), _):
            guard reference.hasPrefix("#/$defs/"), let definition = definitions[String(reference.dropFirst(8))] else {
                return ["\(place): the schema refers to \(reference), which is not there"]
            }
            return findings(value, definition, place)
        case ("type", .string(let name), _):
            return value.typeNames.contains(name) ? [] : ["\(place): \(value.typeNames[0]) where \(name) is due"]
        case ("const", _, _):
            return value == argument ? [] : ["\(place): \(value) where \(argument) is due"]
        case ("enum", .array(let allowed), _):
            return allowed.contains(value) ? [] : ["\(place): \(value) is none of \(allowed)"]
        case ("pattern", .string(let pattern), .string(let text)):
            guard let expression = patterns[pattern] else { return ["\(place): the pattern \(pattern) is no good"] }
            return text.firstMatch(of: expression) != nil ? [] : ["\(place): \"\(text)\" does not match \(pattern)"]
        case ("minLength", .number(let least), .string(let text)):
            return Double(text.unicodeScalars.count) >= least ? [] : ["\(place): \"\(text)\" is too short"]
        case ("minimum", .number(let least), .number(let number)):
            return number >= least ? [] : ["\(place): \(number) is below \(least)"]
        case ("maximum", .number(let most), .number(let number)):
            return number <= most ? [] : ["\(place): \(number) is above \(most)"]
        case ("minItems", .number(let least), .array(let elements)):
            return Double(elements.count) >= least ? [] : ["\(place): \(elements.count) elements are too few"]
        case ("items", _, .array(let elements)):
            return elements.enumerated().flatMap { findings($1, argument, "\(place)[\($0)]") }
        case ("properties", .object(let properties), .object(let fields)):
            return fields.sorted { $0.key < $1.key }
                .flatMap { name, field in properties[name].map { findings(field, $0, "\(place).\(name)") } ?? [] }
        case ("required", .array(let names), .object(let fields)):
            return names.compactMap { name in
                guard case .string(let name) = name, fields[name] == nil else { return nil }
                return "\(place): \"\(name)\" is missing"
            }
        case ("additionalProperties", _, .object(let fields)):
            var known: Set<String> = []
            if case .object(let properties)? = keywords["properties"] { known = Set(properties.keys) }
            return fields.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
                .flatMap { findings($0.value, argument, "\(place).\($0.key)") }
        case ("propertyNames", _, .object(let fields)):
            return fields.keys.sorted().flatMap { findings(.string($0), argument, "\(place).\($0) (name)") }
        // These say nothing about values of other types.
        case ("pattern", .string, _), ("minLength", .number, _), ("minimum", .number, _), ("maximum", .number, _),
            ("minItems", .number, _), ("items", _, _), ("properties", .object, _), ("required", .array, _),
            ("additionalProperties", _, _), ("propertyNames", _, _):
            return []
        default:
            return ["\(place): the validator does not know the keyword \"\(keyword)\""]
        }
    }
}

extension JSONValue {
    /// The arguments of all keywords `pattern` in a schema.
    fileprivate var patterns: [String] {
        switch self {
        case .object(let fields):
            fields.flatMap { name, value in
                if name == "pattern", case .string(let pattern) = value { return [pattern] }
                return value.patterns
            }
        case .array(let elements): elements.flatMap(\.patterns)
        case .null, .flag, .number, .string: []
        }
    }
}
