// The part of sherpa-onnx's C interface that the binding uses, as version 1.13.4 lays it out. Later
// versions put fields between these: SherpaLibrary.java refuses any other.
#pragma once

#include <cstdint>

extern "C" {

const char * SherpaOnnxGetVersionStr();

struct SherpaOnnxSpeakerEmbeddingExtractorConfig {
  const char * model;
  int32_t num_threads;
  int32_t debug;
  const char * provider;
};

struct SherpaOnnxOfflineSpeakerSegmentationPyannoteModelConfig {
  const char * model;
};

struct SherpaOnnxOfflineSpeakerSegmentationModelConfig {
  SherpaOnnxOfflineSpeakerSegmentationPyannoteModelConfig pyannote;
  int32_t num_threads;
  int32_t debug;
  const char * provider;
};

struct SherpaOnnxFastClusteringConfig {
  int32_t num_clusters;
  float threshold;
};

struct SherpaOnnxOfflineSpeakerDiarizationConfig {
  SherpaOnnxOfflineSpeakerSegmentationModelConfig segmentation;
  SherpaOnnxSpeakerEmbeddingExtractorConfig embedding;
  SherpaOnnxFastClusteringConfig clustering;
  float min_duration_on;
  float min_duration_off;
};

struct SherpaOnnxOfflineSpeakerDiarizationSegment {
  float start;
  float end;
  int32_t speaker;
};

struct SherpaOnnxOnlineStream;
struct SherpaOnnxSpeakerEmbeddingExtractor;
struct SherpaOnnxOfflineSpeakerDiarization;
struct SherpaOnnxOfflineSpeakerDiarizationResult;

// A null pointer where the configuration is unusable.
const SherpaOnnxSpeakerEmbeddingExtractor * SherpaOnnxCreateSpeakerEmbeddingExtractor(
    const SherpaOnnxSpeakerEmbeddingExtractorConfig * config);
void SherpaOnnxDestroySpeakerEmbeddingExtractor(const SherpaOnnxSpeakerEmbeddingExtractor * extractor);
int32_t SherpaOnnxSpeakerEmbeddingExtractorDim(const SherpaOnnxSpeakerEmbeddingExtractor * extractor);
const SherpaOnnxOnlineStream * SherpaOnnxSpeakerEmbeddingExtractorCreateStream(
    const SherpaOnnxSpeakerEmbeddingExtractor * extractor);
int32_t SherpaOnnxSpeakerEmbeddingExtractorIsReady(const SherpaOnnxSpeakerEmbeddingExtractor * extractor,
                                                   const SherpaOnnxOnlineStream * stream);
// As many values as the extractor's dimension, to be given back.
const float * SherpaOnnxSpeakerEmbeddingExtractorComputeEmbedding(
    const SherpaOnnxSpeakerEmbeddingExtractor * extractor, const SherpaOnnxOnlineStream * stream);
void SherpaOnnxSpeakerEmbeddingExtractorDestroyEmbedding(const float * embedding);

void SherpaOnnxOnlineStreamAcceptWaveform(const SherpaOnnxOnlineStream * stream, int32_t sample_rate,
                                          const float * samples, int32_t count);
void SherpaOnnxOnlineStreamInputFinished(const SherpaOnnxOnlineStream * stream);
void SherpaOnnxDestroyOnlineStream(const SherpaOnnxOnlineStream * stream);

const SherpaOnnxOfflineSpeakerDiarization * SherpaOnnxCreateOfflineSpeakerDiarization(
    const SherpaOnnxOfflineSpeakerDiarizationConfig * config);
void SherpaOnnxDestroyOfflineSpeakerDiarization(const SherpaOnnxOfflineSpeakerDiarization * diarization);
// Reads config->clustering only.
void SherpaOnnxOfflineSpeakerDiarizationSetConfig(const SherpaOnnxOfflineSpeakerDiarization * diarization,
                                                  const SherpaOnnxOfflineSpeakerDiarizationConfig * config);
const SherpaOnnxOfflineSpeakerDiarizationResult * SherpaOnnxOfflineSpeakerDiarizationProcess(
    const SherpaOnnxOfflineSpeakerDiarization * diarization, const float * samples, int32_t count);
void SherpaOnnxOfflineSpeakerDiarizationDestroyResult(const SherpaOnnxOfflineSpeakerDiarizationResult * result);
int32_t SherpaOnnxOfflineSpeakerDiarizationResultGetNumSegments(
    const SherpaOnnxOfflineSpeakerDiarizationResult * result);
// All segments in one array, to be given back once; a null pointer where there is none.
const SherpaOnnxOfflineSpeakerDiarizationSegment * SherpaOnnxOfflineSpeakerDiarizationResultSortByStartTime(
    const SherpaOnnxOfflineSpeakerDiarizationResult * result);
void SherpaOnnxOfflineSpeakerDiarizationDestroySegment(const SherpaOnnxOfflineSpeakerDiarizationSegment * segments);

}  // extern "C"
