// Two questions to the terminal driver that Swift cannot ask, ioctl being variadic.
#define _DEFAULT_SOURCE 1  // POSIX, which strict C hides.
#include "CTerminalGuard.h"

#include <sys/ioctl.h>

bool tg_window_size(int terminal, int *columns, int *rows) {
  struct winsize window;
  if (ioctl(terminal, TIOCGWINSZ, &window) != 0) return false;
  *columns = window.ws_col;
  *rows = window.ws_row;
  return *columns > 0 && *rows > 0;
}

int tg_bytes_waiting(int input) {
  int count = 0;
  return ioctl(input, FIONREAD, &count) == 0 ? count : -1;
}
