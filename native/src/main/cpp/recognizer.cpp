// whisper.cpp is compiled as a part of this file, because three things that its public interface
// does not offer decide whether a transcript can be relied on: the seed of the sampler, alignment
// that cannot meet an assertion (its own kills the process on passes shorter than 160 ms), and an
// abort that is noticed inside the encoder. The version is pinned and checked when the library is
// loaded, so a change of these internals cannot pass unseen.
#include "whisper.cpp"

#include "recognizer.h"

#include "ggml-cpu.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace colloquy {

namespace {

// An isolated word is hardly ever shorter; less speech than this after the last decoded timestamp
// is the end of a word already heard, and not worth another encoder pass.
constexpr int kWorthAnotherPassMs = 300;
// The median filter of the alignment, and the audio that it needs at least.
constexpr int kMedianFilterWidth = 7;
constexpr int kLeastAlignedFrames = 2 * (kMedianFilterWidth + 1);
constexpr int kMsPerFrame = 10;

thread_local std::string last_error;

void keep_errors(ggml_log_level level, const char * text, void *) {
  if (level != GGML_LOG_LEVEL_ERROR) {
    return;
  }
  last_error = text;
  while (!last_error.empty() && last_error.back() == '\n') {
    last_error.pop_back();
  }
}

[[noreturn]] void fail(const std::string & what) {
  throw std::runtime_error(last_error.empty() ? what : what + ": " + last_error);
}

whisper_alignment_heads_preset preset_named(const std::string & name) {
  static const std::map<std::string, whisper_alignment_heads_preset> presets = {
      {"tiny.en", WHISPER_AHEADS_TINY_EN},   {"tiny", WHISPER_AHEADS_TINY},
      {"base.en", WHISPER_AHEADS_BASE_EN},   {"base", WHISPER_AHEADS_BASE},
      {"small.en", WHISPER_AHEADS_SMALL_EN}, {"small", WHISPER_AHEADS_SMALL},
      {"medium.en", WHISPER_AHEADS_MEDIUM_EN}, {"medium", WHISPER_AHEADS_MEDIUM},
      {"large-v1", WHISPER_AHEADS_LARGE_V1}, {"large-v2", WHISPER_AHEADS_LARGE_V2},
      {"large-v3", WHISPER_AHEADS_LARGE_V3}, {"large-v3-turbo", WHISPER_AHEADS_LARGE_V3_TURBO},
  };
  const auto found = presets.find(name);
  if (found == presets.end()) {
    throw std::invalid_argument("no alignment heads are known for a model called " + name);
  }
  return found->second;
}

int to_ms(int64_t frames) {
  return frames < 0 ? -1 : static_cast<int>(frames * kMsPerFrame);
}

}  // namespace

const char * whisper_cpp_version() { return whisper_version(); }

const char * flavour() { return COLLOQUY_FLAVOUR; }

int gpu_count() {
  int gpus = 0;
  for (size_t i = 0; i < ggml_backend_dev_count(); ++i) {
    gpus += ggml_backend_dev_type(ggml_backend_dev_get(i)) == GGML_BACKEND_DEVICE_TYPE_GPU;
  }
  return gpus;
}

std::string missing_cpu_features() {
  std::string missing;
#if defined(__x86_64__)
  const auto need = [&](const char * name, bool compiled_for, bool present) {
    if (compiled_for && !present) {
      missing += (missing.empty() ? "" : ",") + std::string(name);
    }
  };
  __builtin_cpu_init();
  need("avx", ggml_cpu_has_avx(), __builtin_cpu_supports("avx"));
  need("avx2", ggml_cpu_has_avx2(), __builtin_cpu_supports("avx2"));
  need("fma", ggml_cpu_has_fma(), __builtin_cpu_supports("fma"));
  need("avx512f", ggml_cpu_has_avx512(), __builtin_cpu_supports("avx512f"));
  need("avx512vbmi", ggml_cpu_has_avx512_vbmi(), __builtin_cpu_supports("avx512vbmi"));
  need("avx512vnni", ggml_cpu_has_avx512_vnni(), __builtin_cpu_supports("avx512vnni"));
  need("avx512bf16", ggml_cpu_has_avx512_bf16(), __builtin_cpu_supports("avx512bf16"));
#endif
  return missing;
}

Model::Model(const std::string & path, AlignmentHeads heads, int gpu) : heads_(std::move(heads)) {
  whisper_log_set(keep_errors, nullptr);
  last_error.clear();
  if (gpu >= gpu_count()) {
    throw std::invalid_argument("there is no GPU " + std::to_string(gpu));
  }
  whisper_context_params params = whisper_context_default_params();
  params.use_gpu = gpu >= 0;
  params.gpu_device = std::max(0, gpu);
  params.flash_attn = heads_.none();
  // whisper_full() must not run its own alignment: Run::align() does, on aligning_.
  params.dtw_token_timestamps = false;
  size_t head_count = heads_.list.size();
  if (!heads_.preset.empty()) {
    params.dtw_aheads_preset = preset_named(heads_.preset);
    head_count = g_aheads.at(params.dtw_aheads_preset).n_heads;
  } else if (!heads_.list.empty()) {
    for (const auto & head : heads_.list) {
      native_heads_.push_back({head.first, head.second});
    }
    params.dtw_aheads_preset = WHISPER_AHEADS_CUSTOM;
    params.dtw_aheads = {native_heads_.size(), native_heads_.data()};
  }
  context_ = whisper_init_from_file_with_params_no_state(path.c_str(), params);
  if (context_ == nullptr) {
    fail("whisper.cpp cannot load the model");
  }
  if (context_->model.n_loaded == 0) {
    whisper_free(context_);
    throw std::runtime_error("the model holds no weights");
  }
  for (size_t i = 0; !heads_.preset.empty() && i < head_count; ++i) {
    const whisper_ahead & head = g_aheads.at(params.dtw_aheads_preset).heads[i];
    if (head.n_text_layer >= context_->model.hparams.n_text_layer || head.n_head >= context_->model.hparams.n_text_head) {
      whisper_free(context_);
      throw std::invalid_argument("it lacks the alignment heads of " + heads_.preset);
    }
  }
  // Five tensors of heads x audio x tokens live at a time, the largest with all of a pass's tokens.
  const auto & shape = context_->model.hparams;
  context_->params.dtw_mem_size =
      (size_t{32} << 20) + 5 * sizeof(float) * head_count * shape.n_audio_ctx * (shape.n_text_ctx / 2 + 8);
  if (aligned()) {
    aligning_ = new whisper_context(*context_);
    aligning_->params.dtw_token_timestamps = true;
    aligning_->vocab.id_to_token.clear();
    aligning_->vocab.token_to_id.clear();
  }
}

Model::~Model() {
  delete aligning_;
  whisper_free(context_);
}

bool Model::multilingual() const { return whisper_is_multilingual(context_) != 0; }

State::State(Model & model) : model_(model) {
  last_error.clear();
  whisper_context * context = model_.context_;
  state_ = whisper_init_state(context);
  if (state_ == nullptr) {
    fail("whisper.cpp cannot create a state");
  }
  if (model_.aligned() &&
      !aheads_masks_init(context->params, context->model.hparams, state_->aheads_masks, state_->backends[0])) {
    whisper_free_state(state_);
    fail("the model does not have these alignment heads");
  }
}

State::~State() { whisper_free_state(state_); }

// Without this the encoder, seconds of a large model, runs to its end before an abort is noticed.
void State::watch_for_abort(bool on) {
  const auto asked = [](void * flag) { return static_cast<std::atomic<bool> *>(flag)->load(); };
  for (ggml_backend_t backend : state_->backends) {
    if (ggml_backend_is_cpu(backend)) {
      ggml_backend_cpu_set_abort_callback(backend, on ? +asked : nullptr, &aborted_);
    }
  }
}

// One call of decode(): follows whisper_full() from encoder pass to encoder pass.
class State::Run {
 public:
  Run(State & owner, const Settings & settings, int samples)
      : owner_(owner), state_(*owner.state_), settings_(settings),
        frames_(samples / (WHISPER_SAMPLE_RATE / 100)) {}

  whisper_full_params parameters();
  Decoding collect();

 private:
  bool before_pass();
  void after_pass();
  const whisper_decoder & best_decoder() const;
  void align(size_t first_segment, int frames);
  std::vector<whisper_token> prompt_tokens();
  void keep_logits(const whisper_token_data * tokens, int count, const float * scaled);
  std::vector<float> log_probabilities();

  // What the model itself expects of a decoder's next token, and thought of those before.
  struct Belief {
    std::vector<float> logits;
    std::vector<float> log_probabilities;

    void settle(whisper_token drawn);
  };

  State & owner_;
  whisper_state & state_;
  const Settings & settings_;
  const int frames_;
  whisper_full_params params_{};
  std::vector<whisper_token> prompt_;
  int encoded_before_ = 0;
  int passes_ = 0;
  bool in_pass_ = false;
  int seek_ = 0;
  size_t finished_segments_ = 0;
  double log_probability_ = 0;
  int scored_tokens_ = 0;
  Belief beliefs_[WHISPER_MAX_DECODERS];
};

std::vector<whisper_token> State::Run::prompt_tokens() {
  if (settings_.prompt.empty()) {
    return {};
  }
  whisper_context * context = owner_.model_.context_;
  std::vector<whisper_token> tokens(settings_.prompt.size() + 1);
  const int count = whisper_tokenize(context, settings_.prompt.c_str(), tokens.data(), tokens.size());
  tokens.resize(std::max(0, count));
  return tokens;
}

whisper_full_params State::Run::parameters() {
  // Above temperature 0 each candidate is drawn by itself, as Whisper's authors do. whisper.cpp would
  // draw into beams, which swap their texts on the way.
  const bool beam = settings_.beam_size > 1 && settings_.temperature <= 0;
  params_ = whisper_full_default_params(beam ? WHISPER_SAMPLING_BEAM_SEARCH : WHISPER_SAMPLING_GREEDY);
  params_.n_threads = settings_.threads;
  params_.beam_search.beam_size = settings_.beam_size;
  params_.greedy.best_of = settings_.best_of;
  params_.audio_ctx = settings_.audio_context;
  params_.language = settings_.language.c_str();
  params_.temperature = settings_.temperature;
  params_.temperature_inc = 0;
  // Silence is judged by the voice activity before, and doubt by the token probabilities after.
  params_.no_speech_thold = 1;
  params_.print_progress = false;
  params_.print_realtime = false;
  params_.print_timestamps = false;
  params_.print_special = false;
  params_.token_timestamps = !owner_.model_.aligned();

  // The prompt goes before every pass, and the room for context ends right behind it: nothing that
  // was decoded is carried over.
  prompt_ = prompt_tokens();
  params_.no_context = true;
  params_.carry_initial_prompt = !prompt_.empty();
  params_.n_max_text_ctx = prompt_.empty() ? 0 : static_cast<int>(prompt_.size()) + 1;
  params_.prompt_tokens = prompt_.empty() ? nullptr : prompt_.data();
  params_.prompt_n_tokens = static_cast<int>(prompt_.size());

  params_.abort_callback = [](void * flag) { return static_cast<std::atomic<bool> *>(flag)->load(); };
  params_.abort_callback_user_data = &owner_.aborted_;
  params_.encoder_begin_callback = [](whisper_context *, whisper_state *, void * run) {
    return static_cast<Run *>(run)->before_pass();
  };
  params_.encoder_begin_callback_user_data = this;
  if (settings_.temperature > 0) {
    params_.logits_filter_callback = [](whisper_context *, whisper_state *, const whisper_token_data * tokens,
                                        int count, float * logits, void * run) {
      static_cast<Run *>(run)->keep_logits(tokens, count, logits);
    };
    params_.logits_filter_callback_user_data = this;
  }
  encoded_before_ = state_.n_encode;
  return params_;
}

bool State::Run::before_pass() {
  // An abort in the middle of the alignment would meet an assertion.
  owner_.watch_for_abort(false);
  after_pass();
  owner_.watch_for_abort(true);
  if (owner_.aborted_) {
    return false;
  }
  if (passes_ > 0 && settings_.speech_end_ms >= 0 &&
      settings_.speech_end_ms - seek_ * kMsPerFrame < kWorthAnotherPassMs) {
    return false;
  }
  for (int i = 0; i < WHISPER_MAX_DECODERS; ++i) {
    std::seed_seq seed{static_cast<uint32_t>(settings_.seed), static_cast<uint32_t>(settings_.seed >> 32),
                       static_cast<uint32_t>(passes_), static_cast<uint32_t>(i)};
    state_.decoders[i].rng.seed(seed);
  }
  ++passes_;
  in_pass_ = true;
  return true;
}

// The same choice as whisper_full() makes.
const whisper_decoder & State::Run::best_decoder() const {
  const bool beam = settings_.beam_size > 1 && settings_.temperature <= 0;
  const int used = beam ? settings_.beam_size : settings_.temperature > 0 ? settings_.best_of : 1;
  int best = 0;
  double best_score = -INFINITY;
  for (int i = 0; i < used; ++i) {
    if (!state_.decoders[i].failed && state_.decoders[i].sequence.score > best_score) {
      best = i;
      best_score = state_.decoders[i].sequence.score;
    }
  }
  return state_.decoders[best];
}

// whisper.cpp tells the probabilities that it draws by: divided by a temperature below 1, any text
// looks sure. Whisper's authors judge by the model's own, and so must a ladder of temperatures. Runs
// on a thread of its own for each decoder.
void State::Run::keep_logits(const whisper_token_data * tokens, int count, const float * scaled) {
  const int vocabulary = owner_.model_.context_->vocab.n_vocab;
  for (int i = 0; i < WHISPER_MAX_DECODERS; ++i) {
    // All decoders begin with what the first expects.
    if (count > 0 && state_.decoders[i].sequence.tokens.data() != tokens) {
      continue;
    }
    Belief & belief = beliefs_[i];
    if (count == 0) {
      belief.log_probabilities.clear();
    } else {
      belief.settle(tokens[count - 1].id);
    }
    belief.logits.resize(vocabulary);
    std::transform(scaled, scaled + vocabulary, belief.logits.begin(),
                   [this](float logit) { return logit * settings_.temperature; });
  }
}

void State::Run::Belief::settle(whisper_token drawn) {
  const float most = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (float logit : logits) {
    sum += std::exp(logit - most);
  }
  log_probabilities.push_back(logits[drawn] - most - static_cast<float>(std::log(sum)));
}

// Of the tokens of the best decoder.
std::vector<float> State::Run::log_probabilities() {
  const whisper_decoder & best = best_decoder();
  const auto & tokens = best.sequence.tokens;
  std::vector<float> told;
  for (const auto & token : tokens) {
    told.push_back(token.plog);
  }
  Belief & belief = beliefs_[&best - state_.decoders];
  if (settings_.temperature <= 0 || tokens.empty() || belief.logits.empty()) {
    return told;
  }
  // A decoder is not asked for what follows its last token.
  if (belief.log_probabilities.size() < tokens.size()) {
    belief.settle(tokens.back().id);
  }
  std::copy_n(belief.log_probabilities.begin(), std::min(told.size(), belief.log_probabilities.size()),
              told.begin());
  return told;
}

void State::Run::after_pass() {
  if (!in_pass_) {
    return;
  }
  in_pass_ = false;
  const whisper_decoder & best = best_decoder();
  const std::vector<float> believed = log_probabilities();
  log_probability_ += std::accumulate(believed.begin(), believed.end(), 0.0);
  scored_tokens_ += static_cast<int>(believed.size());
  // Segments leave out timestamps only.
  size_t at = 0;
  for (size_t i = finished_segments_; i < state_.result_all.size(); ++i) {
    for (auto & token : state_.result_all[i].tokens) {
      while (at < believed.size() && best.sequence.tokens[at].id != token.id) {
        ++at;
      }
      if (at < believed.size()) {
        token.plog = believed[at++];
      }
    }
  }
  const int frames = std::min({100 * WHISPER_CHUNK_SIZE, best.seek_delta, frames_ - seek_});
  const bool wrote = state_.result_all.size() > finished_segments_;
  if (wrote && owner_.model_.aligned() && frames >= kLeastAlignedFrames && !owner_.aborted_) {
    align(finished_segments_, frames);
  }
  finished_segments_ = state_.result_all.size();
  seek_ += best.seek_delta;
}

void State::Run::align(size_t first_segment, int frames) {
  whisper_exp_compute_token_level_timestamps_dtw(
      owner_.model_.aligning_, &state_, params_, static_cast<int>(first_segment),
      state_.result_all.size() - first_segment, seek_, frames, kMedianFilterWidth, settings_.threads);
}

Decoding State::Run::collect() {
  after_pass();
  whisper_context * context = owner_.model_.context_;
  const bool aligned = owner_.model_.aligned();
  Decoding decoding;
  for (const auto & segment : state_.result_all) {
    const int index = static_cast<int>(decoding.segments.size());
    decoding.segments.push_back({to_ms(segment.t0), to_ms(segment.t1)});
    for (const auto & token : segment.tokens) {
      if (token.id < whisper_token_eot(context)) {
        decoding.tokens.push_back({context->vocab.id_to_token.at(token.id), index, token.plog,
                                   aligned ? -1 : to_ms(token.t0), to_ms(aligned ? token.t_dtw : token.t1)});
      }
    }
  }
  decoding.language = whisper_lang_str(state_.lang_id);
  decoding.average_log_probability = scored_tokens_ == 0 ? 0 : log_probability_ / scored_tokens_;
  decoding.encoder_passes = state_.n_encode - encoded_before_;
  return decoding;
}

Decoding State::decode(const float * samples, int count, const Settings & settings) {
  if (state_ == nullptr) {
    throw std::runtime_error("this state was lost when the GPU or the host ran out of memory; open a new one");
  }
  const bool detect = settings.language == "auto" && model_.multilingual();
  if (!detect && settings.language != "auto" && whisper_lang_id(settings.language.c_str()) < 0) {
    throw std::invalid_argument("whisper.cpp knows no language '" + settings.language + "'");
  }
  if (!model_.multilingual() && settings.language != "auto" && settings.language != "en") {
    throw std::invalid_argument("the model understands English only, not '" + settings.language + "'");
  }
  if (settings.audio_context > whisper_n_audio_ctx(model_.context_)) {
    throw std::invalid_argument("the model's audio context is " +
                                std::to_string(whisper_n_audio_ctx(model_.context_)) + " at most");
  }
  Settings heard = settings;
  if (settings.language == "auto" && !detect) {
    heard.language = "en";
  }
  last_error.clear();
  state_->lang_id = 0;
  Run run(*this, heard, count);
  whisper_full_params parameters = run.parameters();
  watch_for_abort(true);
  const int status = whisper_full_with_state(model_.context_, state_, parameters, samples, count);
  if (status == -7) {
    // whisper.cpp frees the state itself when its cache cannot grow.
    state_ = nullptr;
  } else {
    watch_for_abort(false);
  }
  if (aborted_) {
    throw Aborted();
  }
  if (status != 0) {
    fail("whisper.cpp ended with status " + std::to_string(status));
  }
  return run.collect();
}

}  // namespace colloquy
