"""A recording that grows sentence by sentence and knows its own truth."""
import json
import os
import wave

import numpy as np

import telephone
from voices import RATE

NOISE = 20  # standard deviation of the white noise over the whole recording, of 32768
SPEAKER = 'SPEAKER {} {} {:.3f} {:.3f} <NA> <NA> {} <NA> <NA>\n'


class Recording:
    """Of one channel, or of two: a telephone call, whose speakers have one each."""

    def __init__(self, name, channels=1):
        self.name = name
        self.seconds = 0.
        self.sentences = 0
        self._channels = channels
        self._speakers = []
        self._samples = 0
        self._pieces = []
        self._stm, self._ctm, self._rttm, self._chapters = [], [], [], []
        self.pause(.5)

    def pause(self, seconds):
        """What comes next does so later; or earlier than the last sentence ended, if `seconds` is below 0."""
        self._advance(int(seconds * RATE))

    def chapter(self, title):
        self._chapters.append({'start': round(self.seconds, 3), 'title': title})

    def sentence(self, speaker, text, pcm, times):
        """`times` are the (start, end) of each word within `pcm`, in s."""
        start = self.seconds
        channel = self._channel(speaker)
        for word, (a, b) in zip(text.split(), times):
            self._ctm.append(f'{self.name} {channel} {start + a:.3f} {b - a:.3f} {word.lower().strip(".,?!")}\n')
        self._pieces.append((self._samples, channel, pcm))
        self._advance(len(pcm))
        self._stm.append(f'{self.name} {channel} {speaker} {start:.3f} {self.seconds:.3f} {text.lower()}\n')
        self.sentences += 1

    def turn(self, speaker, start, end):
        self._rttm.append(SPEAKER.format(self.name, self._channel(speaker), start, end - start, speaker))

    def write(self, prefix, seed):
        """PREFIX.wav, .stm (sentences), .ctm (words), .rttm (speakers), .chapters.json.

        One channel is written as 16 kHz s16, two as a telephone exchange records them: 8 kHz µ-law.
        """
        samples = self._mixed()
        noise = np.random.default_rng(seed)
        samples += noise.normal(0, NOISE, samples.shape)
        samples = samples.clip(-32768, 32767).astype(np.int16)
        if self._channels > 1:
            telephone.write(f'{prefix}.wav', samples)
        else:
            with wave.open(f'{prefix}.wav', 'wb') as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(samples.tobytes())
        for suffix, lines in ('stm', self._stm), ('ctm', self._ctm), ('rttm', self._rttm):
            with open(f'{prefix}.{suffix}', 'w') as file:
                file.writelines(lines)
        with open(f'{prefix}.chapters.json', 'w') as file:
            json.dump(self._chapters, file, indent=1)
            file.write('\n')
        print(f'{os.path.basename(prefix)}: {self.seconds / 60:.1f} min, {self.sentences} sentences,'
              f' {len(self._rttm)} turns, {len(self._chapters)} chapters')

    def _mixed(self):
        ends = [start + len(pcm) for start, _, pcm in self._pieces]
        mixed = np.zeros((self._channels, max([self._samples, *ends])))
        for start, channel, pcm in self._pieces:
            mixed[channel - 1, start:start + len(pcm)] += pcm
        return mixed

    def _channel(self, speaker):
        if speaker not in self._speakers:
            self._speakers.append(speaker)
        return min(self._channels, 1 + self._speakers.index(speaker))

    def _advance(self, samples):
        self._samples += samples
        self.seconds += samples / RATE
