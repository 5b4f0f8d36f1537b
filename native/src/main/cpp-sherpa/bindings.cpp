// The native methods of io.colloquy.sherpa. Nothing here but conversion, and the guard against what
// sherpa-onnx throws.
#include <jni.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "native_code.h"
#include "sherpa_onnx.h"

namespace {

// Raised whenever the signatures below change; SherpaLibrary.java names the one it expects.
constexpr jint kBindingVersion = 1;

using Extractor = SherpaOnnxSpeakerEmbeddingExtractor;
using Stream = SherpaOnnxOnlineStream;
using Diarization = SherpaOnnxOfflineSpeakerDiarization;

void raise(JNIEnv * env, const char * message) {
  if (!env->ExceptionCheck()) {
    jclass exception = env->FindClass("io/colloquy/sherpa/SherpaException");
    if (exception != nullptr) {
      env->ThrowNew(exception, message);
    }
  }
}

// Runs an entry point and turns whatever it throws into a Java exception.
template <typename Result, typename Body>
Result guarded(JNIEnv * env, Result otherwise, Body body) {
  try {
    const colloquy::InNativeCode inside;
    return body();
  } catch (const std::exception & failure) {
    raise(env, failure.what());
  } catch (...) {
    raise(env, "unknown C++ exception");
  }
  return otherwise;
}

std::string text(JNIEnv * env, jbyteArray utf8) {
  std::string result(static_cast<size_t>(env->GetArrayLength(utf8)), '\0');
  env->GetByteArrayRegion(utf8, 0, static_cast<jsize>(result.size()), reinterpret_cast<jbyte *>(&result[0]));
  return result;
}

// The samples, followed by zeros up to a length.
std::vector<float> samples(JNIEnv * env, jfloatArray array, size_t padded = 0) {
  const auto count = static_cast<size_t>(env->GetArrayLength(array));
  std::vector<float> result(count < padded ? padded : count);
  env->GetFloatArrayRegion(array, 0, static_cast<jsize>(count), result.data());
  return result;
}

template <typename Pointer>
jlong handle(Pointer pointer) {
  if (pointer == nullptr) {
    throw std::runtime_error("sherpa-onnx refused the configuration; its reason is on the standard error stream");
  }
  return reinterpret_cast<jlong>(pointer);
}

const Extractor * extractor(jlong handle) { return reinterpret_cast<const Extractor *>(handle); }

const Stream * stream(jlong handle) { return reinterpret_cast<const Stream *>(handle); }

const Diarization * diarization(jlong handle) { return reinterpret_cast<const Diarization *>(handle); }

}  // namespace

extern "C" {

JNIEXPORT jint JNICALL Java_io_colloquy_sherpa_SherpaLibrary_bindingVersion(JNIEnv *, jclass) {
  return kBindingVersion;
}

JNIEXPORT jstring JNICALL Java_io_colloquy_sherpa_SherpaLibrary_sherpaVersion(JNIEnv * env, jclass) {
  return guarded<jstring>(env, nullptr, [&] { return env->NewStringUTF(SherpaOnnxGetVersionStr()); });
}

JNIEXPORT jlong JNICALL Java_io_colloquy_sherpa_SpeakerEmbeddingExtractor_newFromFile(
    JNIEnv * env, jclass, jbyteArray model, jint threads) {
  return guarded<jlong>(env, 0, [&] {
    const auto path = text(env, model);
    const SherpaOnnxSpeakerEmbeddingExtractorConfig config{path.c_str(), threads, 0, "cpu"};
    return handle(SherpaOnnxCreateSpeakerEmbeddingExtractor(&config));
  });
}

JNIEXPORT jint JNICALL Java_io_colloquy_sherpa_SpeakerEmbeddingExtractor_dim(JNIEnv * env, jclass, jlong handle) {
  return guarded<jint>(env, 0, [&] { return SherpaOnnxSpeakerEmbeddingExtractorDim(extractor(handle)); });
}

JNIEXPORT jlong JNICALL Java_io_colloquy_sherpa_SpeakerEmbeddingExtractor_newStream(JNIEnv * env, jclass,
                                                                                    jlong extractor_handle) {
  return guarded<jlong>(env, 0, [&] {
    return handle(SherpaOnnxSpeakerEmbeddingExtractorCreateStream(extractor(extractor_handle)));
  });
}

JNIEXPORT jboolean JNICALL Java_io_colloquy_sherpa_SpeakerEmbeddingExtractor_ready(
    JNIEnv * env, jclass, jlong extractor_handle, jlong stream_handle) {
  return guarded<jboolean>(env, JNI_FALSE, [&] {
    const auto ready = SherpaOnnxSpeakerEmbeddingExtractorIsReady(extractor(extractor_handle), stream(stream_handle));
    return static_cast<jboolean>(ready != 0);
  });
}

JNIEXPORT jfloatArray JNICALL Java_io_colloquy_sherpa_SpeakerEmbeddingExtractor_computeEmbedding(
    JNIEnv * env, jclass, jlong extractor_handle, jlong stream_handle) {
  return guarded<jfloatArray>(env, nullptr, [&] {
    const std::unique_ptr<const float, decltype(&SherpaOnnxSpeakerEmbeddingExtractorDestroyEmbedding)> embedding(
        SherpaOnnxSpeakerEmbeddingExtractorComputeEmbedding(extractor(extractor_handle), stream(stream_handle)),
        &SherpaOnnxSpeakerEmbeddingExtractorDestroyEmbedding);
    if (embedding == nullptr) {
      throw std::runtime_error("sherpa-onnx computed no embedding");
    }
    const jsize dimension = SherpaOnnxSpeakerEmbeddingExtractorDim(extractor(extractor_handle));
    jfloatArray array = env->NewFloatArray(dimension);
    if (array == nullptr) {
      throw std::bad_alloc();
    }
    env->SetFloatArrayRegion(array, 0, dimension, embedding.get());
    return array;
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_sherpa_SpeakerEmbeddingExtractor_delete(JNIEnv * env, jclass, jlong handle) {
  guarded<bool>(env, false, [&] {
    SherpaOnnxDestroySpeakerEmbeddingExtractor(extractor(handle));
    return true;
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_sherpa_OnlineStream_accept(JNIEnv * env, jclass, jlong handle,
                                                                   jfloatArray waveform, jint sample_rate) {
  guarded<bool>(env, false, [&] {
    const auto audio = samples(env, waveform);
    SherpaOnnxOnlineStreamAcceptWaveform(stream(handle), sample_rate, audio.data(), static_cast<int32_t>(audio.size()));
    return true;
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_sherpa_OnlineStream_finish(JNIEnv * env, jclass, jlong handle) {
  guarded<bool>(env, false, [&] {
    SherpaOnnxOnlineStreamInputFinished(stream(handle));
    return true;
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_sherpa_OnlineStream_delete(JNIEnv * env, jclass, jlong handle) {
  guarded<bool>(env, false, [&] {
    SherpaOnnxDestroyOnlineStream(stream(handle));
    return true;
  });
}

JNIEXPORT jlong JNICALL Java_io_colloquy_sherpa_OfflineSpeakerDiarization_newFromFiles(
    JNIEnv * env, jclass, jbyteArray segmentation_model, jint segmentation_threads, jbyteArray embedding_model,
    jint embedding_threads, jint clusters, jfloat threshold, jfloat min_on_s, jfloat min_off_s) {
  return guarded<jlong>(env, 0, [&] {
    const auto segmentation = text(env, segmentation_model);
    const auto embedding = text(env, embedding_model);
    const SherpaOnnxOfflineSpeakerDiarizationConfig config{
        {{segmentation.c_str()}, segmentation_threads, 0, "cpu"},
        {embedding.c_str(), embedding_threads, 0, "cpu"},
        {clusters, threshold},
        min_on_s,
        min_off_s};
    return handle(SherpaOnnxCreateOfflineSpeakerDiarization(&config));
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_sherpa_OfflineSpeakerDiarization_setClustering(JNIEnv * env, jclass,
                                                                                       jlong handle, jint clusters,
                                                                                       jfloat threshold) {
  guarded<bool>(env, false, [&] {
    SherpaOnnxOfflineSpeakerDiarizationConfig config{};
    config.clustering = {clusters, threshold};
    SherpaOnnxOfflineSpeakerDiarizationSetConfig(diarization(handle), &config);
    return true;
  });
}

// Start and end in seconds and the speaker, one segment after the other.
JNIEXPORT jfloatArray JNICALL Java_io_colloquy_sherpa_OfflineSpeakerDiarization_segments(
    JNIEnv * env, jclass, jlong handle, jfloatArray waveform, jint padded) {
  return guarded<jfloatArray>(env, nullptr, [&] {
    const auto audio = samples(env, waveform, static_cast<size_t>(padded));
    const std::unique_ptr<const SherpaOnnxOfflineSpeakerDiarizationResult,
                          decltype(&SherpaOnnxOfflineSpeakerDiarizationDestroyResult)>
        result(SherpaOnnxOfflineSpeakerDiarizationProcess(diarization(handle), audio.data(),
                                                          static_cast<int32_t>(audio.size())),
               &SherpaOnnxOfflineSpeakerDiarizationDestroyResult);
    if (result == nullptr) {
      throw std::runtime_error("sherpa-onnx gave no result");
    }
    std::vector<jfloat> values;
    const std::unique_ptr<const SherpaOnnxOfflineSpeakerDiarizationSegment,
                          decltype(&SherpaOnnxOfflineSpeakerDiarizationDestroySegment)>
        segments(SherpaOnnxOfflineSpeakerDiarizationResultSortByStartTime(result.get()),
                 &SherpaOnnxOfflineSpeakerDiarizationDestroySegment);
    if (segments != nullptr) {
      const auto count = SherpaOnnxOfflineSpeakerDiarizationResultGetNumSegments(result.get());
      for (int32_t i = 0; i < count; i++) {
        const auto & segment = segments.get()[i];
        values.insert(values.end(), {segment.start, segment.end, static_cast<jfloat>(segment.speaker)});
      }
    }
    jfloatArray array = env->NewFloatArray(static_cast<jsize>(values.size()));
    if (array == nullptr) {
      throw std::bad_alloc();
    }
    env->SetFloatArrayRegion(array, 0, static_cast<jsize>(values.size()), values.data());
    return array;
  });
}

JNIEXPORT void JNICALL Java_io_colloquy_sherpa_OfflineSpeakerDiarization_delete(JNIEnv * env, jclass, jlong handle) {
  guarded<bool>(env, false, [&] {
    SherpaOnnxDestroyOfflineSpeakerDiarization(diarization(handle));
    return true;
  });
}

}  // extern "C"
