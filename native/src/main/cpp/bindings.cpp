// The native methods of io.colloquy.whisper. Nothing here but conversion.
#include <jni.h>

#include <memory>

#include "native_code.h"
#include "recognizer.h"

namespace {

using namespace colloquy;

// Raised whenever the signatures below change; WhisperLibrary.java names the one it expects.
constexpr jint kBindingVersion = 1;

void raise(JNIEnv * env, const char * type, const char * message) {
  if (!env->ExceptionCheck()) {
    jclass exception = env->FindClass(type);
    if (exception != nullptr) {
      env->ThrowNew(exception, message);
    }
  }
}

// Runs an entry point and turns whatever it throws into a Java exception.
template <typename Result, typename Body>
Result guarded(JNIEnv * env, Result otherwise, Body body) {
  try {
    const InNativeCode inside;
    return body();
  } catch (const Aborted & aborted) {
    raise(env, "io/colloquy/whisper/DecodingAborted", aborted.what());
  } catch (const std::exception & failure) {
    raise(env, "io/colloquy/whisper/WhisperException", failure.what());
  } catch (...) {
    raise(env, "io/colloquy/whisper/WhisperException", "unknown C++ exception");
  }
  return otherwise;
}

std::string text(JNIEnv * env, jbyteArray utf8) {
  std::string result(static_cast<size_t>(env->GetArrayLength(utf8)), '\0');
  env->GetByteArrayRegion(utf8, 0, static_cast<jsize>(result.size()), reinterpret_cast<jbyte *>(&result[0]));
  return result;
}

template <typename Item, typename Field>
jintArray ints(JNIEnv * env, const std::vector<Item> & items, Field field) {
  std::vector<jint> values;
  for (const auto & item : items) {
    values.push_back(field(item));
  }
  jintArray array = env->NewIntArray(static_cast<jsize>(values.size()));
  if (array == nullptr) {
    throw std::bad_alloc();
  }
  env->SetIntArrayRegion(array, 0, static_cast<jsize>(values.size()), values.data());
  return array;
}

jobject recognized(JNIEnv * env, const Decoding & decoding) {
  std::string bytes;
  std::vector<int> ends;
  std::vector<jfloat> log_probabilities;
  for (const auto & token : decoding.tokens) {
    bytes += token.bytes;
    ends.push_back(static_cast<int>(bytes.size()));
    log_probabilities.push_back(token.log_probability);
  }
  jbyteArray text_array = env->NewByteArray(static_cast<jsize>(bytes.size()));
  jfloatArray probability_array = env->NewFloatArray(static_cast<jsize>(log_probabilities.size()));
  if (text_array == nullptr || probability_array == nullptr) {
    throw std::bad_alloc();
  }
  env->SetByteArrayRegion(text_array, 0, static_cast<jsize>(bytes.size()),
                          reinterpret_cast<const jbyte *>(bytes.data()));
  env->SetFloatArrayRegion(probability_array, 0, static_cast<jsize>(log_probabilities.size()),
                           log_probabilities.data());
  const auto same = [](int value) { return value; };
  jclass type = env->FindClass("io/colloquy/whisper/RecognizedTokens");
  jmethodID constructor =
      type == nullptr ? nullptr : env->GetMethodID(type, "<init>", "([B[I[I[F[I[I[I[ILjava/lang/String;DI)V");
  if (constructor == nullptr) {
    throw std::runtime_error("RecognizedTokens has another shape than the library expects");
  }
  return env->NewObject(
      type, constructor, text_array, ints(env, ends, same),
      ints(env, decoding.tokens, [](const Token & token) { return token.segment; }), probability_array,
      ints(env, decoding.tokens, [](const Token & token) { return token.start_ms; }),
      ints(env, decoding.tokens, [](const Token & token) { return token.end_ms; }),
      ints(env, decoding.segments, [](const Segment & segment) { return segment.start_ms; }),
      ints(env, decoding.segments, [](const Segment & segment) { return segment.end_ms; }),
      env->NewStringUTF(decoding.language.c_str()), decoding.average_log_probability, decoding.encoder_passes);
}

Model * model(jlong handle) { return reinterpret_cast<Model *>(handle); }

State * state(jlong handle) { return reinterpret_cast<State *>(handle); }

}  // namespace

extern "C" {

JNIEXPORT jint JNICALL Java_io_colloquy_whisper_WhisperLibrary_bindingVersion(JNIEnv *, jclass) {
  return kBindingVersion;
}

JNIEXPORT jstring JNICALL Java_io_colloquy_whisper_WhisperLibrary_whisperVersion(JNIEnv * env, jclass) {
  return env->NewStringUTF(whisper_cpp_version());
}

JNIEXPORT jstring JNICALL Java_io_colloquy_whisper_WhisperLibrary_flavourName(JNIEnv * env, jclass) {
  return env->NewStringUTF(flavour());
}

JNIEXPORT jstring JNICALL Java_io_colloquy_whisper_WhisperLibrary_missingCpuFeatures(JNIEnv * env, jclass) {
  return guarded<jstring>(env, nullptr, [&] { return env->NewStringUTF(missing_cpu_features().c_str()); });
}

JNIEXPORT jint JNICALL Java_io_colloquy_whisper_WhisperLibrary_gpuCount(JNIEnv * env, jclass) {
  return guarded<jint>(env, 0, [] { return gpu_count(); });
}

JNIEXPORT jlong JNICALL Java_io_colloquy_whisper_SharedModel_load(
    JNIEnv * env, jclass, jbyteArray path, jbyteArray preset, jintArray heads, jint gpu) {
  return guarded<jlong>(env, 0, [&] {
    std::vector<jint> numbers(static_cast<size_t>(env->GetArrayLength(heads)));
    env->GetIntArrayRegion(heads, 0, static_cast<jsize>(numbers.size()), numbers.data());
    AlignmentHeads alignment{text(env, preset), {}};
    for (size_t i = 0; i + 1 < numbers.size(); i += 2) {
      alignment.list.emplace_back(numbers[i], numbers[i + 1]);
    }
    return reinterpret_cast<jlong>(new Model(text(env, path), alignment, gpu));
  });
}

JNIEXPORT jboolean JNICALL Java_io_colloquy_whisper_SharedModel_multilingual(JNIEnv *, jclass, jlong handle) {
  return model(handle)->multilingual();
}

JNIEXPORT void JNICALL Java_io_colloquy_whisper_SharedModel_free(JNIEnv *, jclass, jlong handle) {
  delete model(handle);
}

JNIEXPORT jlong JNICALL Java_io_colloquy_whisper_SharedModel_newState(JNIEnv * env, jclass, jlong handle) {
  return guarded<jlong>(env, 0, [&] { return reinterpret_cast<jlong>(new State(*model(handle))); });
}

JNIEXPORT void JNICALL Java_io_colloquy_whisper_WhisperState_free(JNIEnv *, jclass, jlong handle) {
  delete state(handle);
}

JNIEXPORT void JNICALL Java_io_colloquy_whisper_WhisperState_requestAbort(JNIEnv *, jclass, jlong handle) {
  state(handle)->abort();
}

JNIEXPORT void JNICALL Java_io_colloquy_whisper_WhisperState_rearm(JNIEnv *, jclass, jlong handle) {
  state(handle)->rearm();
}

JNIEXPORT jobject JNICALL Java_io_colloquy_whisper_WhisperState_decode(
    JNIEnv * env, jclass, jlong handle, jobject pcm, jint samples, jbyteArray prompt, jbyteArray language,
    jfloat temperature, jint beam_size, jint best_of, jint threads, jint audio_context, jlong seed,
    jint speech_end_ms) {
  return guarded<jobject>(env, nullptr, [&] {
    const auto * audio = static_cast<const float *>(env->GetDirectBufferAddress(pcm));
    if (audio == nullptr) {
      throw std::invalid_argument("the audio must be a direct buffer");
    }
    const Settings settings{text(env, prompt), text(env, language), temperature, beam_size, best_of, threads,
                            audio_context, static_cast<uint64_t>(seed), speech_end_ms};
    return recognized(env, state(handle)->decode(audio, samples, settings));
  });
}

}  // extern "C"
