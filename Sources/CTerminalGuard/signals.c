// The self-pipe: signals and other threads become bytes that the event loop polls for. A flag
// checked around poll would lose a signal that arrives between the check and the call.
#define _DEFAULT_SOURCE 1  // POSIX, which strict C hides.
#include "CTerminalGuard.h"
#include "crash.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

static const int caught[] = {SIGWINCH, SIGCONT, SIGTERM, SIGINT, SIGHUP, SIGTSTP};
enum { caught_count = sizeof caught / sizeof caught[0], first_ignorable = 2, stop_index = 5 };
static struct sigaction earlier[caught_count];

static int pipe_ends[2] = {-1, -1};
static atomic_bool catching;
static atomic_llong first_request;

// How long the event loop may take to act on a request to end, in milliseconds. `timeout` and
// impatient scripts send the same signal twice at once; that is one request.
static const long long patience = 500;

static bool set_up(int end) {
  return fcntl(end, F_SETFL, O_NONBLOCK) == 0 && fcntl(end, F_SETFD, FD_CLOEXEC) == 0;
}

int tg_open_pipe(void) {
  if (pipe_ends[0] >= 0) return pipe_ends[0];
  int ends[2];
  if (pipe(ends) != 0 || !set_up(ends[0]) || !set_up(ends[1])) return -1;
  pipe_ends[1] = ends[1];
  pipe_ends[0] = ends[0];
  return pipe_ends[0];
}

// A full pipe is no loss: the loop is about to be woken anyway.
static void send_byte(unsigned char byte) {
  if (pipe_ends[1] >= 0 && write(pipe_ends[1], &byte, 1) < 0) errno = 0;
}

void tg_wake(void) {
  int error = errno;
  send_byte(0);
  errno = error;
}

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000 + 1;
}

static void end_if_stuck(int number) {
  long long now = milliseconds();
  long long first = 0;
  if (atomic_compare_exchange_strong(&first_request, &first, now)) return;
  if (now - first < patience) return;
  tg_reset_terminal();
  _exit(128 + number);
}

static void on_signal(int number) {
  int error = errno;
  if (number == SIGTERM || number == SIGINT) end_if_stuck(number);
  send_byte((unsigned char)number);
  errno = error;
}

// Whoever started the program with a signal ignored (nohup, a shell without job control) wants it
// to stay so.
static bool stays_ignored(int index) {
  return index >= first_ignorable && earlier[index].sa_handler == SIG_IGN;
}

static void install(int index) {
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  sigaction(caught[index], &action, NULL);
}

void tg_catch_signals(void) {
  if (atomic_exchange(&catching, true)) return;
  atomic_store(&first_request, 0);
  for (int i = 0; i < caught_count; i++) {
    sigaction(caught[i], NULL, &earlier[i]);
    if (!stays_ignored(i)) install(i);
  }
}

void tg_release_signals(void) {
  if (!atomic_exchange(&catching, false)) return;
  for (int i = 0; i < caught_count; i++) sigaction(caught[i], &earlier[i], NULL);
}

void tg_stop(void) {
  if (stays_ignored(stop_index)) return;
  struct sigaction stopping = {.sa_handler = SIG_DFL};
  struct sigaction present;
  sigemptyset(&stopping.sa_mask);
  sigaction(SIGTSTP, &stopping, &present);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &present, NULL);
}
