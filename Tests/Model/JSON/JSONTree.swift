import Foundation
import Model
import SchemaValidator

/// Any JSON value, read by the reader: beside it stands the same read by Foundation.
struct JSONTree: JSONReadable {
    var value: JSONValue

    init(from json: inout JSONReader) throws(JSONReadingError) {
        if try json.null() {
            value = .null
            return
        }
        let start = json.valuePlace()
        // What stands there is told by trying: an attempt that finds something else reads nothing.
        do throws(JSONReadingError) {
            value = .string(try json.string())
            return
        } catch { if json.offset != start { throw error } }
        do throws(JSONReadingError) {
            value = .flag(try json.flag())
            return
        } catch { if json.offset != start { throw error } }
        do throws(JSONReadingError) {
            try json.beginArray()
            var elements: [JSONValue] = []
            while try json.nextElement() { elements.append(try JSONTree(from: &json).value) }
            value = .array(elements)
            return
        } catch { if json.offset != start { throw error } }
        do throws(JSONReadingError) {
            try json.beginObject()
            var fields: [String: JSONValue] = [:]
            while let key = try json.nextKey() {
                let name = try json.text(of: key)
                fields[name] = try JSONTree(from: &json).value
            }
            value = .object(fields)
            return
        } catch { if json.offset != start { throw error } }
        value = .number(try json.number())
    }

    /// What the reader makes of bytes; nil where it refuses them.
    static func reader(_ bytes: [UInt8]) -> JSONValue? { try? JSONReader.read(JSONTree.self, from: bytes).value }

    /// What Foundation makes of bytes; nil where it refuses them.
    static func foundation(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }
}
