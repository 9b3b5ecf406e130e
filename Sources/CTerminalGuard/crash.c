// The crash guard: whatever kills the program, the shell gets a usable terminal back.
#define _DEFAULT_SOURCE 1  // POSIX, which strict C hides.
#include "crash.h"
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT};
enum { crash_count = sizeof crashes / sizeof crashes[0] };
static struct sigaction earlier[crash_count];

static int terminal = -1;
static struct termios kept_modes;
static char reset_bytes[512];
static size_t reset_length;
static int drawing_file = -1;
static pthread_t drawing_thread;

static atomic_bool armed;
static atomic_bool crashed;

// A stack of its own lets the handler run after a stack overflow. 64 KiB is the largest minimum
// that a present system asks for, with room to spare.
static char handler_stack[64 * 1024];

bool tg_keep_modes(int file) {
  if (tcgetattr(file, &kept_modes) != 0) return false;
  terminal = file;
  return true;
}

void tg_restore_modes(void) {
  if (terminal >= 0) tcsetattr(terminal, TCSANOW, &kept_modes);
}

// How often the reset bytes are tried, a millisecond apart.
enum { attempts = 50 };

// Sends the reset bytes without waiting for the terminal: what a stalled one has not taken so far
// is thrown away to make room. A thread that is stuck in the middle of a write keeps the terminal
// to itself until a signal makes it begin anew, on the file that leads nowhere by then.
static void send_reset(void) {
  const struct timespec moment = {.tv_nsec = 1000000};
  int flags = fcntl(terminal, F_GETFL);
  fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
  for (int attempt = 0; attempt < attempts; attempt++) {
    if (write(terminal, reset_bytes, reset_length) == (ssize_t)reset_length) break;
    pthread_kill(drawing_thread, SIGWINCH);
    tcflush(terminal, TCOFLUSH);
    nanosleep(&moment, NULL);
  }
  fcntl(terminal, F_SETFL, flags);
}

// Another thread may be in the middle of a frame: from here on its writes lead nowhere.
static void cut_off_drawing(void) {
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, drawing_file);
}

void tg_reset_terminal(void) {
  if (!atomic_load(&armed) || atomic_exchange(&crashed, true)) return;
  cut_off_drawing();
  send_reset();
  tg_restore_modes();
}

void tg_end(int status) {
  // In the background, setting modes would stop the process half-way through its end; and a second
  // request now would change nothing.
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
  tg_reset_terminal();
  _exit(status);
}

bool tg_has_crashed(void) { return atomic_load(&crashed); }

static void reinstate(int number) {
  for (int i = 0; i < crash_count; i++)
    if (crashes[i] == number) sigaction(number, &earlier[i], NULL);
}

// A real fault happens again as soon as the handler returns, and then meets the earlier handler
// with its cause intact. A signal that somebody sent, or one that stops behind its instruction,
// does not come again by itself.
static bool comes_again(int number, const siginfo_t *info) {
  return info->si_code > 0 && number != SIGTRAP && number != SIGQUIT;
}

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  tg_reset_terminal();
  reinstate(number);
  if (!comes_again(number, info)) raise(number);
  errno = error;
}

static void give_stack(void) {
  stack_t present;
  if (sigaltstack(NULL, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
  stack_t ours = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&ours, NULL);
}

void tg_arm(const char *reset, size_t length, int drawing) {
  reset_length = length < sizeof reset_bytes ? length : sizeof reset_bytes;
  memcpy(reset_bytes, reset, reset_length);
  drawing_file = drawing;
  drawing_thread = pthread_self();
  if (atomic_exchange(&armed, true)) return;
  give_stack();
  struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  // In the background, setting modes would stop the process half-way through its death.
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &earlier[i]);
}

void tg_disarm(void) {
  if (!atomic_exchange(&armed, false)) return;
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &earlier[i], NULL);
}
