import Testing

@testable import Datasets

@Suite struct FileNameTests {
  @Test(arguments: [
    ("", ""), ("/", ""), ("a", "a"), ("a/", ""), ("/a/b.gz", "b.gz"), ("//", ""),
    ("a/\u{301}b", "\u{301}b"), ("\0", "\0"), ("ä/ö", "ö"),
  ])
  func aPathIsCutAfterItsLastSlash(path: String, name: String) {
    #expect(FileName(path: path).name == name && FileName(path: path).path == path)
  }

  @Test func onlyTheLastWordOfTheNameIsReplaced() {
    #expect(
      FileName(path: "images/images-of-images.x").replacing("images", with: "labels").path
        == "images/images-of-labels.x")
    #expect(FileName(path: "images/x").replacing("images", with: "labels").path == "images/x")
  }

  @Test func theFormAsItIsComesFirst() {
    #expect(FileName(path: "a/b").forms.map(\.path) == ["a/b", "a/b.gz"])
    #expect(FileName(path: "a/b.gz").forms.map(\.path) == ["a/b.gz", "a/b"])
  }
}
