import Testing

@testable import Training

/// Options beside a name: `{name: sgd, momentum: 0.9}`.
@Suite struct SettingOptionsTests {
  @Test func everyFaultyOptionOfAnOptimizerIsReportedInItsPlace() {
    let yaml = """
      training:
        optimizer: {name: adam, beta1: 1, beta3: 0.5,
          epsilon: 0, amsgrad: maybe}
        schedule:
          name: step
          size: 0
          epochs: 3
      """
    let known = "name, beta1, beta2, epsilon, amsgrad, weight_decay"
    #expect(
      sentences(yaml) == [
        "test.yaml:2:34: training.optimizer.beta1 is '1'; allowed: a number from 0 to below 1",
        "test.yaml:2:37: unknown key 'training.optimizer.beta3'; allowed here: \(known)",
        "test.yaml:3:14: training.optimizer.epsilon is '0'; allowed: a number from 1e-30 to 1",
        "test.yaml:3:26: training.optimizer.amsgrad is 'maybe'; allowed: true or false",
        "test.yaml:6:11: training.schedule.size is '0'; "
          + "allowed: a whole number from 1 to 1000000000000",
        "test.yaml:7:5: unknown key 'training.schedule.epochs'; allowed here: name, size, gamma",
      ])
  }

  @Test func anUnknownNameInAMapIsReportedAlone() {
    #expect(
      sentences("training: {optimizer: {name: lion, beta1: 7}}") == [
        "test.yaml:1:30: training.optimizer.name is 'lion'; "
          + "allowed: sgd, adagrad, rmsprop, adam, adamw"
      ])
    #expect(
      sentences("training: {schedule: {name: [step]}}") == [
        "test.yaml:1:29: training.schedule.name is '[…]'; "
          + "allowed: constant, step, exponential, cosine, warmup"
      ])
  }

  @Test(arguments: [
    ("sgd, momentum: 1", "momentum is '1'; allowed: a number from 0 to below 1"),
    ("sgd, momentum: much", "momentum is 'much'; allowed: a number from 0 to below 1"),
    ("sgd, momentum: [0.9]", "momentum is '[…]'; allowed: a number from 0 to below 1"),
    ("sgd, dampening: 1.5", "dampening is '1.5'; allowed: a number from 0 to 1"),
    ("sgd, weight_decay: -1", "weight_decay is '-1'; allowed: a number from 0 to 1000"),
    (
      "sgd, nesterov: true",
      "nesterov is 'true'; allowed: true only with a momentum above 0 and a dampening of 0"
    ),
    (
      "sgd, momentum: 0.5, dampening: 0.5, nesterov: true",
      "nesterov is 'true'; allowed: true only with a momentum above 0 and a dampening of 0"
    ),
    (
      "adagrad, learning_rate_decay: -1",
      "learning_rate_decay is '-1'; allowed: a number from 0 to 1000"
    ),
    (
      "adagrad, initial_accumulator: nan",
      "initial_accumulator is 'nan'; allowed: a number from 0 to 1000"
    ),
    ("adagrad, epsilon: 2", "epsilon is '2'; allowed: a number from 1e-30 to 1"),
    ("adagrad, weight_decay: 1001", "weight_decay is '1001'; allowed: a number from 0 to 1000"),
    ("rmsprop, alpha: 1", "alpha is '1'; allowed: a number from 0 to below 1"),
    ("rmsprop, epsilon: 0", "epsilon is '0'; allowed: a number from 1e-30 to 1"),
    ("rmsprop, momentum: -0.5", "momentum is '-0.5'; allowed: a number from 0 to below 1"),
    ("rmsprop, centered: 1", "centered is '1'; allowed: true or false"),
    ("rmsprop, weight_decay: x", "weight_decay is 'x'; allowed: a number from 0 to 1000"),
    ("adam, beta2: -1", "beta2 is '-1'; allowed: a number from 0 to below 1"),
    ("adam, weight_decay: -1", "weight_decay is '-1'; allowed: a number from 0 to 1000"),
    ("adamw, beta1: 1", "beta1 is '1'; allowed: a number from 0 to below 1"),
    ("adamw, beta2: 2", "beta2 is '2'; allowed: a number from 0 to below 1"),
    ("adamw, epsilon: ''", "epsilon is empty; allowed: a number from 1e-30 to 1"),
    ("adamw, amsgrad: 0", "amsgrad is '0'; allowed: true or false"),
    ("adamw, weight_decay: -1", "weight_decay is '-1'; allowed: a number from 0 to 1000"),
  ])
  func optionsOfOptimizersSayWhatTheyMayHold(_ options: String, _ fault: String) {
    let found = faults("training: {optimizer: {name: \(options)}}").map(\.message)
    #expect(found == ["training.optimizer.\(fault)"])
  }

  @Test(arguments: [
    ("step, gamma: 0", "gamma is '0'; allowed: a number above 0, up to 1"),
    ("step, gamma: 2", "gamma is '2'; allowed: a number above 0, up to 1"),
    ("step, size: 1.5", "size is '1.5'; allowed: a whole number from 1 to 1000000000000"),
    ("exponential, gamma: -1", "gamma is '-1'; allowed: a number above 0, up to 1"),
    ("cosine, epochs: 0", "epochs is '0'; allowed: a whole number from 1 to 1000000000000"),
    ("cosine, minimum: 1.5", "minimum is '1.5'; allowed: a number from 0 to 1"),
    ("warmup, epochs: none", "epochs is 'none'; allowed: a whole number from 1 to 1000000000000"),
  ])
  func optionsOfSchedulesSayWhatTheyMayHold(_ options: String, _ fault: String) {
    let found = faults("training: {schedule: {name: \(options)}}").map(\.message)
    #expect(found == ["training.schedule.\(fault)"])
  }
}
