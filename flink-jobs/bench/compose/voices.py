"""flite's voices, with the time of every word.

Needs Debian's flite1-dev, gcc and python3-numpy; speak.c is compiled on first use.
"""
import os
import subprocess
import sys

try:
    import numpy as np
except ImportError:
    sys.exit('numpy is missing; install it with: apt-get install python3-numpy')

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 16000
VOICES = ('rms', 'slt', 'awb', 'kal16')
EDGE = RATE // 20  # kept before the first and after the last word
LOUDNESS = 2700  # root mean square of every sentence, of 32768


class Voices:
    """Speaks sentences; `folder` holds the compiled program and the PCM of the sentence in hand."""

    def __init__(self, folder):
        self._pcm = f'{folder}/pcm.s16'
        program = f'{folder}/speak'
        libraries = [f'-lflite_cmu_us_{voice}' for voice in VOICES]
        try:
            subprocess.run(
                ['gcc', '-O2', f'{HERE}/speak.c', '-o', program, *libraries,
                 '-lflite_usenglish', '-lflite_cmulex', '-lflite', '-lm'],
                check=True)
        except (OSError, subprocess.CalledProcessError):
            sys.exit('flite or gcc is missing; install them with: apt-get install flite1-dev gcc')
        self._program = program

    def say(self, voice, text):
        """(s16 PCM at an even loudness, [(start, end) of each word in s]); None where flite read other words than written."""
        open(self._pcm, 'wb').close()
        spoken = subprocess.run([self._program, self._pcm], input=f'{voice}\t{text}\n',
                                capture_output=True, text=True, check=True).stdout
        samples, *times = spoken.split()
        words = [tuple(int(float(t) * RATE) for t in time.split(':')) for time in times]
        if len(words) != len(text.split()):
            return None
        start = max(0, words[0][0] - EDGE)
        end = min(int(samples), words[-1][1] + EDGE)
        pcm = np.fromfile(self._pcm, np.int16)[start:end].astype(float)
        pcm *= LOUDNESS / np.sqrt((pcm ** 2).mean())
        return (pcm.clip(-32000, 32000).astype(np.int16),
                [((a - start) / RATE, (b - start) / RATE) for a, b in words])
