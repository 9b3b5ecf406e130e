// The self-pipe: signals and other threads become bytes that the event loop polls for. A flag
// checked around poll would lose a signal that arrives between the check and the call.
#define _DEFAULT_SOURCE 1  // POSIX, which strict C hides.
#include "CTerminalGuard.h"
#include "crash.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

static const int caught[] = {SIGWINCH, SIGCONT, SIGTERM, SIGINT, SIGHUP, SIGTSTP};
enum { caught_count = sizeof caught / sizeof caught[0], first_ignorable = 2, stop_index = 5 };
static struct sigaction earlier[caught_count];

static int pipe_ends[2] = {-1, -1};
// A pipe of its own for requests to end: whoever watches over the event loop must not take bytes
// away from it.
static int request_ends[2] = {-1, -1};
static atomic_bool catching;
static atomic_llong first_request;
static atomic_int first_number;

// Within so many milliseconds two signals are one request: `timeout` and impatient scripts send
// the same one twice at once.
static const long long patience = 500;

static bool set_up(int end) {
  return fcntl(end, F_SETFL, O_NONBLOCK) == 0 && fcntl(end, F_SETFD, FD_CLOEXEC) == 0;
}

static bool open_pipe(int kept[2]) {
  if (kept[0] >= 0) return true;
  int ends[2];
  if (pipe(ends) != 0 || !set_up(ends[0]) || !set_up(ends[1])) return false;
  kept[1] = ends[1];
  kept[0] = ends[0];
  return true;
}

int tg_open_pipe(void) {
  return open_pipe(pipe_ends) && open_pipe(request_ends) ? pipe_ends[0] : -1;
}

// A full pipe is no loss: the loop is about to be woken anyway.
static void send_byte(int end, unsigned char byte) {
  if (end >= 0 && write(end, &byte, 1) < 0) errno = 0;
}

void tg_wake(void) {
  int error = errno;
  send_byte(pipe_ends[1], 0);
  errno = error;
}

int tg_await_request(void) {
  unsigned char number = 0;
  struct pollfd request = {.fd = request_ends[0], .events = POLLIN};
  while (read(request_ends[0], &number, 1) != 1)
    if (poll(&request, 1, -1) < 0 && errno != EINTR) return -1;
  return number;
}

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000 + 1;
}

static bool asks_to_end(int number) {
  return number == SIGTERM || number == SIGINT || number == SIGHUP;
}

static void end_if_repeated(int number) {
  long long now = milliseconds();
  long long first = 0;
  if (atomic_compare_exchange_strong(&first_request, &first, now)) {
    atomic_store(&first_number, number);
    return;
  }
  if (now - first < patience) return;
  // Of a lost connection tell both the shell and the system; nobody has lost patience.
  if (number == SIGHUP && atomic_load(&first_number) == SIGHUP) return;
  tg_reset_terminal();
  _exit(128 + number);
}

static void on_signal(int number) {
  int error = errno;
  if (asks_to_end(number)) {
    end_if_repeated(number);
    send_byte(request_ends[1], (unsigned char)number);
  }
  send_byte(pipe_ends[1], (unsigned char)number);
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
