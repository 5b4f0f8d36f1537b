"""sherpa-onnx's speaker embedding extractor through its C API, so that what is measured is what the job runs."""
import ctypes

import numpy as np


class Config(ctypes.Structure):
    _fields_ = [('model', ctypes.c_char_p), ('num_threads', ctypes.c_int32),
                ('debug', ctypes.c_int32), ('provider', ctypes.c_char_p)]


class SpeakerEmbeddingExtractor:
    """folder: that of npm's sherpa-onnx-linux-x64, with libsherpa-onnx-c-api.so and libonnxruntime.so."""

    def __init__(self, folder, model):
        ctypes.CDLL(f'{folder}/libonnxruntime.so', ctypes.RTLD_GLOBAL)
        self.library = ctypes.CDLL(f'{folder}/libsherpa-onnx-c-api.so')
        self.extractor = self.call('CreateSpeakerEmbeddingExtractor', ctypes.byref(Config(model.encode(), 1, 0, b'cpu')))
        if not self.extractor.value:
            raise ValueError(f'{model}: sherpa-onnx cannot read it')

    def call(self, name, *arguments):
        function = getattr(self.library, f'SherpaOnnx{name}')
        function.restype = ctypes.c_void_p
        return ctypes.c_void_p(function(*arguments))

    def compute(self, samples, size):
        """The first `size` values that the model puts out for 16 kHz samples in [-1, 1]."""
        samples = np.ascontiguousarray(samples, np.float32)
        stream = self.call('SpeakerEmbeddingExtractorCreateStream', self.extractor)
        self.call('OnlineStreamAcceptWaveform', stream, 16000, samples.ctypes.data_as(ctypes.c_void_p), len(samples))
        self.call('OnlineStreamInputFinished', stream)
        values = self.call('SpeakerEmbeddingExtractorComputeEmbedding', self.extractor, stream)
        copy = np.ctypeslib.as_array(ctypes.cast(values, ctypes.POINTER(ctypes.c_float)), (size,)).copy()
        self.call('SpeakerEmbeddingExtractorDestroyEmbedding', values)
        self.call('DestroyOnlineStream', stream)
        return copy
