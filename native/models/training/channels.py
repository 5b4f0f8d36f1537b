"""Filter banks of every voice as rooms, microphones and lines let it be heard, so that the channel does not tell the voice.

usage: channels.py DATA_DIR      reads pcm.s16 and index.tsv of voices.py
writes DATA_DIR/bands.f16: for each stretch of 10 s, in the order of DATA_DIR/stretches.tsv (voice, family), VERSIONS times
1000 frames of 80 bands, not centred. The first version is the clean one; the others are random.
"""
import math
import multiprocessing
import sys

import numpy as np
import torch
from torch.nn import functional

from filterbank import RATE, FilterBank

SEED = 20
STRETCH = 10 * RATE
VERSIONS = 3
STRETCHES = 4  # of a voice, at most


def telephone(samples):
    """300 to 3400 Hz at 8 kHz, mu-law of 8 bits."""
    length = samples.shape[1]
    spectrum = torch.fft.rfft(samples)
    hertz = torch.linspace(0, RATE / 2, spectrum.shape[1])
    spectrum = spectrum * torch.sigmoid((hertz - 280) / 25) * torch.sigmoid((3500 - hertz) / 40)
    narrow = torch.fft.irfft(spectrum[:, :length // 4 + 1], length // 2) / 2
    code = (narrow.sign() * torch.log1p(255 * narrow.abs().clamp_max(1)) / math.log(256) * 127).round() / 127
    narrow = code.sign() * (torch.pow(256.0, code.abs()) - 1) / 255
    wide = functional.pad(torch.fft.rfft(narrow), (0, length // 2 - length // 4))
    return torch.fft.irfft(wide, length) * 2


def heard_elsewhere(samples, rng):
    """Stretches at another gain, and by chance with pauses, noise from white to pink, a low-pass filter, or by telephone."""
    count, length = samples.shape

    def chance():
        return torch.from_numpy(rng.random((count, 1)).astype(np.float32))

    samples = samples * torch.pow(10, -1.2 * chance() + 0.3)
    for row in np.flatnonzero(rng.random(count) < 0.4):
        for start in rng.integers(0, length, 4):
            samples[row, start:start + rng.integers(RATE // 10, RATE * 6 // 10)] *= float(rng.choice([0, 0.003]))
    hertz = torch.linspace(1, RATE / 2, length // 2 + 1)
    noise = torch.fft.irfft(torch.fft.rfft(torch.randn(count, length)) * hertz ** (-chance()), length)
    noise = noise / noise.pow(2).mean(1, keepdim=True).sqrt() * samples.pow(2).mean(1, keepdim=True).sqrt()
    samples = samples + noise * torch.pow(10, -(6 + 44 * chance()) / 20) * (chance() < 0.6)
    low = np.flatnonzero(rng.random(count) < 0.3)
    cutoff = torch.from_numpy(rng.uniform(3800, 7800, (len(low), 1)).astype(np.float32))
    samples[low] = torch.fft.irfft(torch.fft.rfft(samples[low]) * torch.sigmoid((cutoff - hertz) / 60), length)
    phoned = np.flatnonzero(rng.random(count) < 0.35)
    samples[phoned] = telephone(samples[phoned].clamp(-1, 1))
    return (samples.clamp(-1, 1) * 32767).round() / 32768


def versions(job):
    """stretches × VERSIONS × frames × bands of one voice"""
    number, pcm = job
    torch.set_num_threads(1)
    torch.manual_seed(SEED + number)
    rng, banks = np.random.default_rng([SEED, number]), FilterBank()
    stretches = pcm[:len(pcm) // STRETCH * STRETCH].reshape(-1, STRETCH)
    samples = torch.from_numpy(rng.permutation(stretches)[:STRETCHES].astype(np.float32) / 32768)
    heard = [samples] + [heard_elsewhere(samples.clone(), rng) for _ in range(VERSIONS - 1)]
    return torch.stack([banks(version) for version in heard], 1).to(torch.float16).numpy()


def main(data):
    pcm = np.memmap(f'{data}/pcm.s16', np.int16, 'r')
    voices = [line.split('\t') for line in open(f'{data}/index.tsv')]
    jobs = ((i, pcm[int(offset):int(offset) + int(length)]) for i, (_, _, offset, length) in enumerate(voices))
    with multiprocessing.get_context('spawn').Pool(2) as pool, \
            open(f'{data}/bands.f16', 'wb') as bands, open(f'{data}/stretches.tsv', 'w') as stretches:
        for (voice, family, *_), heard in zip(voices, pool.imap(versions, jobs)):
            bands.write(heard.tobytes())
            stretches.write(f'{voice}\t{family}\n' * len(heard))


if __name__ == '__main__':
    main(sys.argv[1])
