// Loaded before libcolloquy_whisper.so, because libgomp reads its environment while it is loaded, and
// Java cannot set a variable of its own process.
#include <stdlib.h>

__attribute__((constructor)) static void let_waiting_threads_sleep(void) {
  setenv("OMP_WAIT_POLICY", "passive", 0);
}
