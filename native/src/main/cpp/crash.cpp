// The native methods of io.colloquy.crash: what a dying process can still tell. The handler puts a line
// into the mark of every call that may be the cause, and leaves the rest to the handler before it, the
// JVM's, which needs these signals itself: for null pointers, ends of stacks and safepoints of Java code.
// Those are none of a call's that is in native code, and so the handler does nothing for them.
#include <fcntl.h>
#include <jni.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <string>

namespace {

// Raised whenever the signatures below change; CrashLibrary.java names the one it expects.
constexpr jint kBindingVersion = 2;

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr char kCrashed[] = "crashed\n";
constexpr pid_t kNobody = 0;

// Threads inherit this from the thread that starts them, whatever they call themselves (prctl(2)): nothing
// else tells a library's workers from those of the JVM and of RocksDB. Timers may be late by so many
// nanoseconds, 21 more than usual.
constexpr unsigned long kWorkersSlack = 50'021;
constexpr unsigned long kUsualSlack = 0;

// One is made for every call that is in flight at the same time, and used again. None is ever freed, so
// that the handler may walk them at any moment.
struct Call {
  std::atomic<pid_t> thread{kNobody};
  std::atomic<bool> in_native_code{false};
  std::atomic<int> told{0};  // handlers that put the line there, or would have
  int mark = -1;
  off_t length = 0;  // of the mark when the call began
  Call * next = nullptr;
};

std::atomic<Call *> all_calls{nullptr};
std::mutex registration;
struct sigaction previous[std::size(kSignals)];
JavaVM * vm = nullptr;
// While a signal from outside is handled: the JVM's report ends with an abort of its own.
std::atomic<int> sent_from_outside{0};
// Libraries are taken down under the calls that are in flight, which may well crash of it.
std::atomic<bool> exiting{false};
bool workers_are_known = false;

// Not for the handler: the first look at one may allocate it.
thread_local Call * current_call = nullptr;
thread_local int native_entries = 0;

pid_t this_thread() { return static_cast<pid_t>(syscall(SYS_gettid)); }

// GetEnv only looks at a thread-local variable; profilers rely on that in their handlers, too.
bool known_to_java() {
  void * env = nullptr;
  return vm->GetEnv(&env, JNI_VERSION_1_8) == JNI_OK;
}

void set_slack(unsigned long slack) { prctl(PR_SET_TIMERSLACK, slack, 0, 0, 0); }

bool has_workers_slack() { return prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0) == static_cast<int>(kWorkersSlack); }

// A thread that ends the process.
struct Culprit {
  pid_t thread;
  bool worker;  // of a native library
};

// Where nothing tells workers from other strangers to the JVM, all of them are taken for workers.
Culprit this_culprit() { return {this_thread(), !known_to_java() && (!workers_are_known || has_workers_slack())}; }

// A worker does not know for whom it works, so all calls in native code are suspects.
bool suspect(const Call & call, const Culprit & culprit) {
  return call.in_native_code && (call.thread == culprit.thread || culprit.worker);
}

void tell(const Culprit & culprit) {
  for (Call * call = all_calls; call != nullptr; call = call->next) {
    if (suspect(*call, culprit) && call->told++ == 0) {
      // Where this fails, the window is heard once more: nothing can be done about it here.
      [[maybe_unused]] const auto written = write(call->mark, kCrashed, sizeof kCrashed - 1);
    }
  }
}

// The JVM may meet such a signal in native code as well, as it probes addresses when it is called from there.
void take_back(const Culprit & culprit) {
  for (Call * call = all_calls; call != nullptr; call = call->next) {
    if (suspect(*call, culprit) && call->told > 0 && --call->told == 0) {
      [[maybe_unused]] const auto cut = ftruncate(call->mark, call->length);
    }
  }
}

bool sent_by_another_process(const siginfo_t & info) { return info.si_code <= 0 && info.si_pid != getpid(); }

void chain(int signal, siginfo_t * info, void * context, const struct sigaction & before) {
  if ((before.sa_flags & SA_SIGINFO) != 0) {
    before.sa_sigaction(signal, info, context);
  } else if (before.sa_handler == SIG_DFL) {
    // Blocked until this handler returns; then the process ends as if there had been none.
    sigaction(signal, &before, nullptr);
    raise(signal);
  } else if (before.sa_handler != SIG_IGN) {
    before.sa_handler(signal);
  }
}

void on_fatal_signal(int signal, siginfo_t * info, void * context) {
  const int error = errno;
  const bool outside = sent_by_another_process(*info);
  const bool ours = !outside && sent_from_outside == 0 && !exiting;
  const Culprit culprit = this_culprit();
  const struct sigaction & before =
      previous[std::find(std::begin(kSignals), std::end(kSignals), signal) - std::begin(kSignals)];
  const bool ends_the_process = (before.sa_flags & SA_SIGINFO) == 0 && before.sa_handler == SIG_DFL;
  if (ours) {
    tell(culprit);
  }
  sent_from_outside += outside;
  errno = error;
  chain(signal, info, context, before);
  sent_from_outside -= outside;
  if (ours && !ends_the_process) {
    take_back(culprit);
  }
  errno = error;
}

// A library that gives up may end the process in good order. The JVM does so on a thread of its own.
void on_end_of_process() {
  if (!exiting.exchange(true)) {
    tell(this_culprit());
  }
}

void install() {
  set_slack(kWorkersSlack);
  workers_are_known = has_workers_slack();
  set_slack(kUsualSlack);
  if (std::atexit(on_end_of_process) != 0) {
    throw std::runtime_error("no place is left for what to do at the end of the process");
  }
  for (size_t i = 0; i < std::size(kSignals); ++i) {
    if (sigaction(kSignals[i], nullptr, &previous[i]) != 0) {
      throw std::runtime_error(std::strerror(errno));
    }
    struct sigaction action = previous[i];
    action.sa_sigaction = on_fatal_signal;
    action.sa_flags |= SA_SIGINFO | SA_ONSTACK;
    if (sigaction(kSignals[i], &action, nullptr) != 0) {
      throw std::runtime_error(std::strerror(errno));
    }
  }
}

Call & free_call() {
  for (Call * call = all_calls; call != nullptr; call = call->next) {
    if (call->thread == kNobody) {
      return *call;
    }
  }
  auto * call = new Call;
  call->next = all_calls;
  all_calls = call;
  return *call;
}

Call & begin_call(const std::string & path) {
  const int mark = open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  struct stat before {};
  if (mark < 0 || fstat(mark, &before) != 0) {
    const int error = errno;
    if (mark >= 0) {
      close(mark);
    }
    throw std::runtime_error("cannot open " + path + ": " + std::strerror(error));
  }
  const std::lock_guard<std::mutex> lock(registration);
  Call & call = free_call();
  call.mark = mark;
  call.length = before.st_size;
  call.told = 0;
  call.thread = this_thread();
  current_call = &call;
  return call;
}

void end_call(Call & call) {
  const std::lock_guard<std::mutex> lock(registration);
  current_call = nullptr;
  call.thread = kNobody;
  close(call.mark);
}

// Runs an entry point and turns whatever it throws into a Java exception.
template <typename Result, typename Body>
Result guarded(JNIEnv * env, Result otherwise, Body body) {
  std::string message = "unknown C++ exception";
  try {
    return body();
  } catch (const std::exception & failure) {
    message = failure.what();
  } catch (...) {
  }
  jclass exception = env->ExceptionCheck() ? nullptr : env->FindClass("java/lang/IllegalStateException");
  if (exception != nullptr) {
    env->ThrowNew(exception, message.c_str());
  }
  return otherwise;
}

}  // namespace

extern "C" {

// Called by other libraries, as native_code.h tells.
JNIEXPORT void colloquy_enter_native_code() {
  if (native_entries++ == 0) {
    set_slack(kWorkersSlack);
    if (current_call != nullptr) {
      current_call->in_native_code = true;
    }
  }
}

JNIEXPORT void colloquy_leave_native_code() {
  if (--native_entries == 0) {
    if (current_call != nullptr) {
      current_call->in_native_code = false;
    }
    set_slack(kUsualSlack);
  }
}

JNIEXPORT jint JNICALL Java_io_colloquy_crash_CrashLibrary_bindingVersion(JNIEnv *, jclass) { return kBindingVersion; }

JNIEXPORT void JNICALL Java_io_colloquy_crash_CrashLibrary_install(JNIEnv * env, jclass) {
  guarded<bool>(env, false, [&] {
    env->GetJavaVM(&vm);
    install();
    return true;
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_crash_CrashLibrary_endProcess(JNIEnv *, jclass, jint status) { _exit(status); }

JNIEXPORT jlong JNICALL Java_io_colloquy_crash_CrashMark_begin(JNIEnv * env, jclass, jbyteArray path) {
  return guarded<jlong>(env, 0, [&] {
    std::string name(static_cast<size_t>(env->GetArrayLength(path)), '\0');
    env->GetByteArrayRegion(path, 0, static_cast<jsize>(name.size()), reinterpret_cast<jbyte *>(&name[0]));
    return reinterpret_cast<jlong>(&begin_call(name));
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_crash_CrashMark_end(JNIEnv * env, jclass, jlong handle) {
  guarded<bool>(env, false, [&] {
    end_call(*reinterpret_cast<Call *>(handle));
    return true;
  });
}

}  // extern "C"
