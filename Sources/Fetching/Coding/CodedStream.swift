/// One coded stream that is undone piece by piece, by the library for its coding.
///
/// The end of a stream is the stream's own, whatever the connection said: a stream that stops before is cut. A stream
/// holds what its library needs and nothing of what it has given away; how much it may become is for ``ContentDecoding``
/// to say.
protocol CodedStream: AnyObject {
    /// How many bytes stood behind the end of the stream.
    var trailingBytes: Int { get }

    /// Takes the next bytes and gives what they become to `emit`, in pieces. What `emit` throws ends the stream.
    func take(
        _ bytes: UnsafeBufferPointer<UInt8>,
        emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure)

    /// Says that nothing more will come; throws where the stream is not at its end.
    func finish() throws(ContentDecoding.Failure)
}
