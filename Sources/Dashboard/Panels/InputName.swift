extension String {
  /// Returns an input's name, cut to a width in scalars.
  ///
  /// Of `column=category` the category is kept rather than the column, which its neighbours share.
  func inputName(within width: Int) -> String {
    let name = unicodeScalars
    let width = max(width, 0)
    guard name.count > width, let sign = name.firstIndex(of: "=") else {
      return String(name.prefix(width))
    }
    let category = name[sign...]
    let column = name[..<sign].prefix(max(width - category.count, min(width, 2)))
    return String(column) + String(category.prefix(max(width - column.count, 0)))
  }
}
