import Foundation
import LibFuzzer

// The arguments are libFuzzer's: `fuzz-reading -help=1` lists them.
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&count, &arguments) { data, size in FuzzTarget.test(data, size) })
