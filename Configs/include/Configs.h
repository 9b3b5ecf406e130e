#ifndef PERCEPTOP_CONFIGS_H
#define PERCEPTOP_CONFIGS_H

/// A file of this folder, embedded into the program.
struct perceptop_bundled_file {
  /// The file's name without its ending.
  const char *_Nonnull name;
  /// Its bytes; not terminated.
  const unsigned char *_Nonnull bytes;
  /// How many bytes there are.
  long count;
};

/// Returns how many experiments are embedded.
int perceptop_experiment_count(void);

/// Returns an experiment; `index` counts from 0.
struct perceptop_bundled_file perceptop_experiment(int index);

/// Returns how many lessons are embedded.
int perceptop_lesson_count(void);

/// Returns a lesson; `index` counts from 0.
struct perceptop_bundled_file perceptop_lesson(int index);

/// Returns how many tables are embedded.
int perceptop_table_count(void);

/// Returns a table of comma-separated values; `index` counts from 0.
struct perceptop_bundled_file perceptop_table(int index);

#endif
