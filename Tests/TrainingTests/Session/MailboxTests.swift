import Testing

@testable import Training

@Suite struct MailboxTests {
  @Test func onlyTheNewestIsKeptAndTakenOnce() {
    let mailbox = Mailbox<Int>()
    #expect(mailbox.take() == nil)
    for value in 1...3 { mailbox.put(value) }
    #expect(mailbox.take() == 3)
    #expect(mailbox.take() == nil)
  }
}
