extension Lesson {
  /// What stands before the first step: title, source, names.
  public var introduction: [LessonLine] {
    var lines = [LessonLine(.heading, title), LessonLine(.paragraph, about)]
    if let source {
      let author = source.author.isEmpty ? "" : "\(source.author), "
      lines.append(LessonLine(.paragraph, "Source: \(author)\"\(source.title)\", \(source.url)"))
    }
    if !notation.about.isEmpty { lines.append(LessonLine(.paragraph, notation.about)) }
    lines.append(LessonLine(.paragraph, network))
    if let names { lines.append(LessonLine(.paragraph, names)) }
    return lines
  }

  private var network: String {
    let (shape, experiment) = (experiment.shape, experiment.experiment)
    let activations = shape.layers.map(\.activation.name).joined(separator: ", ")
    return "Network \(shape.description), activations \(activations), loss "
      + "\(experiment.effectiveLoss.rawValue), optimizer \(experiment.optimizer.name), learning "
      + "rate \(NumberOfLesson.text(experiment.learningRate, digits: 17)). Units count by layer: "
      + "unit 1.2 is the second of the first hidden layer; w 2.1<-3 is its weight from the third "
      + "unit before unit 2.1, b 2.1 a bias."
  }

  private var names: String? {
    let units = notation.units.map { "\($0.name) is \($0.unit.spoken)" }
    let parameters = notation.parameters.map { "\($0.name) is \($0.parameter.description)" }
    let all = units + parameters
    return all.isEmpty ? nil : "Names: " + all.joined(separator: ", ") + "."
  }
}
