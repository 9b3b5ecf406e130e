// ncurses as Swift can call it. Swift sees neither casting macros (A_BOLD, KEY_F) nor variadic
// functions, and refuses mutable globals (stdscr, COLORS, stdout); each wrapper below stands for
// one of these. No mutable state here: every importing module would get its own copy.
#ifndef PERCEPTOP_NCURSES_SHIM_H
#define PERCEPTOP_NCURSES_SHIM_H

// cchar_t and its functions exist only when asked for: Linux by the first name, macOS by the other.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#if defined(__APPLE__) && !defined(_XOPEN_SOURCE_EXTENDED)
#define _XOPEN_SOURCE_EXTENDED 1
#endif

#include <curses.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <term.h>
#include <wchar.h>

/// A screen with the streams that it reads and writes.
typedef struct {
  SCREEN *screen;
  FILE *input;
  FILE *output;
} cn_session;

/// Returns whether the terminal database knows the type; asks it about `output`.
static inline bool cn_knows(const char *type, int output) {
  int status = 0;
  return setupterm((char *)type, output, &status) == OK && status == 1;
}

/// Frees the entry that cn_knows found.
static inline void cn_forget(void) {
  if (cur_term) del_curterm(cur_term);
}

/// Returns a string capability of the terminal found or started last, NULL when it has none.
static inline const char *cn_string(const char *capability) {
  const char *value = tigetstr((char *)capability);
  return value == (const char *)-1 ? NULL : value;
}

/// Returns whether the terminal has a flag capability.
static inline bool cn_flag(const char *capability) { return tigetflag((char *)capability) > 0; }

/// Starts curses on two file descriptors; `screen` is NULL when it cannot.
static inline cn_session cn_start(const char *type, int input, int output) {
  cn_session session = {NULL, fdopen(input, "r"), fdopen(output, "w")};
  if (session.input && session.output)
    session.screen = newterm((char *)type, session.output, session.input);
  return session;
}

/// Frees the screen and closes its two streams.
static inline void cn_free(cn_session session) {
  if (session.screen) delscreen(session.screen);
  if (session.output) fclose(session.output);
  if (session.input) fclose(session.input);
}

/// Returns the window that covers the screen.
static inline WINDOW *cn_stdscr(void) { return stdscr; }

/// Returns whether an update of the screen would send anything; valid after wnoutrefresh.
static inline bool cn_differs(void) {
  return isendwin() || is_cleared(newscr) || is_wintouched(newscr) || is_wintouched(curscr);
}

/// Returns how many colours can be shown; valid after start_color.
static inline int cn_colors(void) { return COLORS; }

/// Returns how many pairs of colours can be shown; valid after start_color.
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

/// Returns the attribute of heavy type.
static inline uint32_t cn_bold(void) { return (uint32_t)WA_BOLD; }

/// Returns the attribute of faint type.
static inline uint32_t cn_dim(void) { return (uint32_t)WA_DIM; }

/// Returns the attribute of underlined type.
static inline uint32_t cn_underline(void) { return (uint32_t)WA_UNDERLINE; }

/// Returns the attribute that exchanges the two colours.
static inline uint32_t cn_reverse(void) { return (uint32_t)WA_REVERSE; }

/// Gives a pair its colours; -1 is the terminal's own one.
static inline int cn_set_pair(int pair, int foreground, int background) {
#if defined(NCURSES_VERSION_PATCH) && NCURSES_VERSION_PATCH >= 20180127
  return init_extended_pair(pair, foreground, background);
#else
  return init_pair((short)pair, (short)foreground, (short)background);
#endif
}

/// Sets a cell. The pair goes through the last parameter of setcchar where that is allowed,
/// since the other one ends at 32767.
static inline void cn_set_cell(cchar_t *cell, uint32_t scalar, uint32_t attributes, int pair) {
  const wchar_t text[2] = {(wchar_t)scalar, 0};
#if defined(NCURSES_VERSION_PATCH) && NCURSES_VERSION_PATCH >= 20180127
  setcchar(cell, text, attributes, (short)pair, &pair);
#else
  setcchar(cell, text, attributes, (short)pair, NULL);
#endif
}

/// Puts cells into the screen's window from a place to the right; the rest is cut off.
static inline int cn_put(int row, int column, const cchar_t *cells, int count) {
  return mvwadd_wchnstr(stdscr, row, column, (cchar_t *)cells, count);
}

/// Assigns a key code to the bytes that a terminal sends for it.
static inline int cn_define_key(const char *bytes, int code) {
  return define_key((char *)bytes, code);
}

#endif
