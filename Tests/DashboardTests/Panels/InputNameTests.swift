import Testing

@testable import Dashboard

@Suite struct InputNameTests {
  @Test(arguments: [
    (8, "x1", "x1"), (8, "sepal length", "sepal le"), (8, "color=red", "colo=red"),
    (9, "color=red", "color=red"), (8, "neighbourhood=Hafen", "ne=Hafen"),
    (8, "neighbourhood=Altstadt", "ne=Altst"), (8, "c=yesterday", "c=yester"),
    (8, "=yesterday", "=yesterd"), (8, "colour=a=b", "colo=a=b"), (1, "color=red", "c"),
    (0, "color=red", ""), (-3, "color=red", ""), (8, "", ""),
  ])
  func theCategoryIsKeptRatherThanTheColumn(_ width: Int, _ name: String, _ shown: String) {
    #expect(name.inputName(within: width) == shown)
  }
}
