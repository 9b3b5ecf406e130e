import Training

/// Which class a network answers with over the plane, and how surely.
struct ClassSurface {
  /// For each picture element the class of the largest output.
  private(set) var classes: [Int] = []
  /// For each how far the largest output is above the second, 0 … 1; not a number where an output
  /// is none.
  private(set) var margins: [Double] = []

  /// Compares the outputs.
  ///
  /// - Parameter outputs: a picture for each class, all of the same size; at least two.
  init(_ outputs: [[Float]]) {
    precondition(outputs.count > 1, "an answer is chosen among two classes or more")
    classes.reserveCapacity(outputs[0].count)
    margins.reserveCapacity(outputs[0].count)
    for place in outputs[0].indices { add(outputs, place) }
  }

  private mutating func add(_ outputs: [[Float]], _ place: Int) {
    var (first, second) = (-Float.infinity, -Float.infinity)
    var winner = 0
    var isNumber = true
    for (index, output) in outputs.enumerated() {
      let value = output[place]
      if value.isNaN { isNumber = false }
      if value > first {
        (second, first, winner) = (first, value, index)
      } else if value > second {
        second = value
      }
    }
    let margin = Double(first) - Double(second)
    classes.append(winner)
    margins.append(isNumber && !margin.isNaN ? min(margin, 1) : .nan)
  }
}
