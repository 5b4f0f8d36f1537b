// What a binding tells crash.cpp, which is a library of its own: this thread runs native code from here on,
// and whatever threads it starts are workers.
#pragma once

#include <dlfcn.h>

#include <stdexcept>

namespace colloquy {

class InNativeCode {
 public:
  InNativeCode() : watch_(watch()) { watch_.enter(); }
  ~InNativeCode() { watch_.leave(); }
  InNativeCode(const InNativeCode &) = delete;
  InNativeCode & operator=(const InNativeCode &) = delete;

 private:
  struct Watch {
    void (*enter)();
    void (*leave)();
  };

  // The JVM loads libraries out of each other's sight and from files of any name, but this one is known by
  // its soname as well.
  static Watch find() {
    void * library = dlopen("libcolloquy_crash.so", RTLD_LAZY | RTLD_NOLOAD);
    if (library == nullptr) {
      throw std::runtime_error("libcolloquy_crash.so must be loaded first");
    }
    const Watch found{reinterpret_cast<void (*)()>(dlsym(library, "colloquy_enter_native_code")),
                      reinterpret_cast<void (*)()>(dlsym(library, "colloquy_leave_native_code"))};
    if (found.enter == nullptr || found.leave == nullptr) {
      throw std::runtime_error("libcolloquy_crash.so is of another version");
    }
    return found;
  }

  static const Watch & watch() {
    static const Watch found = find();
    return found;
  }

  const Watch & watch_;
};

}  // namespace colloquy
