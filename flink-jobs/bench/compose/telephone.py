"""Writes what a telephone exchange records: 8 kHz, G.711 µ-law, a channel for each end of the line."""
import struct

import numpy as np

from voices import RATE

TELEPHONE_RATE = 8000
MULAW = 7  # the format's number in a WAV header
BIAS, CLIP = 0x84, 32635
HALF_BAND = np.array([-1, 0, 9, 16, 9, 0, -1]) / 32


def write(path, samples):
    """`samples`: int16, channels by samples, at 16 kHz."""
    halved = np.array([np.convolve(channel, HALF_BAND, 'same')[::RATE // TELEPHONE_RATE] for channel in samples])
    encoded = mulaw(halved.round().astype(int)).T.tobytes()
    channels = len(samples)
    with open(path, 'wb') as file:
        file.write(struct.pack('<4sI4s4sIHHIIHHH4sII4sI', b'RIFF', 50 + len(encoded), b'WAVE', b'fmt ', 18, MULAW,
                               channels, TELEPHONE_RATE, TELEPHONE_RATE * channels, channels, 8, 0,
                               b'fact', 4, len(encoded) // channels, b'data', len(encoded)))
        file.write(encoded)


def mulaw(samples):
    """ITU-T G.711: sign, three bits of segment, four of mantissa, all inverted."""
    magnitude = np.minimum(np.abs(samples), CLIP) + BIAS
    segment = np.log2(magnitude).astype(int) - 7
    mantissa = magnitude >> (segment + 3) & 0x0f
    return (~((samples < 0) * 0x80 | segment << 4 | mantissa) & 0xff).astype(np.uint8)
