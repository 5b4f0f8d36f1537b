// Speech recognition by whisper.cpp: a model shared by many states, one state per decoding thread.
// Every failure is a C++ exception; bindings.cpp turns it into a Java one.
#pragma once

#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "whisper.h"


namespace colloquy {

struct Aborted : std::runtime_error {
  Aborted() : std::runtime_error("the decoding was aborted") {}
};

// Where the decoder's cross-attention follows the audio: a preset of whisper.cpp, or (layer, head).
struct AlignmentHeads {
  std::string preset;
  std::vector<std::pair<int, int>> list;
  bool none() const { return preset.empty() && list.empty(); }
};

struct Settings {
  std::string prompt;
  std::string language;
  float temperature;
  int beam_size;
  int best_of;
  int threads;
  int audio_context;
  uint64_t seed;
  int speech_end_ms;  // where the window's last speech ends, -1 where that is unknown
};

// Times are milliseconds within the window; -1 where the recognizer gave none.
struct Token {
  std::string bytes;  // may hold a part of a UTF-8 character
  int segment;
  float log_probability;
  int start_ms;
  int end_ms;
};

struct Segment {
  int start_ms;
  int end_ms;
};

struct Decoding {
  std::vector<Token> tokens;
  std::vector<Segment> segments;
  std::string language;
  double average_log_probability;
  int encoder_passes;
};

const char * whisper_cpp_version();
const char * flavour();
int gpu_count();
// The features that the library was compiled for and this CPU lacks, comma-separated.
std::string missing_cpu_features();

class Model {
 public:
  // gpu is the GPU's number, or -1 for the CPU.
  Model(const std::string & path, AlignmentHeads heads, int gpu);
  ~Model();
  bool multilingual() const;
  bool aligned() const { return !heads_.none(); }

 private:
  friend class State;
  AlignmentHeads heads_;
  std::vector<whisper_ahead> native_heads_;
  whisper_context * context_ = nullptr;
  // The same weights, seen by a context that builds the decoder with the alignment heads' output.
  whisper_context * aligning_ = nullptr;
};

class State {
 public:
  explicit State(Model & model);
  ~State();
  // samples: 16 kHz mono. One thread at a time.
  Decoding decode(const float * samples, int count, const Settings & settings);
  // From any thread; the next decode() takes it back.
  void abort() { aborted_ = true; }
  void rearm() { aborted_ = false; }
  bool aborted() const { return aborted_; }

 private:
  class Run;
  void watch_for_abort(bool on);
  Model & model_;
  whisper_state * state_ = nullptr;
  std::atomic<bool> aborted_{false};
};

}  // namespace colloquy
