// What a full-screen program must do inside signal handlers, where neither Swift nor ncurses may
// run: tell the event loop about signals, and give the terminal back when the program crashes.
#ifndef PERCEPTOP_TERMINAL_GUARD_H
#define PERCEPTOP_TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// Opens the self-pipe once for the life of the process and returns its reading end, -1 on error.
/// A byte read from it is the number of a signal, or 0 for a wake-up.
int tg_open_pipe(void);

/// Makes the self-pipe readable; any thread and any signal handler may call it.
void tg_wake(void);

/// Waits until TERM, INT or HUP is caught and returns its number, -1 on error; for a thread that
/// watches whether the event loop acts on it.
int tg_await_request(void);

/// Catches WINCH, CONT, TERM, INT, HUP and TSTP into the self-pipe. A signal of the last four that
/// was ignored stays ignored. A second TERM, INT or HUP half a second or more after the first
/// resets the terminal and ends the process, except for a HUP after a HUP.
void tg_catch_signals(void);

/// Gives the signals of tg_catch_signals back to their earlier handlers.
void tg_release_signals(void);

/// Stops the process group as Ctrl-Z does and returns when it is continued; at once when nobody
/// could continue it.
void tg_stop(void);

/// Finds the size of the terminal's window; false when it has none.
bool tg_window_size(int terminal, int *columns, int *rows);

/// Returns how many bytes of input wait, -1 when the file cannot tell.
int tg_bytes_waiting(int input);

/// Keeps the present modes of `terminal` as those to go back to; false when it is no terminal.
bool tg_keep_modes(int terminal);

/// Sets the terminal to the modes kept.
void tg_restore_modes(void);

/// Catches crashes (ILL, TRAP, ABRT, BUS, FPE, SEGV, QUIT): the handler sends `reset` to the
/// terminal, restores its modes and passes the signal on to the earlier handler. At most 512 bytes
/// are kept. `drawing` is the file that the calling thread writes frames to; after a crash it leads
/// nowhere.
void tg_arm(const char *reset, size_t length, int drawing);

/// Gives the crash signals back to their earlier handlers.
void tg_disarm(void);

/// Resets the terminal as after a crash, even one that takes no output any more, and ends the
/// process at once.
_Noreturn void tg_end(int status);

/// Returns whether some thread crashed, so that no other thread draws over its last words.
bool tg_has_crashed(void);

#endif
