"""The filter banks that sherpa-onnx computes for a speaker model, in torch.

80 bands on Kaldi's mel scale from 20 Hz to 7600 Hz, 25 ms every 10 ms, samples in [-1, 1] (normalize_samples = 1), no dither,
edges reflected (snip_edges = false), mean of each frame removed, pre-emphasis 0.97, Povey's window, natural logarithm of the
power, floored at the float epsilon. Then the mean of each band over the whole piece is taken away (global-mean): `centred`.
"""
import math

import torch

RATE, LENGTH, SHIFT, FFT, BANDS = 16000, 400, 160, 512, 80
LOW, HIGH = 20.0, 7600.0


def mel(hertz):
    return 1127.0 * math.log(1.0 + hertz / 700.0)


def band_weights():
    """Triangles on the mel scale: FFT bins × bands."""
    weights = torch.zeros(FFT // 2 + 1, BANDS)
    step = (mel(HIGH) - mel(LOW)) / (BANDS + 1)
    for bin_ in range(FFT // 2):
        at = (mel(bin_ * RATE / FFT) - mel(LOW)) / step
        for band in range(BANDS):
            weights[bin_, band] = max(0.0, 1.0 - abs(at - band - 1))
    return weights


def centred(bands):
    return bands - bands.mean(1, keepdim=True)


class FilterBank(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.window = (0.5 - 0.5 * torch.cos(torch.arange(LENGTH) * (2 * math.pi / (LENGTH - 1)))) ** 0.85
        self.weights = band_weights()

    def forward(self, samples):
        """samples: pieces × length; returns pieces × frames × bands."""
        count = (samples.shape[1] + SHIFT // 2) // SHIFT
        before = LENGTH // 2 - SHIFT // 2
        after = max(0, (count - 1) * SHIFT + LENGTH - before - samples.shape[1])
        padded = torch.cat([samples[:, :before].flip(1), samples, samples[:, samples.shape[1] - after:].flip(1)], 1)
        frames = padded.unfold(1, LENGTH, SHIFT)[:, :count]
        frames = frames - frames.mean(2, keepdim=True)
        frames = torch.cat([frames[:, :, :1] * 0.03, frames[:, :, 1:] - 0.97 * frames[:, :, :-1]], 2)
        spectrum = torch.view_as_real(torch.fft.rfft(frames * self.window, FFT))
        return (spectrum.square().sum(3) @ self.weights).clamp_min(torch.finfo(torch.float32).eps).log()
