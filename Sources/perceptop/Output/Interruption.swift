import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals that end a run without a screen: the run is told and ends in its own time; a second
/// signal ends the program at once.
final class Interruption: Sendable {
  private let caught = Atomic<Int32>(0)
  private let sources: Mutex<[any DispatchSourceSignal]>

  /// Catches SIGINT, SIGTERM and SIGHUP; one that was ignored stays ignored.
  init() {
    sources = Mutex([])
    for number in [SIGINT, SIGTERM, SIGHUP] {
      guard signal(number, SIG_IGN) != SIG_IGN else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in
        self?.caught.store(number, ordering: .releasing)
        signal(number, SIG_DFL)
      }
      source.resume()
      sources.withLock { $0.append(source) }
    }
  }

  /// The signal that was caught; nil while none was.
  var signalNumber: Int32? {
    let number = caught.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }
}
