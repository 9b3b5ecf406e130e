import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals that end a run without a screen: the run is told and ends in its own time; a second
/// signal ends the program at once.
final class Interruption {
  /// The number of the signal, which the queue of signals writes and the run reads.
  private final class Caught: Sendable {
    let number = Atomic<Int32>(0)
  }

  private let caught = Caught()
  private var sources: [any DispatchSourceSignal] = []

  /// Catches SIGINT, SIGTERM and SIGHUP; one that was ignored stays ignored.
  init() {
    for number in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(number) {
      // The source is told of a signal only where its own action is none.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [caught] in
        caught.number.store(number, ordering: .releasing)
        signal(number, SIG_DFL)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Returns whether whoever started the program had a signal ignored, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    // Handlers can't be compared but by their addresses.
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// The signal that was caught; nil while none was.
  var signalNumber: Int32? {
    let number = caught.number.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }
}
