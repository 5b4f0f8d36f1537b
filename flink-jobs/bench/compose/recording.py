"""A recording that grows sentence by sentence and knows its own truth."""
import json
import os
import wave

import numpy as np

from voices import RATE

NOISE = 20  # standard deviation of the white noise over the whole recording, of 32768
SPEAKER = 'SPEAKER {} 1 {:.3f} {:.3f} <NA> <NA> {} <NA> <NA>\n'


class Recording:

    def __init__(self, name):
        self.name = name
        self.seconds = 0.
        self.sentences = 0
        self._audio, self._stm, self._ctm, self._rttm, self._chapters = [], [], [], [], []
        self.pause(.5)

    def pause(self, seconds):
        self._append(np.zeros(int(seconds * RATE), np.int16))

    def chapter(self, title):
        self._chapters.append({'start': round(self.seconds, 3), 'title': title})

    def sentence(self, speaker, text, pcm, times):
        """`times` are the (start, end) of each word within `pcm`, in s."""
        start = self.seconds
        for word, (a, b) in zip(text.split(), times):
            self._ctm.append(f'{self.name} 1 {start + a:.3f} {b - a:.3f} {word.lower().strip(".,?!")}\n')
        self._append(pcm)
        self._stm.append(f'{self.name} 1 {speaker} {start:.3f} {self.seconds:.3f} {text.lower()}\n')
        self.sentences += 1

    def turn(self, speaker, start, end):
        self._rttm.append(SPEAKER.format(self.name, start, end - start, speaker))

    def write(self, prefix, seed):
        """PREFIX.wav (16 kHz mono s16), .stm (sentences), .ctm (words), .rttm (speakers), .chapters.json."""
        samples = np.concatenate(self._audio).astype(float)
        samples += np.random.default_rng(seed).normal(0, NOISE, len(samples))
        with wave.open(f'{prefix}.wav', 'wb') as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.clip(-32768, 32767).astype(np.int16).tobytes())
        for suffix, lines in ('stm', self._stm), ('ctm', self._ctm), ('rttm', self._rttm):
            with open(f'{prefix}.{suffix}', 'w') as file:
                file.writelines(lines)
        with open(f'{prefix}.chapters.json', 'w') as file:
            json.dump(self._chapters, file, indent=1)
            file.write('\n')
        print(f'{os.path.basename(prefix)}: {self.seconds / 60:.1f} min, {self.sentences} sentences,'
              f' {len(self._rttm)} turns, {len(self._chapters)} chapters')

    def _append(self, pcm):
        self._audio.append(pcm)
        self.seconds += len(pcm) / RATE
