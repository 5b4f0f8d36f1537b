// A build of the recognizer for tests: audio can make it end the process in several ways, or hang. The
// linker puts this in front of State::decode(), so the other sources know nothing of it.
//
// The pattern is eight samples of full scale that alternate, the first positive, and one that says what to
// do; it may lie anywhere in a window, as nobody knows beforehand where windows begin.
#include <dirent.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "recognizer.h"

using colloquy::Decoding;
using colloquy::Settings;
using colloquy::State;

// A member function takes its object as a first argument.
Decoding decode_for_real(State *, const float *, int, const Settings &)
    asm("__real__ZN8colloquy5State6decodeEPKfiRKNS_8SettingsE");
Decoding decode_if_not_poisoned(State *, const float *, int, const Settings &)
    asm("__wrap__ZN8colloquy5State6decodeEPKfiRKNS_8SettingsE");

namespace {

constexpr int kAlternations = 8;
constexpr float kFullScale = 0.999f;
constexpr float kBadAddress = 0.125f;
constexpr float kAbort = 0.25f;
constexpr float kExit = 0.375f;
constexpr float kBadAddressInWorker = 0.5f;
constexpr float kBadAddressInVm = 0.625f;
constexpr float kHang = 0.75f;
constexpr float kHangForGood = 0.875f;
constexpr int kExitStatus = 3;
constexpr float kTolerance = 0.01f;

bool alternates(const float * samples) {
  for (int i = 0; i < kAlternations; ++i) {
    if ((i % 2 == 0 ? samples[i] : -samples[i]) < kFullScale) {
      return false;
    }
  }
  return true;
}

// What the samples ask for, 0 where they hold no pattern.
float poison(const float * samples, int count) {
  for (int i = 0; i + kAlternations < count; ++i) {
    if (alternates(samples + i)) {
      return samples[i + kAlternations];
    }
  }
  return 0;
}

bool is(float asked, float what) { return std::fabs(asked - what) < kTolerance; }

void write_to_nowhere() {
  volatile int * volatile nowhere = nullptr;
  *nowhere = 0;
}

// One of the JVM's own threads gets the signal that a bad address of its own would give it.
void crash_thread_of_vm() {
  const std::string tasks = "/proc/self/task/";
  DIR * directory = opendir(tasks.c_str());
  while (const dirent * entry = readdir(directory)) {
    std::string name;
    std::getline(std::ifstream(tasks + entry->d_name + "/comm"), name);
    if (name == "VM Thread") {
      syscall(SYS_tgkill, getpid(), std::stoi(entry->d_name), SIGSEGV);
    }
  }
  closedir(directory);
}

void wait_a_little() { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }

}  // namespace

Decoding decode_if_not_poisoned(State * state, const float * samples, int count, const Settings & settings) {
  const float asked = poison(samples, count);
  if (is(asked, kBadAddress)) {
    write_to_nowhere();
  }
  if (is(asked, kAbort)) {
    std::abort();
  }
  if (is(asked, kExit)) {
    std::exit(kExitStatus);
  }
  if (is(asked, kBadAddressInWorker)) {
    std::thread(write_to_nowhere).join();
  }
  if (is(asked, kBadAddressInVm)) {
    crash_thread_of_vm();
  }
  while (is(asked, kHang)) {
    if (state->aborted()) {
      throw colloquy::Aborted();
    }
    wait_a_little();
  }
  while (is(asked, kHangForGood) || is(asked, kBadAddressInVm)) {
    wait_a_little();
  }
  return decode_for_real(state, samples, count, settings);
}
