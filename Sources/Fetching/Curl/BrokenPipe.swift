#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs `body` so that writing to a connection which the other side has closed is an error, not a SIGPIPE that ends
/// the process.
///
/// curl itself sends without the signal, but the TLS library behind it writes as to any file, and with
/// `CURLOPT_NOSIGNAL` curl does not shield it. The signal is held back in this thread only; one that was raised
/// meanwhile is taken away, one that was waiting before is left.
func withoutBrokenPipeSignal<Result>(_ body: () -> Result) -> Result {
    var pipe = sigset_t()
    var previous = sigset_t()
    var waiting = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigpending(&waiting)
    let wasWaiting = sigismember(&waiting, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &pipe, &previous)
    let result = body()
    sigpending(&waiting)
    if !wasWaiting, sigismember(&waiting, SIGPIPE) == 1 {
        var taken: Int32 = 0
        sigwait(&pipe, &taken)
    }
    pthread_sigmask(SIG_SETMASK, &previous, nil)
    return result
}
