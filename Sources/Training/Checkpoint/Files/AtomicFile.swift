import Foundation

/// A file whose content is replaced as a whole: whoever reads it, and whenever the process is
/// killed, there is the old content or the new one.
///
/// The new content grows in `.NAME.partial` beside the file, goes to the disk, and is renamed. A
/// link stays and its target is replaced; permissions stay; what is no regular file is refused.
/// Two that replace one file at a time, in one process or several, don't mix: the second is
/// refused.
public struct AtomicFile: Sendable {
  /// The file, as it was named.
  public let path: String
  /// The option that named it.
  public let option: String

  /// Makes sure that the file can be written, and changes nothing.
  ///
  /// - Parameters:
  ///   - path: a file that exists or may be created; links are followed anew each time.
  ///   - option: the option that named it, for the sentence of a fault.
  public init(path: String, option: String) throws(AtomicFileFault) {
    (self.path, self.option) = (path, option)
    do throws(FileRefusal) {
      try Self.tryOut(path)
    } catch {
      throw fault(.creation, error)
    }
  }

  /// Replaces the content.
  ///
  /// After a fault the old content is there, unless it was only the last step that failed, the
  /// folder's way to the disk: then it is the new one, and a loss of power may bring back the old.
  ///
  /// - Parameter chunks: the bytes, one after the other; asked for as they are written.
  public func replace(with chunks: some Sequence<Data>) throws(AtomicFileFault) {
    do throws(FileRefusal) {
      try Self.write(chunks, over: WriteTarget(resolving: path))
    } catch {
      throw fault(.replacement, error)
    }
  }

  /// Replaces the content by bytes.
  public func replace(with bytes: Data) throws(AtomicFileFault) {
    try replace(with: CollectionOfOne(bytes))
  }

  private func fault(_ stage: AtomicFileFault.Stage, _ error: FileRefusal) -> AtomicFileFault {
    AtomicFileFault(stage: stage, option: option, path: path, reason: error.reason)
  }

  private static func tryOut(_ path: String) throws(FileRefusal) {
    let target = try WriteTarget(resolving: path)
    // A rename would not ask whether a file is protected from writing.
    if target.existing != nil, access(target.path, W_OK) != 0 { throw FileRefusal(system: errno) }
    let partial = try PartialFile(beside: target)
    defer { partial.close() }
    partial.remove()
    try openFolder(of: target).close()
  }

  private static func write(
    _ chunks: some Sequence<Data>, over target: WriteTarget
  ) throws(FileRefusal) {
    let partial = try PartialFile(beside: target)
    defer { partial.close() }
    do throws(FileRefusal) {
      for chunk in chunks { try partial.write(chunk) }
      try partial.replaceTarget()
    } catch {
      partial.remove()
      throw error
    }
    let folder = try openFolder(of: target)
    defer { folder.close() }
    try folder.synchronize()
  }

  private static func openFolder(of target: WriteTarget) throws(FileRefusal) -> Descriptor {
    try .open(target.folderPath, O_RDONLY | O_DIRECTORY)
  }
}
