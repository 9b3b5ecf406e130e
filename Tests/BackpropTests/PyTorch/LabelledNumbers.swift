/// Returns the associated values of an enum's case by their labels, flags as 1 and 0.
///
/// By reflection, so that an option that is new in the engine shows up in the tests by itself.
func labelledNumbers<Choice>(ofCase choice: Choice) -> [String: Double] {
  guard let payload = Mirror(reflecting: choice).children.first else { return [:] }
  var found: [String: Double] = [:]
  for child in Mirror(reflecting: payload.value).children {
    switch child.value {
    case let number as Double: found[child.label ?? ""] = number
    case let count as Int: found[child.label ?? ""] = Double(count)
    case let flag as Bool: found[child.label ?? ""] = flag ? 1 : 0
    default: preconditionFailure("an option is a number or a flag")
    }
  }
  return found
}
