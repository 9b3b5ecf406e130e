import Foundation

/// The file in which the next content of another one grows, for nobody else to write into.
///
/// Its lock says that somebody is at it, and ends with the process, however that ends. A partial
/// file without a lock is what a killed process left: it is removed and made anew, so that
/// nothing of it (permissions, other names) stays.
struct PartialFile {
  private let descriptor: Descriptor
  private let target: WriteTarget

  /// How often two processes may get in each other's way before one gives up.
  private static let attempts = 100

  /// Creates it, empty and locked.
  ///
  /// - Throws: where another process has it, or it can't be created.
  init(beside target: WriteTarget) throws(FileRefusal) {
    self.target = target
    for _ in 0..<Self.attempts {
      if let descriptor = try Self.create(target.partialPath) {
        self.descriptor = descriptor
        return
      }
      try Self.removeAbandoned(target.partialPath)
    }
    throw FileRefusal("it is being written by another process")
  }

  /// Creates and locks the file; nil where there is one, or another process removed it at once.
  private static func create(_ path: String) throws(FileRefusal) -> Descriptor? {
    guard try stat(at: path) == nil else { return nil }
    let descriptor: Descriptor
    do throws(FileRefusal) {
      descriptor = try .open(path, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o666)
    } catch {
      // Another process was faster.
      if try stat(at: path) != nil { return nil }
      throw error
    }
    return try locked(descriptor, at: path) ? descriptor : nil
  }

  /// Removes a file that nobody has locked.
  private static func removeAbandoned(_ path: String) throws(FileRefusal) {
    guard let status = try stat(at: path) else { return }
    guard status.isRegular else {
      throw FileRefusal("'\(path)' is in the way and no regular file")
    }
    let descriptor: Descriptor
    do throws(FileRefusal) {
      // Without a wait, should it have become a pipe.
      descriptor = try .open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      if try stat(at: path) == nil { return }
      throw error
    }
    guard try locked(descriptor, at: path) else { return }
    defer { descriptor.close() }
    guard unlink(path) == 0 else { throw FileRefusal(system: errno) }
  }

  /// Locks an open file and makes sure that it still has its name: whoever had the lock before
  /// may have renamed it into its target. Closes it where that or the lock fails.
  ///
  /// - Throws: where another process has the lock.
  static func locked(
    _ descriptor: Descriptor, at path: String
  ) throws(FileRefusal) -> Bool {
    do throws(FileRefusal) {
      guard try descriptor.lock() else {
        throw FileRefusal("it is being written by another process")
      }
      let status = try descriptor.status()
      if let named = try stat(at: path), named.isSame(as: status) { return true }
    } catch {
      descriptor.close()
      throw error
    }
    descriptor.close()
    return false
  }

  /// Appends bytes.
  func write(_ bytes: Data) throws(FileRefusal) {
    try descriptor.write(bytes)
  }

  /// Puts the file in the target's place once all of it is on the disk.
  func replaceTarget() throws(FileRefusal) {
    try takePermissions()
    try descriptor.synchronize()
    guard rename(target.partialPath, target.path) == 0 else { throw FileRefusal(system: errno) }
  }

  /// Keeps owner and permissions of the file that is there.
  private func takePermissions() throws(FileRefusal) {
    guard let existing = target.existing else { return }
    // Only the system's administrator may give files away; for all others the file is their own.
    _ = fchown(descriptor.number, existing.st_uid, existing.st_gid)
    guard fchmod(descriptor.number, existing.st_mode & 0o777) == 0 else {
      throw FileRefusal(system: errno)
    }
  }

  /// Removes the file; only before `close`, after which the name may be another process's.
  func remove() {
    _ = unlink(target.partialPath)
  }

  /// Gives up the lock.
  func close() {
    descriptor.close()
  }
}
