import Backprop
import Dispatch
import Foundation

extension ForkJoin {
  /// Creates a way to share work among the threads of Dispatch.
  ///
  /// - Parameter threads: how many; as many as the machine has processors where none is given.
  public static func dispatch(threads: Int? = nil) -> ForkJoin {
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return ForkJoin(parts: max(threads, 1)) { parts, body in
      DispatchQueue.concurrentPerform(iterations: parts, execute: body)
    }
  }
}
